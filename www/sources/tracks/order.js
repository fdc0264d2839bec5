/** Tracks have their intervals in the order of chromosomes and positions, without overlaps; others are refused. */
import { SOURCES } from '../../texts/sources.js';
import { objection, SourceError } from '../refusals.js';

/** @typedef {{chromosome: string, start: number, end: number, value: number}} TrackInterval the start counted from 0, the end not included */

export class TrackOrder {
  #chromosomes;
  #ranks;
  /** @type {TrackInterval | null} */
  #previous = null;

  /** @param {Map<string, number>} chromosomes name → length, in the order of the track */
  constructor(chromosomes) {
    this.#chromosomes = chromosomes;
    this.#ranks = new Map([...chromosomes.keys()].map((name, rank) => [name, rank]));
  }

  /** @param {string} chromosome @returns {number} its place in the order, from 0 */
  rank(chromosome) {
    return this.#ranks.get(chromosome) ?? -1;
  }

  /**
   * @param {TrackInterval} interval
   * @returns {boolean} whether it has a value; one that does not belong here is refused
   */
  takes(interval) {
    if (!Number.isFinite(interval.value)) return false;
    const { chromosome, start, end } = interval;
    const length = this.#chromosomes.get(chromosome);
    if (length === undefined) {
      refuse('chromosome', SOURCES.chromosome(SOURCES.track, null, chromosome, null, SOURCES.genome));
    } else if (start < 0 || end > length || start >= end) {
      refuse('beyond', SOURCES.beyond(SOURCES.track, null, placeOf(interval), chromosome, length));
    }
    if (this.#previous !== null && !this.#follows(interval, this.#previous)) {
      refuse('track-order', SOURCES.unordered(placeOf(interval), placeOf(this.#previous)));
    }
    this.#previous = interval;
    return true;
  }

  /** @param {TrackInterval} interval @param {TrackInterval} previous */
  #follows(interval, previous) {
    if (interval.chromosome === previous.chromosome) return interval.start >= previous.end;
    return this.rank(interval.chromosome) > this.rank(previous.chromosome);
  }
}

/** @param {TrackInterval} interval */
function placeOf({ chromosome, start, end }) {
  return `${chromosome}:${start}-${end}`;
}

/** @param {string} code @param {{message: string, next: string}} said @returns {never} */
function refuse(code, said) {
  throw new SourceError(objection(code, 'track', null, said));
}
