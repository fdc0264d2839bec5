/** Opens a network with our engine, and compares every layer with what ONNX Runtime computes. */
import { isOpenFault } from './open-faults.mjs';
import { refusalOf } from './refusals.mjs';
import { computed, rows } from './reference.mjs';
import { outputs } from './whole.mjs';
import { close, differing } from './windows.mjs';

/** @typedef {import('../../../tools/headless/session.mjs').Place} Place */
/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('../../../www/engine/types.js').LayerInfo} LayerInfo */
/** @typedef {import('onnxruntime-web').Tensor} Tensor */
/**
 * A network that is open in the engine.
 * @typedef {object} Open
 * @property {Place} place
 * @property {Description} description
 * @property {Map<string, Tensor>} tensors what ONNX Runtime computes
 * @property {boolean} checked whether the reference engine can run it
 * @property {number} length letters of its input
 */

/** Windows of each layer that are evaluated with the reference engine too. */
const CHECKED = 4;

/** Values above it say nothing: what is added to them is lost. */
const HUGE = 1e12;

/**
 * @param {Place} place @param {import('../run.mjs').Written<Description>} written
 * @returns {Promise<import('../run.mjs').Outcome>}
 */
export async function compared(place, { bytes, description }) {
  const found = await computed(description.inputs, bytes);
  if ('refused' in found)
    return { differences: [], notes: [`networks that ONNX Runtime refuses: ${plain(found.refused)}`] };
  /** @type {import('../run.mjs').Outcome} */
  const outcome = { differences: [], notes: [] };
  let opened;
  try {
    opened = await place.ask('open', 'random.onnx', new Blob([bytes]), undefined, { alphabet: description.alphabet });
  } catch (error) {
    add(outcome, description, refusalOf(description, error));
    return outcome;
  }
  const { info, check, unchecked } = opened;
  if (unchecked !== null) outcome.notes.push(`networks without a check: ${plain(unchecked)}`);
  if (unchecked?.startsWith('The engine stopped')) add(outcome, description, { difference: unchecked });
  const checked = unchecked === null && !description.misleads;
  const open = { place, description, tensors: found.tensors, checked, length: info.input_length };
  const table = [...info.layers, ...info.dense];
  for (const row of table) {
    for (const result of await layer(open, row)) add(outcome, description, result);
  }
  // A dense layer after what is not read has no row.
  const missing = description.layers.find(({ name }) => table.every(row => row.name !== name));
  if (missing && description.refusals.length === 0) {
    add(outcome, description, { difference: `layer ${missing.name} is not listed` });
  }
  add(outcome, description, await outputs(place, description, found.tensors));
  if (check?.verdict === 'failed') add(outcome, description, alarm(description, check.fault));
  return outcome;
}

/**
 * A check that fails is a difference, unless tract is known to compute something else of this network.
 * @param {Description} description @param {import('../../../www/engine/types.js').Fault} fault
 * @returns {import('./refusals.mjs').Result}
 */
function alarm({ misleads }, { layer, kind, kernels, reference }) {
  if (kernels === null && reference === null) return { note: 'the engine check failed: values that are no numbers' };
  const byRounding = close([Float32Array.of(reference)])([Float32Array.of(reference)], [[kernels]]);
  const words = `the engine check failed${byRounding ? ' by rounding' : ''}: layer ${layer}, supported: ${kind}`;
  return misleads && kind === 'kernels' ? { note: words } : { difference: words };
}

/**
 * @param {Open} open @param {LayerInfo} row
 * @returns {Promise<import('./refusals.mjs').Result[]>} one per sequence
 */
async function layer(open, row) {
  const { description } = open;
  const known = description.layers.find(({ name }) => name === row.name);
  const named = (/** @type {string} */ words) => ({ difference: `layer ${row.index} (${row.name}): ${words}` });
  if (!row.analysable) return [refusalOf(description, row.reason, known)];
  if (!known) return [named('it is none of the network')];
  if (known.unknown) return [named('it depends on another input')];
  const results = [];
  for (const [item, sequence] of description.sequences.entries()) {
    try {
      const wrong = await valuesDiffer(open, row, known, { item, sequence });
      results.push(wrong === null ? { note: 'layers with equal values' } : named(wrong));
    } catch (error) {
      results.push(named(/** @type {Error} */ (error).message));
    }
  }
  return results;
}

/**
 * @param {Open} open @param {LayerInfo} row @param {import('./builder.mjs').Layer} known @param {{item: number, sequence: string}} of
 * @returns {Promise<string | null>} what is wrong
 */
async function valuesDiffer({ place, tensors, checked, length }, row, known, { item, sequence }) {
  const windows = windowsOf(sequence, row.receptive_field);
  // The engine gave an input of free length more letters than the sequence has, or fewer, where the weights fit several.
  if (windows.length === 0 || (row.padded && length !== sequence.length)) return null;
  const maps = known.tensors.map(({ name, layout }) => rows(/** @type {Tensor} */ (tensors.get(name)), layout, item));
  if (maps.some(map => map.some(row => row.some(value => !(Math.abs(value) < HUGE))))) return null;
  const values = await valuesOf(place, row, windows, 'simd');
  const wrong = maps.map(map => differing(values, map, known.field, row));
  if (!wrong.includes(null)) return wrong[0];
  if (!checked) return null;
  const step = Math.ceil(windows.length / CHECKED);
  const chosen = [...windows.keys()].filter(index => index % step === 0);
  const other = await valuesOf(
    place,
    row,
    chosen.map(index => windows[index]),
    'tract',
  );
  const map = chosen.map(index => Float32Array.from(values[index]));
  return close(map)(map, other) ? null : 'the reference engine has other values than the kernels';
}

/** @param {string} sequence @param {number} length @returns {string[]} */
function windowsOf(sequence, length) {
  const count = Math.max(0, sequence.length - length + 1);
  return Array.from({ length: count }, (_, start) => sequence.slice(start, start + length));
}

/** @param {Place} place @param {LayerInfo} row @param {string[]} windows @param {'simd' | 'tract'} engine @returns {Promise<number[][]>} */
async function valuesOf(place, row, windows, engine) {
  const request = { layer: row.index, sequences: windows.join('\n'), window: true, engine };
  return JSON.parse(await place.ask('call', 'activations', request)).values;
}

/** A fault that is known and not mended yet is counted. @param {import('../run.mjs').Outcome} outcome @param {Description} description @param {import('./refusals.mjs').Result} result */
function add(outcome, description, result) {
  if ('note' in result) outcome.notes.push(result.note);
  else if (isOpenFault(description, result.difference)) outcome.notes.push(`known faults: ${plain(result.difference)}`);
  else outcome.differences.push(result.difference);
}

/** Words without what differs between networks. @param {string} words @returns {string} */
function plain(words) {
  return words
    .split('\n', 1)[0]
    .replaceAll(/\b[a-z]+_\d+/g, '…')
    .replaceAll(/\d+/g, '0')
    .slice(0, 110);
}
