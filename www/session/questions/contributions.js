/** The contributions of the letters of records to a neuron. */
import { intervalsOf } from '../../sources/tracks/pieces.js';
import { placeOf, untilAborted } from './records.js';

/** @typedef {import('../../engine/types.js').Contribution} Contribution */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {Contribution & {region: Region, letters: string, place: ReturnType<typeof placeOf>}} Explained */

/** Letters of a chunk: a chunk is explained before a cancel is heard. */
const LETTERS = 4_000;

/**
 * Record after record.
 * @param {import('./records.js').Asks} engine
 * @param {Pick<import('./records.js').RecordSource, 'chunks'>} source
 * @param {Partial<import('../../engine/types.js').ContributionsRequest>} request
 * @param {{signal?: AbortSignal}} [options]
 * @returns {AsyncGenerator<Explained>} of the strongest window of each record; a record without a window is left out
 */
export async function* explained(engine, source, request, { signal } = {}) {
  await engine.call('contributions.begin', request);
  for await (const { regions, letters, ends } of untilAborted(source, { letters: LETTERS, signal })) {
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

/**
 * Contributions along the genome, for a track.
 * @param {Pick<Explained, 'place' | 'positions'>[]} found with places of the genome
 * @param {Iterable<string>} chromosomes in the order of the track
 */
export function contributionIntervals(found, chromosomes) {
  const pieces = found.map(({ place: { chromosome, start, strand }, positions }) => ({
    chromosome,
    start,
    values: Float32Array.from(strand === '-' ? positions.toReversed() : positions),
  }));
  return intervalsOf(pieces, chromosomes);
}
