/** Summaries of a signal in bins, one level of them finer than the next, by which genome browsers draw it from afar. */
import { ByteWriter } from './bytes.js';

/** @typedef {import('./trees.js').Block} Block */
/** @typedef {{chromosome: number, start: number, end: number, covered: number, min: number, max: number, sum: number, squares: number}} Summary `covered`: positions that have data */

/** Positions of a bin of the finest level, and how many bins make one of the next. */
const FINEST = 64;
const STEP = 4;
const LEVELS = 10;

/** Bins of a block. */
export const BINS = 512;

export class ZoomLevel {
  /** @type {Block[]} */
  blocks = [];
  bins = 0;
  #pack;
  /** @type {ZoomLevel | null} */
  #coarser;
  /** @type {Summary | null} */
  #open = null;
  #written = new ByteWriter();
  /** @type {Omit<Block, 'bytes'> | null} */
  #block = null;
  #inBlock = 0;

  /**
   * @param {import('./sections.js').Pack} pack
   * @param {number} [level]
   */
  constructor(pack, level = 0) {
    this.reduction = FINEST * STEP ** level;
    this.#pack = pack;
    this.#coarser = level + 1 < LEVELS ? new ZoomLevel(pack, level + 1) : null;
  }

  /** @returns {ZoomLevel[]} this one and the coarser ones that summarise further */
  get levels() {
    if (this.#coarser === null || 2 * this.#coarser.bins >= this.bins) return [this];
    return [this, ...this.#coarser.levels];
  }

  /** @param {import('./sections.js').Numbered} interval in order, to the finest level */
  cover({ number, start, end, value }) {
    for (let from = start; from < end; ) {
      const to = Math.min(end, this.reduction * (Math.floor(from / this.reduction) + 1));
      if (this.#open !== null && this.#isOpen(number, from)) extend(this.#open, from, to, value);
      else this.#add(summaryOf(number, from, to, value));
      from = to;
    }
  }

  /** @param {Summary} summary of one bin of the finer level, or a part of it */
  #add(summary) {
    if (this.#open !== null && this.#isOpen(summary.chromosome, summary.start)) {
      join(this.#open, summary);
      return;
    }
    this.#close();
    this.#open = { ...summary };
  }

  /** @param {number} chromosome @param {number} position whether it is in the bin that is open */
  #isOpen(chromosome, position) {
    if (this.#open === null || this.#open.chromosome !== chromosome) return false;
    return Math.floor(this.#open.start / this.reduction) === Math.floor(position / this.reduction);
  }

  finish() {
    this.#close();
    this.#closeBlock();
    this.#coarser?.finish();
  }

  #close() {
    if (this.#open === null) return;
    this.#write(this.#open);
    if (this.#coarser !== null) this.#coarser.#add(this.#open);
    this.#open = null;
  }

  /** @param {Summary} summary */
  #write({ chromosome, start, end, covered, min, max, sum, squares }) {
    if (this.#block && (this.#block.chromosome !== chromosome || this.#inBlock === BINS)) this.#closeBlock();
    this.#block ??= { chromosome, start, end };
    this.#block.end = end;
    this.#written.u32(chromosome, start, end, covered);
    this.#written.f32(min, max, sum, squares);
    this.#inBlock += 1;
    this.bins += 1;
  }

  #closeBlock() {
    if (this.#block) this.blocks.push({ ...this.#block, bytes: this.#pack(this.#written.take()) });
    this.#block = null;
    this.#inBlock = 0;
  }
}

/** @param {number} chromosome @param {number} start @param {number} end @param {number} value @returns {Summary} */
export function summaryOf(chromosome, start, end, value) {
  const covered = end - start;
  return {
    chromosome,
    start,
    end,
    covered,
    min: value,
    max: value,
    sum: covered * value,
    squares: covered * value ** 2,
  };
}

/** @param {Summary} into @param {number} start behind its end @param {number} end @param {number} value */
export function extend(into, start, end, value) {
  into.end = end;
  into.covered += end - start;
  into.min = Math.min(into.min, value);
  into.max = Math.max(into.max, value);
  into.sum += (end - start) * value;
  into.squares += (end - start) * value ** 2;
}

/** @param {Summary} into @param {Summary} summary that comes after it */
function join(into, summary) {
  into.end = summary.end;
  into.covered += summary.covered;
  into.min = Math.min(into.min, summary.min);
  into.max = Math.max(into.max, summary.max);
  into.sum += summary.sum;
  into.squares += summary.squares;
}
