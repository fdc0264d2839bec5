/** Opens a random network with our engine, and compares every layer with what ONNX Runtime computes. */
import { generate } from './generate.mjs';
import { computed, rows } from './reference.mjs';
import { close, differing } from './windows.mjs';

/** @typedef {import('../../../tools/headless/session.mjs').Place} Place */
/** @typedef {import('./builder.mjs').Builder} Builder */
/** @typedef {import('../../../www/engine/types.js').LayerInfo} LayerInfo */
/**
 * @typedef {object} Compared
 * @property {string[]} differences in words; none where all is well
 * @property {string[]} refusals of layers or of the file, without the names of its nodes
 * @property {number} equal number of layers with the same values
 * @property {string | null} invalid why ONNX Runtime refuses the network; null where it computes it
 * @property {string | null} unchecked why the reference engine cannot check it
 */

/** Windows that are evaluated with the reference engine too. */
const CHECKED = 4;

/** Values above it say nothing: what is added to them is lost. */
const HUGE = 1e12;

/** @param {Place} place @param {number} seed */
export async function comparedNetwork(place, seed) {
  const { builder, input, bytes } = generate(seed);
  const result = { differences: [], refusals: [], equal: 0, invalid: null, unchecked: null };
  return { builder, input, bytes, result: await compared(place, builder, input, bytes, result) };
}

/**
 * @param {Place} place @param {Builder} builder @param {import('./inputs.mjs').Input} input @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Compared} result @returns {Promise<Compared>}
 */
async function compared(place, builder, input, bytes, result) {
  const found = await computed(builder, bytes);
  if ('refused' in found) return { ...result, invalid: found.refused };
  let opened;
  try {
    opened = await place.ask('open', 'random.onnx', new Blob([bytes]), undefined, { alphabet: input.alphabet });
  } catch (error) {
    refuse(builder, result, error);
    return result;
  }
  const { info, check, unchecked } = opened;
  result.unchecked = unchecked;
  if (unchecked?.startsWith('The engine stopped')) result.differences.push(`the reference engine: ${unchecked}`);
  for (const row of [...info.layers, ...info.dense]) await layer(place, builder, input, row, found.tensors, unchecked, result);
  if (check?.verdict === 'failed') {
    result.differences.push(`the engine check failed: layer ${check.fault.layer}, supported: ${check.fault.kind}`);
  }
  return result;
}

/**
 * @param {Place} place @param {Builder} builder @param {import('./inputs.mjs').Input} input @param {LayerInfo} row
 * @param {Map<string, import('onnxruntime-web').Tensor>} tensors @param {string | null} unchecked @param {Compared} result
 */
async function layer(place, builder, input, row, tensors, unchecked, result) {
  if (!row.analysable) return refuse(builder, result, row.reason);
  const known = builder.layers.find(({ name }) => name === row.name);
  if (!known) return result.differences.push(`layer ${row.index} (${row.name}) is none of the network`);
  if (known.unknown) return result.differences.push(`layer ${row.index} (${row.name}) depends on another input`);
  for (const [item, sequence] of input.sequences.entries()) {
    const windows = windowsOf(sequence, row.receptive_field);
    const maps = known.tensors.map(({ name, layout }) => rows(/** @type {any} */ (tensors.get(name)), layout, item));
    if (maps.some(map => map.some(row => row.some(value => !(Math.abs(value) < HUGE))))) continue;
    const values = await valuesOf(place, row, windows, 'simd');
    const wrong = maps.map(map => differing(values, map, known.field, row));
    if (wrong.includes(null)) result.equal += 1;
    else result.differences.push(`layer ${row.index} (${row.name}): ${wrong.at(-1)}`);
    if (unchecked === null) await reference(place, row, windows, values, result);
  }
}

/** Compares some windows with the reference engine. @param {Place} place @param {LayerInfo} row @param {string[]} windows @param {number[][]} values @param {Compared} result */
async function reference(place, row, windows, values, result) {
  const step = Math.ceil(windows.length / CHECKED);
  const chosen = windows.filter((_, index) => index % step === 0);
  const map = chosen.map((_, index) => Float32Array.from(values[index * step]));
  try {
    const other = await valuesOf(place, row, chosen, 'tract');
    if (!close(map)(map, other)) {
      result.differences.push(`layer ${row.index} (${row.name}): the reference engine has other values than the kernels`);
    }
  } catch (error) {
    result.differences.push(`layer ${row.index} (${row.name}): ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {string} sequence @param {number} length @returns {string[]} */
function windowsOf(sequence, length) {
  return Array.from({ length: Math.max(0, sequence.length - length + 1) }, (_, start) => sequence.slice(start, start + length));
}

/** @param {Place} place @param {LayerInfo} row @param {string[]} windows @param {'simd' | 'tract'} engine @returns {Promise<number[][]>} */
async function valuesOf(place, row, windows, engine) {
  const request = { layer: row.index, sequences: windows.join('\n'), window: true, engine };
  return JSON.parse(await place.ask('call', 'activations', request)).values;
}

/**
 * Notes a refusal. One whose words the network does not announce is a difference.
 * @param {Builder} builder @param {Compared} result @param {any} reason of a layer or of the file
 */
function refuse(builder, result, reason) {
  const words = reason.code ? `${reason.code}: ${reason.message}` : reason.kind === 'operation' ? `${reason.operation}: ${reason.why}` : reason.kind;
  const plain = words.replace(/[“(]?\b[a-z]+_\d+(?:\/[a-z0-9_]+)*\b[”)]?/g, '…').replace(/\d+/g, '0');
  if (builder.refusals.some(announced => words.includes(announced))) result.refusals.push(plain);
  else result.differences.push(`refused: ${words}`);
}
