/** Opens an example's network, and the known motifs with which the page begins. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULTS } from '../../www/session/address.js';
import { databases } from '../headless/motifs.mjs';
import { root } from '../site.mjs';

/** @typedef {import('./engine.mjs').NodeEngine} NodeEngine */

export const EXAMPLES = join(root, 'www', 'examples');

/** @param {NodeEngine} engine @param {import('./examples.mjs').Example} example */
export async function open(engine, { id, model }) {
  return engine.call('open', { name: `${id}.onnx`, content: await blob(join(EXAMPLES, model)) });
}

/** @param {NodeEngine} engine */
export async function addMotifs(engine) {
  for (const { name, file } of await databases(DEFAULTS.motifs)) {
    await engine.call('motifs.add', { name, content: await blob(file) });
  }
}

/** @param {string} path */
async function blob(path) {
  return new Blob([new Uint8Array(await readFile(path))]);
}
