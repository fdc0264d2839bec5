/** A signal along the genome, such as cut sites or conservation: a bigWig file, read in ranges. */
import { SOURCES } from '../texts/sources.js';
import { CountedFile } from './file.js';
import { ofKind } from './kinds.js';
import { genomicFiles } from './library.js';
import { nearestName } from './names.js';
import { objection, SourceError } from './refusals.js';
import { soundness } from './signal/sound.js';
import { understood } from './understood.js';

/** @typedef {{start: number, end: number, score: number}} Interval */

/**
 * @typedef {object} Signal
 * @property {string} name of its file
 * @property {Map<string, number>} chromosomes name → length
 * @property {(chromosome: string, start: number, end: number) => Promise<Float32Array>} values of each position, the start
 *   counted from 0; NaN where there are no data, and beyond the ends of the chromosome
 * @property {(chromosome: string, start: number, end: number) => Promise<number>} mean of the positions that have data;
 *   NaN if none has
 * @property {() => number} bytesRead
 */

/** Positions of which the intervals are in memory at a time. */
const SLICE = 1 << 20;

/** The reader keeps what it has read; it is replaced when this is more, in bytes. */
const MAX_KEPT = 8 << 20;

/**
 * @param {import('./file.js').NamedBlob} blob
 * @returns {Promise<Signal>}
 */
export async function openSignal(blob) {
  const file = new CountedFile(blob);
  await ofKind(file, ['bigwig'], 'signal');
  const sound = await soundness(file);
  if (sound !== 'sound') throw new SourceError(objection(sound, file.name, null, SOURCES[sound](file.name)));
  const bigWig = await openBigWig(file);
  const header = await understood(file.name, () => bigWig.getHeader());
  const chromosomes = new Map(Object.values(header.refsByNumber).map(({ name, length }) => [name, length]));
  const intervals = reader(file, bigWig);

  /** @param {string} chromosome @returns {number} its length */
  function lengthOf(chromosome) {
    const length = chromosomes.get(chromosome);
    if (length !== undefined) return length;
    const nearest = nearestName(chromosome, chromosomes.keys());
    const said = SOURCES.noSignal(file.name, chromosome, nearest);
    throw new SourceError(objection('chromosome', file.name, null, said));
  }

  /** @param {string} chromosome @param {number} start @param {number} end @returns {AsyncGenerator<Interval[]>} what has data, slice after slice */
  async function* covered(chromosome, start, end) {
    const stop = Math.min(end, lengthOf(chromosome));
    for (let from = Math.max(start, 0); from < stop; from += SLICE) {
      const to = Math.min(from + SLICE, stop);
      const found = await intervals(chromosome, from, to);
      yield found
        .map(({ start, end, score }) => ({ start: Math.max(start, from), end: Math.min(end, to), score }))
        .filter(({ start, end }) => start < end);
    }
  }

  return {
    name: file.name,
    chromosomes,
    async values(chromosome, start, end) {
      const values = new Float32Array(Math.max(end - start, 0)).fill(Number.NaN);
      for await (const parts of covered(chromosome, start, end)) {
        for (const part of parts) values.fill(part.score, part.start - start, part.end - start);
      }
      return values;
    },
    async mean(chromosome, start, end) {
      let sum = 0;
      let positions = 0;
      for await (const parts of covered(chromosome, start, end)) {
        for (const part of parts) {
          sum += part.score * (part.end - part.start);
          positions += part.end - part.start;
        }
      }
      return sum / positions;
    },
    bytesRead: () => file.bytesRead,
  };
}

/** @param {CountedFile} file */
async function openBigWig(file) {
  const { BigWig } = await genomicFiles();
  return new (class extends BigWig {
    /** The values themselves: what the library offers to others may be a summary of them. */
    valuesView() {
      return this.getUnzoomedView();
    }
  })({ filehandle: file });
}

/**
 * Reads intervals as they are in the file, never one of its summaries.
 * @param {CountedFile} file
 * @param {Awaited<ReturnType<typeof openBigWig>>} bigWig
 * @returns {(chromosome: string, start: number, end: number) => Promise<Interval[]>}
 */
function reader(file, bigWig) {
  /** @type {ReturnType<typeof bigWig.valuesView> | null} */
  let view = null;
  let since = 0;
  return (chromosome, start, end) =>
    understood(file.name, async () => {
      if (view === null || file.bytesRead - since > MAX_KEPT) {
        view = bigWig.valuesView();
        since = file.bytesRead;
      }
      const current = await view;
      return new Promise((resolve, reject) => {
        /** @type {Interval[]} */
        const intervals = [];
        const next = (/** @type {{start: number, end: number, score?: number}[]} */ some) => {
          for (const { start, end, score = Number.NaN } of some) intervals.push({ start, end, score });
        };
        current.readWigData(chromosome, start, end, { next, error: reject, complete: () => resolve(intervals) });
      });
    });
}
