/** A neuron's substructure as an ONNX file, for whatever reads ONNX. */
import { onnx } from './onnx.mjs';

/** @typedef {import('../../pkg/neuronmotif.js').Steps} Steps */
/** @typedef {import('../../pkg/neuronmotif.js').Step} Step */
/** @typedef {Extract<Step, {kind: 'convolution'}>} Convolution */

/**
 * @param {Steps} substructure
 * @param {number} batch sequences per call; the file fixes it
 * @returns {Uint8Array} a network of one output, its input `x` being batch × letters × length, its output `y`
 */
export function chain({ steps, letters, length }, batch) {
  const parts = steps.map((step, index) => operations(step, index, index === steps.length - 1));
  return onnx({
    nodes: parts.flatMap(({ nodes }) => nodes),
    tensors: parts.flatMap(({ tensors }) => tensors),
    inputs: [{ name: 'x', dims: [batch, letters, length] }],
    outputs: [{ name: 'y', dims: [batch, 1, 1] }],
  });
}

/**
 * @param {Step} step
 * @param {number} index
 * @param {boolean} last
 * @returns {{nodes: import('./onnx.mjs').Node[], tensors: import('./onnx.mjs').Tensor[]}}
 */
function operations(step, index, last) {
  const input = index === 0 ? 'x' : `map${index - 1}`;
  const output = last ? 'y' : `map${index}`;
  switch (step.kind) {
    case 'convolution':
      return convolution(step, input, output, index);
    case 'affine': {
      const dims = [1, step.scale.length, 1];
      const [scaled, scale, shift] = [`scaled${index}`, `scale${index}`, `shift${index}`];
      return {
        nodes: [
          { type: 'Mul', inputs: [input, scale], output: scaled },
          { type: 'Add', inputs: [scaled, shift], output },
        ],
        tensors: [
          { name: scale, dims, values: step.scale },
          { name: shift, dims, values: step.shift },
        ],
      };
    }
    case 'relu':
      return { nodes: [{ type: 'Relu', inputs: [input], output }], tensors: [] };
    case 'max-pool': {
      const settings = { kernel_shape: [step.size], strides: [step.stride] };
      return { nodes: [{ type: 'MaxPool', inputs: [input], output, settings }], tensors: [] };
    }
  }
}

/** @param {Convolution} step @param {string} input @param {string} output @param {number} index */
function convolution(step, input, output, index) {
  const [weights, bias] = [`weights${index}`, `bias${index}`];
  const settings = { kernel_shape: [step.kernel], strides: [step.stride], dilations: [step.dilation] };
  return {
    nodes: [{ type: 'Conv', inputs: [input, weights, bias], output, settings }],
    tensors: [
      { name: weights, dims: [step.outputs, step.inputs, step.kernel], values: inputsFirst(step) },
      { name: bias, dims: [step.outputs], values: step.bias },
    ],
  };
}

/** @param {Convolution} step @returns {Float32Array} the weights as output × input × kernel */
function inputsFirst({ outputs, kernel, inputs, weights }) {
  const turned = new Float32Array(weights.length);
  for (let output = 0; output < outputs; output += 1) {
    const start = output * kernel * inputs;
    for (let position = 0; position < kernel; position += 1) {
      for (let input = 0; input < inputs; input += 1) {
        turned[start + input * kernel + position] = weights[start + position * inputs + input];
      }
    }
  }
  return turned;
}
