/** TensorFlow.js on its WebAssembly backend (XNNPACK). The input tensor is kept ready. */
import { answer, oneHot, repeat } from './answer.js';

/** @typedef {typeof import('@tensorflow/tfjs-core')} Core */
/** @typedef {typeof import('@tensorflow/tfjs-backend-wasm')} Wasm */
/** @typedef {import('@tensorflow/tfjs-core').Tensor4D} Tensor4D */
/** @typedef {(input: Tensor4D) => Tensor4D} Layer */

// Maps are batch × 1 × positions × channels, which is faster for it than batch × positions × 1 × channels.

const FOLDER = '/peers/tfjs/';

/** Both are scripts that leave their names behind. @type {{tf: Core & {wasm: Wasm}}} */
const scope = /** @type {any} */ (globalThis);
/** @type {Tensor4D} */
let input;
/** @type {Layer[]} */
let layers = [];
/** @type {import('@tensorflow/tfjs-core').Tensor[]} */
let weights = [];

answer({
  /** @param {{threads: number}} params */
  async start({ threads }) {
    // It starts half as many threads as there are cores, whatever is requested: so it is given twice the number of cores.
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * threads });
    for (const script of ['tf-core.min.js', 'tf-backend-wasm.min.js']) await import(`${FOLDER}${script}`);
    const { tf } = scope;
    tf.wasm.setWasmPaths(FOLDER);
    tf.wasm.setThreadsCount(threads);
    await tf.setBackend('wasm');
  },
  async describe() {
    const { tf } = scope;
    const [simd, threaded] = await Promise.all(
      ['WASM_HAS_SIMD_SUPPORT', 'WASM_HAS_MULTITHREAD_SUPPORT'].map(flag => tf.env().getAsync(flag)),
    );
    const used = threaded ? tf.wasm.getThreadsCount() : 1;
    return `${tf.version_core}, backend ${tf.getBackend()}, ${simd ? 'simd128' : 'NO SIMD'}, threads ${used}`;
  },
  /** @param {{substructure: import('../chain.mjs').Steps, batch: number, codes: Uint8Array}} params */
  prepare({ substructure: { steps, letters, length }, batch, codes }) {
    for (const tensor of weights) tensor.dispose();
    input?.dispose();
    weights = [];
    layers = steps.flatMap((_, index) => layer(steps, index));
    input = scope.tf.tensor4d(oneHot(codes, letters), [batch, 1, length, letters]);
    return forward();
  },
  /** @param {{milliseconds: number}} params */
  forward: ({ milliseconds }) => repeat(input.shape[0], milliseconds, forward),
});

/** @returns {Float32Array} */
function forward() {
  const output = scope.tf.tidy(() => layers.reduce((map, layer) => layer(map), input));
  const values = /** @type {Float32Array} */ (output.dataSync());
  output.dispose();
  return values;
}

/**
 * @param {import('../chain.mjs').Step[]} steps
 * @param {number} index
 * @returns {Layer[]} none for a ReLU that the convolution before it takes along
 */
function layer(steps, index) {
  const { tf } = scope;
  const step = steps[index];
  switch (step.kind) {
    case 'convolution': {
      const filter = tf.tensor4d(lastOutput(step), [1, step.kernel, step.inputs, step.outputs]);
      const bias = tf.tensor1d(step.bias);
      weights.push(filter, bias);
      const activation = steps[index + 1]?.kind === 'relu' ? 'relu' : 'linear';
      const [strides, dilations] = [pair(step.stride), pair(step.dilation)];
      return [x => tf.fused.conv2d({ x, filter, strides, pad: 'valid', dilations, bias, activation })];
    }
    case 'affine': {
      const [scale, shift] = [tf.tensor1d(step.scale), tf.tensor1d(step.shift)];
      weights.push(scale, shift);
      return [map => tf.add(tf.mul(map, scale), shift)];
    }
    case 'relu':
      return steps[index - 1]?.kind === 'convolution' ? [] : [map => tf.relu(map)];
    case 'max-pool':
      return [map => tf.maxPool(map, [1, step.size], [1, step.stride], 'valid')];
  }
}

/** @param {number} along the sequence @returns {[number, number]} */
const pair = along => [1, along];

/** @param {import('../chain.mjs').Convolution} step @returns {Float32Array} the weights as kernel × input × output */
function lastOutput({ outputs, kernel, inputs, weights }) {
  const turned = new Float32Array(weights.length);
  const size = kernel * inputs;
  for (let at = 0; at < weights.length; at += 1) {
    turned[(at % size) * outputs + Math.floor(at / size)] = weights[at];
  }
  return turned;
}
