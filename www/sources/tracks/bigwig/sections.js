/** The data of a bigWig file: blocks of intervals with their values. */
import { ByteWriter } from './bytes.js';

/** @typedef {import('./trees.js').Block} Block */
/** @typedef {import('../order.js').TrackInterval & {number: number}} Numbered with the number of its chromosome */
/** @typedef {(bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>} Pack */

/** Intervals of a block. */
export const ITEMS = 1024;

/** Forms of a block: each interval with start and end, or values of neighbouring positions. */
const BED_GRAPH = 1;
const FIXED_STEP = 3;

/** Up to so many positions per interval, values of positions take less than intervals do. */
const DENSE = 3;

export class Sections {
  /** @type {Block[]} */
  blocks = [];
  #pack;
  /** @type {Numbered[]} */
  #open = [];

  /** @param {Pack} pack */
  constructor(pack) {
    this.#pack = pack;
  }

  /** @param {Numbered} interval */
  add(interval) {
    const [first] = this.#open;
    if (first && (first.number !== interval.number || this.#open.length === ITEMS)) this.finish();
    this.#open.push(interval);
  }

  finish() {
    if (this.#open.length === 0) return;
    const [{ number, start }] = this.#open;
    const { end } = this.#open[this.#open.length - 1];
    this.blocks.push({ chromosome: number, start, end, bytes: this.#pack(sectionOf(this.#open, start, end)) });
    this.#open = [];
  }
}

/** @param {Numbered[]} intervals of one chromosome @param {number} start @param {number} end */
function sectionOf(intervals, start, end) {
  const neighbours = intervals.every(({ start }, place) => place === 0 || start === intervals[place - 1].end);
  const isDense = neighbours && end - start <= DENSE * intervals.length;
  const out = new ByteWriter();
  out.u32(intervals[0].number, start, end, isDense ? 1 : 0, isDense ? 1 : 0);
  out.u8(isDense ? FIXED_STEP : BED_GRAPH);
  out.u8(0);
  out.u16(isDense ? end - start : intervals.length);
  for (const { start, end, value } of intervals) {
    if (isDense) for (let at = start; at < end; at++) out.f32(value);
    else {
      out.u32(start, end);
      out.f32(value);
    }
  }
  return out.take();
}
