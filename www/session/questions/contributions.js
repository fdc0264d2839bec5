/** The contributions of the letters of records to a neuron. */
import { placeOf } from './records.js';

/** @typedef {import('../../engine/types.js').Contribution} Contribution */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {Contribution & {region: Region, letters: string, place: ReturnType<typeof placeOf>}} Explained */

/** Letters of a chunk: a chunk is explained before a cancel is heard. */
const LETTERS = 4_000;

/**
 * Record after record.
 * @param {import('./records.js').Asks} engine
 * @param {import('./records.js').RecordSource} source
 * @param {Partial<import('../../engine/types.js').ContributionsRequest>} request
 * @param {{signal?: AbortSignal}} [options]
 * @returns {AsyncGenerator<Explained>} of the strongest window of each record; a record without a window is left out
 */
export async function* explained(engine, source, request, { signal } = {}) {
  await engine.call('contributions.begin', request);
  for await (const { regions, letters, ends } of source.chunks({ letters: LETTERS })) {
    if (signal?.aborted) return;
    const found = await engine.call('contributions.push', { letters, ends });
    for (const contribution of found) {
      const { record, start, positions } = contribution;
      const first = (record === 0 ? 0 : ends[record - 1]) + start;
      const own = new TextDecoder().decode(letters.subarray(first, first + positions.length));
      const place = placeOf(regions[record], start, positions.length);
      yield { ...contribution, region: regions[record], letters: own, place };
    }
  }
}
