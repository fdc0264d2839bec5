/** Windows that a survey has found, and single records, to be read again. */
import { reverseComplement } from '../../sources/letters.js';
import { untilAborted } from './records.js';

/** @typedef {import('../../sources/genome.js').Genome} Genome */
/** @typedef {import('../../sources/records/builder.js').RecordChunk} RecordChunk */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {import('./survey.js').PlacedWindow} PlacedWindow */

/** Windows that are read at a time. */
const AT_A_TIME = 16;

/**
 * Windows of a genome as records of their own.
 * @param {Genome} genome
 * @param {Pick<PlacedWindow, 'region' | 'place'>[]} windows with places of this genome
 * @returns {Pick<import('./records.js').RecordSource, 'chunks' | 'progress'>}
 */
export function windowsOf(genome, windows) {
  let done = 0;
  return {
    progress: () => done / Math.max(windows.length, 1),
    async *chunks({ signal } = {}) {
      for (done = 0; done < windows.length; ) {
        signal?.throwIfAborted();
        const some = windows.slice(done, done + AT_A_TIME);
        const chunk = chunkOf(await Promise.all(some.map(window => read(genome, window))));
        done += some.length;
        yield chunk;
      }
    },
  };
}

/**
 * One record of a source, found by its name, by its place such as `chr1:100-200`, or by its number.
 * @param {import('./records.js').RecordSource} source
 * @param {string | number} wanted name or place; or how many records come before it
 * @param {AbortSignal} [signal]
 * @returns {Promise<{region: Region, letters: Uint8Array} | null>}
 */
export async function recordOf(source, wanted, signal) {
  let before = 0;
  for await (const { regions, letters, ends } of untilAborted(source, { signal })) {
    const index =
      typeof wanted === 'number'
        ? wanted - before
        : regions.findIndex(region => region.name === wanted || placeName(region) === wanted);
    if (index >= 0 && index < regions.length) {
      return { region: regions[index], letters: letters.slice(ends[index - 1] ?? 0, ends[index]) };
    }
    before += regions.length;
  }
  return null;
}

/**
 * Some records as a source.
 * @param {{region: Region, letters: Uint8Array}[]} records
 * @returns {Pick<import('./records.js').RecordSource, 'chunks'>}
 */
export function sourceOf(records) {
  return {
    async *chunks() {
      yield chunkOf(records);
    },
  };
}

/** @param {Region} region */
function placeName({ chromosome, start, end }) {
  return chromosome === null ? null : `${chromosome}:${start}-${end}`;
}

/** @param {Genome} genome @param {Pick<PlacedWindow, 'region' | 'place'>} window */
async function read(genome, { region, place: { chromosome, start, end, strand } }) {
  const letters = new TextEncoder().encode(await genome.sequence(chromosome, start, end));
  if (strand === '-') reverseComplement(letters);
  return { region: { ...region, chromosome, start, end, strand }, letters };
}

/** @param {{region: Region, letters: Uint8Array}[]} records @returns {RecordChunk} */
function chunkOf(records) {
  const ends = new Uint32Array(records.length);
  const all = new Uint8Array(records.reduce((sum, { letters }) => sum + letters.length, 0));
  let end = 0;
  for (const [index, { letters }] of records.entries()) {
    all.set(letters, end);
    end += letters.length;
    ends[index] = end;
  }
  return { regions: records.map(({ region }) => region), letters: all, ends };
}
