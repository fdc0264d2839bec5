/** Networks with random weights: what a network costs does not depend on what it has learned. */
import { onnx } from './onnx.mjs';
import { normal, uniform } from './random.mjs';

/** @typedef {{channels: number, kernel: number}} Filters */
/** @typedef {Filters | {pool: number}} Layer */

const LETTERS = 4;
/** Long enough for every layer's receptive field. */
const LENGTH = 1000;

/** The shape of BD-10, the ten-layer network of the paper. @type {Layer[]} */
export const BD10 = [
  { channels: 128, kernel: 7 },
  { channels: 128, kernel: 3 },
  ...[160, 256, 384, 512].flatMap(channels => [{ pool: 2 }, { channels, kernel: 3 }, { channels, kernel: 3 }]),
];

/** @param {number} channels @returns {Layer[]} a network of two layers, as wide as one likes */
export function wide(channels) {
  return [{ channels, kernel: 11 }, { pool: 4 }, { channels, kernel: 7 }];
}

/** @param {number} convolutions an even number @returns {Layer[]} with a pooling between any two pairs of them */
export function deep(convolutions) {
  const pair = Array.from({ length: 2 }, () => ({ channels: 64, kernel: 3 }));
  const further = Array.from({ length: convolutions / 2 - 1 }, () => [{ pool: 2 }, ...pair]);
  return [{ channels: 64, kernel: 7 }, { channels: 64, kernel: 3 }, ...further.flat()];
}

/**
 * @param {Layer[]} layers each convolution is followed by a batch norm and a ReLU
 * @param {number} seed
 * @returns {Uint8Array} an ONNX file, its weights drawn as He and others (2015) advise
 */
export function generated(layers, seed) {
  const draw = uniform(seed);
  /** @type {import('./onnx.mjs').Node[]} */
  const nodes = [];
  /** @type {import('./onnx.mjs').Tensor[]} */
  const tensors = [];
  let [map, channels, positions] = ['x', LETTERS, LENGTH];

  /** @param {string} type @param {string[]} parameters @param {Record<string, number[]>} [settings] */
  const append = (type, parameters, settings) => {
    const output = `map${nodes.length}`;
    nodes.push({ type, inputs: [map, ...parameters], output, settings });
    map = output;
  };
  /** @param {string} what @param {number[]} dims @param {Float32Array} values */
  const tensor = (what, dims, values) => {
    const name = `${what}${tensors.length}`;
    tensors.push({ name, dims, values });
    return name;
  };
  /** @param {Filters} filters */
  const convolution = filters => {
    const fan = channels * filters.kernel;
    const weights = normal(draw, filters.channels * fan, Math.sqrt(2 / fan));
    append('Conv', [tensor('weights', [filters.channels, channels, filters.kernel], weights)], {
      kernel_shape: [filters.kernel],
    });
    [channels, positions] = [filters.channels, positions - filters.kernel + 1];
    const around = (/** @type {number} */ mean) => normal(draw, channels, 0.1).map(value => mean + value);
    const norm = [around(1), around(0), around(0), around(1)];
    append(
      'BatchNormalization',
      norm.map(values => tensor('norm', [channels], values)),
    );
    append('Relu', []);
  };

  for (const layer of layers) {
    if ('pool' in layer) {
      append('MaxPool', [], { kernel_shape: [layer.pool], strides: [layer.pool] });
      positions = Math.floor(positions / layer.pool);
    } else convolution(layer);
  }
  const inputs = [{ name: 'x', dims: [1, LETTERS, LENGTH] }];
  return onnx({ nodes, tensors, inputs, outputs: [{ name: map, dims: [1, channels, positions] }] });
}
