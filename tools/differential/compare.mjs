/**
 * Opens the networks that generate.py wrote, and compares what the engine computes with what ONNX Runtime did:
 * node tools/differential/compare.mjs FOLDER
 *
 * A window of the sequence belongs to a position of the map if its place is a fixed offset plus the position times the
 * layer's stride; there must be one offset for which most positions agree.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inNode } from '../headless/in-node.mjs';

/** Largest difference that counts as rounding, relative to the largest value. */
const ROUNDING = 1e-3;

const folder = process.argv[2];
const names = (await readdir(folder)).filter(name => name.endsWith('.onnx')).sort();
const place = inNode();
await place.ask('start', { threads: 2 });
/** @type {Record<string, string[]>} */
const outcomes = { equal: [], different: [], refused: [], 'padded only': [] };
for (const name of names) {
  const outcome = await compared(name);
  outcomes[outcome.kind].push(`${name}: ${outcome.why}`);
}
for (const kind of ['different', 'refused', 'padded only']) {
  for (const line of outcomes[kind]) process.stdout.write(`${kind}: ${line}\n`);
}
const counts = Object.entries(outcomes).map(([kind, list]) => `${list.length} ${kind}`);
process.stdout.write(`${names.length} networks: ${counts.join(', ')}\n`);
process.exit(outcomes.different.length > 0 ? 1 : 0);

/** @param {string} name @returns {Promise<{kind: string, why: string}>} */
async function compared(name) {
  const expected = JSON.parse(await readFile(join(folder, name.replace('.onnx', '.json')), 'utf8'));
  try {
    const { info, check } = await place.ask('open', name, await place.file(join(folder, name)), undefined, {});
    const layer = info.layers.at(-1);
    if (!layer.analysable) return { kind: 'refused', why: JSON.stringify(layer.reason) };
    if (layer.padded) return { kind: 'padded only', why: `receptive field ${layer.receptive_field}` };
    const windows = [];
    for (let start = 0; start + layer.receptive_field <= expected.sequence.length; start++) {
      windows.push(expected.sequence.slice(start, start + layer.receptive_field));
    }
    const answer = await place.ask('call', 'activations', { layer: layer.index, sequences: windows.join('\n') });
    const off = difference(JSON.parse(answer).values, expected.values, layer.jump);
    const steps = expected.steps.join(' ');
    if (!(off < ROUNDING)) return { kind: 'different', why: `by ${off.toExponential(1)}: ${steps}` };
    if (check?.verdict === 'failed') return { kind: 'different', why: `false alarm: ${steps}` };
    return { kind: 'equal', why: '' };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return { kind: 'refused', why: message };
  }
}

/**
 * @param {number[][]} windows @param {number[][]} map @param {number} stride
 * @returns {number} the largest difference in the better half of the positions, with the best offset: the others may read
 *   padding
 */
function difference(windows, map, stride) {
  const largest = Math.max(...map.flat().map(Math.abs), 1e-6);
  let best = Number.POSITIVE_INFINITY;
  for (let offset = -20; offset <= 20; offset++) {
    const pairs = map.map((row, position) => [row, windows[offset + position * stride]]).filter(([, window]) => window);
    const off = pairs.map(([row, window]) =>
      Math.max(...row.map((value, channel) => Math.abs(value - window[channel]))),
    );
    const half = off.sort((a, b) => a - b)[Math.ceil(off.length / 2) - 1];
    if (pairs.length > 0) best = Math.min(best, half / largest);
  }
  return best;
}
