/** What is measured: networks, and in each the layers that matter. A network that is not there is left out. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/** Sequences in one call; of the order of a generation, so that every thread has its share. */
export const BATCH = 256;

/** Milliseconds of one measurement, and how many of them the median is taken of. */
export const MILLISECONDS = 400;
export const ROUNDS = 5;

const NETWORKS = [
  { name: 'zeb1-toy', file: 'www/examples/zeb1-toy/model.onnx' },
  { name: 'ctcf-pair', file: 'www/examples/ctcf-pair/model.onnx' },
  { name: 'nm_demo2', file: '../shared/models/nm_demo2.onnx' },
  { name: 'basset_planted', file: '../shared/models/basset_planted.onnx' },
];

/** @returns {{name: string, file: string}[]} the networks of this machine, with their absolute paths */
export function networks() {
  return NETWORKS.map(({ name, file }) => ({ name, file: join(root, file) })).filter(({ file }) => existsSync(file));
}
