/** The outputs of a network for the records of a source. */
import { untilAborted } from './records.js';

/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {{region: Region, values: Float32Array}} Prediction the values of all units */
/** @typedef {{rows: Prediction[], otherLength: number, left: number, cancelled: boolean}} Predicted `otherLength` records do not have the length of the input; `left` records had no room */

/** Letters of a chunk: a chunk is computed before a cancel is received. */
const LETTERS = 250_000;

/** Maximum number of values that are kept: 128 MB. */
const MAX_VALUES = 32e6;

/**
 * The outputs must be open.
 * @param {import('./records.js').Asks} engine
 * @param {import('./records.js').RecordSource} source
 * @param {{length: number, units: number, signal?: AbortSignal, onprogress?: (records: number, fraction: number) => void}} options
 *   `length`: letters of the network's input
 * @returns {Promise<Predicted>}
 */
export async function predicted(engine, source, { length, units, signal, onprogress }) {
  /** @type {Prediction[]} */
  const rows = [];
  let [otherLength, left, seen] = [0, 0, 0];
  for await (const { regions, letters, ends } of untilAborted(source, { letters: LETTERS, signal })) {
    const values = await engine.call('outputs.values', { letters, ends });
    for (const [index, region] of regions.entries()) {
      if (ends[index] - (ends[index - 1] ?? 0) !== length) otherLength += 1;
      else if (units * rows.length >= MAX_VALUES) left += 1;
      else rows.push({ region, values: values.slice(units * index, units * (index + 1)) });
    }
    seen += regions.length;
    onprogress?.(seen, source.progress());
  }
  return { rows, otherLength, left, cancelled: !!signal?.aborted };
}
