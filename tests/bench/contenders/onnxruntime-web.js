/** onnxruntime-web: its WebAssembly provider. The input tensor is kept ready. */
import { chain } from '../chain.mjs';
import { answer, oneHot, repeat } from './answer.js';

/** @typedef {typeof import('onnxruntime-web')} Ort */

// Convolutions along one axis are as fast for it as those of images that are one letter high.

const FOLDER = '/peers/onnxruntime-web/';
const MODULE = `${FOLDER}ort.wasm.min.mjs`;

/** @type {Ort} */
let ort;
/** @type {import('onnxruntime-web').InferenceSession | undefined} */
let session;
/** @type {import('onnxruntime-web').Tensor} */
let input;

answer({
  /** @param {{threads: number}} params */
  async start({ threads }) {
    ort = await import(MODULE);
    ort.env.wasm.wasmPaths = FOLDER;
    ort.env.wasm.numThreads = threads;
    // Its module is loaded with the first network; where that fails it should be known now.
    const nothing = chain({ letters: 1, length: 1, flops: 0, steps: [{ kind: 'relu' }] }, 1);
    await (await ort.InferenceSession.create(nothing)).release();
  },
  // It has no build without SIMD; where it cannot have threads, it sets their number back to 1.
  describe: () => `${ort.env.versions.web}, simd128, threads ${ort.env.wasm.numThreads}`,
  /** @param {{substructure: import('../chain.mjs').Steps, batch: number, codes: Uint8Array}} params */
  async prepare({ substructure, batch, codes }) {
    await session?.release();
    const next = await ort.InferenceSession.create(chain(substructure, batch), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
    const { letters, length } = substructure;
    input = new ort.Tensor('float32', channelsFirst(oneHot(codes, letters), length, letters), [batch, letters, length]);
    session = next;
    const { y } = await next.run({ x: input });
    return y.data;
  },
  /** @param {{milliseconds: number}} params */
  forward: ({ milliseconds }) => repeat(input.dims[0], milliseconds, () => session?.run({ x: input })),
});

/** @param {Float32Array} hot sequence × position × letter @param {number} length @param {number} letters */
function channelsFirst(hot, length, letters) {
  const turned = new Float32Array(hot.length);
  for (let at = 0; at < hot.length; at += 1) {
    const [row, letter] = [Math.floor(at / letters), at % letters];
    const [sequence, position] = [Math.floor(row / length), row % length];
    turned[(sequence * letters + letter) * length + position] = hot[at];
  }
  return turned;
}
