/** What ONNX Runtime computes of a network. */
import * as onnxruntime from 'onnxruntime-web';
import { onnx } from '../../bench/onnx.mjs';

/** @typedef {import('./description.mjs').Description} Description */
/**
 * The map of a tensor: a row per position, with a number per channel.
 * @typedef {Float32Array[]} Rows
 */

/** ONNX Runtime on one thread, silent about files that it refuses: they say nothing about us. */
onnxruntime.env.wasm.numThreads = 1;
onnxruntime.env.logLevel = 'fatal';

const OPTIONS = /** @type {const} */ ({
  executionProviders: ['wasm'],
  // Every operator is computed as it is written.
  graphOptimizationLevel: 'disabled',
  logSeverityLevel: 4,
});

/**
 * Loads ONNX Runtime, which puts Node's own `Worker` into the place of that of the page: it must be loaded before the engine.
 */
export async function load() {
  const nodes = [{ type: 'Relu', inputs: ['x'], output: 'y' }];
  const file = onnx({ nodes, tensors: [], inputs: [{ name: 'x', dims: [1] }], outputs: [{ name: 'y' }] });
  const session = await onnxruntime.InferenceSession.create(file, OPTIONS);
  await session.release();
}

/**
 * @param {Description['inputs']} inputs @param {Uint8Array} bytes
 * @returns {Promise<{tensors: Map<string, import('onnxruntime-web').Tensor>} | {refused: string}>} the outputs by name
 */
export async function computed(inputs, bytes) {
  try {
    const session = await onnxruntime.InferenceSession.create(bytes, OPTIONS);
    try {
      const given = inputs.map(({ name, given, sizes }) => [name, new onnxruntime.Tensor('float32', given, sizes)]);
      const found = await session.run(Object.fromEntries(given));
      return { tensors: new Map(Object.entries(found)) };
    } finally {
      await session.release();
    }
  } catch (error) {
    return { refused: /** @type {Error} */ (error).message.replace(/^.*ERROR_MESSAGE: /s, '') };
  }
}

/**
 * @param {import('onnxruntime-web').Tensor} tensor @param {string} layout a letter per axis @param {number} item of the batch
 * @returns {Rows}
 */
export function rows(tensor, layout, item) {
  const { dims } = tensor;
  const data = /** @type {Float32Array} */ (tensor.data);
  const [axisC, axisL] = [layout.indexOf('C'), layout.indexOf('L')];
  const strides = dims.map((_, axis) => dims.slice(axis + 1).reduce((product, size) => product * size, 1));
  const [channels, positions] = [dims[axisC] ?? 1, axisL < 0 ? 1 : dims[axisL]];
  const at = (/** @type {number} */ position, /** @type {number} */ channel) =>
    data[item * strides[0] + channel * strides[axisC] + position * (axisL < 0 ? 0 : strides[axisL])];
  return Array.from({ length: positions }, (_, position) =>
    Float32Array.from({ length: channels }, (_, channel) => at(position, channel)),
  );
}
