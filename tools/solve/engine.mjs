/** The built engine with an example open, and the known motifs with which the page begins. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULTS } from '../../www/session/address.js';
import { readNeurons } from '../../www/session/neurons.js';
import { databases } from '../headless/motifs.mjs';
import { Session } from '../headless/session.mjs';
import { root } from '../site.mjs';

/** @typedef {import('./examples.mjs').Example} Example */

export const EXAMPLES = join(root, 'www', 'examples');

/**
 * @template T
 * @param {Example} example
 * @param {(engine: Session, info: import('../../www/engine/types.js').ModelInfo) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withExample({ id, model }, work) {
  const engine = await Session.start({ threads: 1, motifs: await databases(DEFAULTS.motifs) });
  try {
    const content = new Blob([new Uint8Array(await readFile(join(EXAMPLES, model)))]);
    const { info } = await engine.call('open', { name: `${id}.onnx`, content });
    return await work(engine, info);
  } finally {
    await engine.close();
  }
}

/**
 * @param {Example} example
 * @param {number} [groups] motif pattern groups per pooling (P); left out, the engine chooses
 * @returns {Promise<string>} the report's JSON text
 */
export function analyze(example, groups) {
  return withExample(example, async (engine, info) => {
    await engine.addMotifs();
    const { channels } = readNeurons(example.neurons, info.layers[example.layer - 1].channels);
    const options = await engine.call('preset', { name: example.preset ?? 'paper' });
    options.targets = [{ layer: example.layer, channels: channels ?? [] }];
    if (groups !== undefined) options.demixing.groups = groups;
    return (await engine.call('run', { options })).report;
  });
}
