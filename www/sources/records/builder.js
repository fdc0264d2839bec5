/** Collects records into chunks for the engine: letters one record after another in one array, with the end of each. */
import { SOURCES } from '../../texts/sources.js';
import { FOREIGN, letterTables, SPACE } from '../letters.js';
import { objection } from '../refusals.js';

/**
 * @typedef {object} Region one place of the genome, or one record of a file
 * @property {string} name
 * @property {string | null} chromosome
 * @property {number | null} start counted from 0
 * @property {number | null} end not included
 * @property {'+' | '-' | '.'} strand
 * @property {number} line of the file, counted from 1
 * @property {number[] | null} labels one number for each name of the labels, NaN where there is none
 */

/**
 * @typedef {object} RecordChunk
 * @property {Region[]} regions
 * @property {Uint8Array} letters ASCII capitals of all records, one after another
 * @property {Uint32Array} ends of each record in `letters`
 */

/**
 * @typedef {object} Pass what the reader of a format needs
 * @property {ChunkBuilder} builder
 * @property {import('../refusals.js').Refusals} refusals
 * @property {import('./labels.js').Labels | null} labels
 * @property {string} alphabet
 * @property {number} letters
 * @property {AbortSignal | undefined} signal
 */

/** Maximum letters of a record where the network sets none: longer ones are chromosomes, in which regions can be chosen. */
export const MAX_LETTERS = 1 << 24;

export class ChunkBuilder {
  #alphabet;
  #tables;
  #longest;
  #letters = new Uint8Array(1 << 16);
  #end = 0;
  /** @type {Region[]} */
  #regions = [];
  /** @type {number[]} */
  #ends = [];
  #own = 0;
  /** The first letter of the open record that no sequence has. @type {string | null} */
  #foreign = null;
  #tooLong = false;

  /** @param {string} alphabet @param {number} longest */
  constructor(alphabet, longest) {
    this.#alphabet = alphabet;
    this.#tables = letterTables(alphabet);
    this.#longest = longest;
  }

  /** Letters of the finished records. */
  get length() {
    return this.#ends.at(-1) ?? 0;
  }

  /** @param {Uint8Array} bytes letters and white space that continue the open record */
  append(bytes) {
    if (this.#foreign !== null || this.#tooLong) return;
    this.#reserve(bytes.length);
    const { capitals, own } = this.#tables;
    const letters = this.#letters;
    let end = this.#end;
    let known = 0;
    for (let place = 0; place < bytes.length; place++) {
      const letter = capitals[bytes[place]];
      if (letter === SPACE) continue;
      if (letter === FOREIGN) {
        this.#foreign = String.fromCharCode(bytes[place]);
        break;
      }
      letters[end++] = letter;
      known += own[bytes[place]];
    }
    this.#own += known;
    this.#end = end;
    this.#tooLong = end - this.length > this.#longest;
  }

  /** Letters of the open record. */
  get open() {
    return this.#end - this.length;
  }

  /**
   * What is wrong with the open record, if anything.
   * @param {string} file
   * @param {number} line
   * @param {string} name
   */
  objectionTo(file, line, name) {
    if (this.#foreign !== null) {
      return objection('letters', file, line, SOURCES.letters(file, line, name, this.#foreign, this.#alphabet));
    }
    if (this.#tooLong) return objection('too-long', file, line, SOURCES.tooLong(file, line, name, null, this.#longest));
    if (this.open === 0) return objection('empty-record', file, line, SOURCES.emptyRecord(file, line, name));
    return null;
  }

  /** Whether fewer than half of the letters of the open record are of the alphabet or unknown, though all may occur in it. */
  get isForeign() {
    return 2 * this.#own < this.open;
  }

  /** @param {Region} region the open record becomes a part of the chunk */
  keep(region) {
    this.#regions.push(region);
    this.#ends.push(this.#end);
    this.drop();
  }

  /** Forgets the open record. */
  drop() {
    this.#end = this.length;
    this.#own = 0;
    this.#foreign = null;
    this.#tooLong = false;
  }

  /** @returns {RecordChunk} the finished records, which are no longer kept here; the open one is */
  take() {
    const length = this.length;
    const chunk = {
      regions: this.#regions,
      letters: this.#letters.slice(0, length),
      ends: Uint32Array.from(this.#ends),
    };
    this.#letters.copyWithin(0, length, this.#end);
    this.#end -= length;
    this.#regions = [];
    this.#ends = [];
    return chunk;
  }

  /** @param {number} more letters */
  #reserve(more) {
    if (this.#end + more <= this.#letters.length) return;
    const larger = new Uint8Array(2 * (this.#end + more));
    larger.set(this.#letters.subarray(0, this.#end));
    this.#letters = larger;
  }
}
