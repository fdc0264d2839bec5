/**
 * Values along the genome as bigWig, version 4: compressed blocks with an index, and summaries for drawing from afar. Of
 * the libraries that write this format none is made for browsers. Format: Kent et al. 2010, doi:10.1093/bioinformatics/btq351,
 * supplement.
 */
import { genomicFiles } from '../library.js';
import { ByteWriter } from './bigwig/bytes.js';
import { ITEMS, Sections } from './bigwig/sections.js';
import { blockTree, chromosomeTree } from './bigwig/trees.js';
import { BINS, extend, summaryOf, ZoomLevel } from './bigwig/zoom.js';
import { TrackOrder } from './order.js';

/** @typedef {import('./order.js').TrackInterval} TrackInterval */
/** @typedef {import('./bigwig/trees.js').Block} Block */

const MAGIC = 0x888ffc26;
const VERSION = 4;

/** Bytes of the header, of the entry of a level in it, and of the summary of everything. */
const HEADER = 64;
const LEVEL = 24;
const SUMMARY = 40;

/**
 * @param {Iterable<TrackInterval>} intervals in order, without overlaps; those whose value is no number are left out
 * @param {Map<string, number>} chromosomes name → length, in the order of the intervals
 * @returns {Promise<Blob>}
 */
export async function bigWig(intervals, chromosomes) {
  const writer = await bigWigWriter(chromosomes);
  for (const interval of intervals) writer.add(interval);
  return writer.finish();
}

/** @param {Map<string, number>} chromosomes name → length, in the order of the intervals */
export async function bigWigWriter(chromosomes) {
  const { zlibSync } = await genomicFiles();
  return new BigWigWriter(chromosomes, zlibSync);
}

/** Takes one interval after another, of which it keeps the compressed blocks. */
class BigWigWriter {
  #chromosomes;
  #order;
  #sections;
  #zoom;
  /** The largest block before it is compressed, in bytes: readers reserve as many. */
  #largest = 0;
  /** @type {import('./bigwig/zoom.js').Summary | null} */
  #summary = null;

  /** @param {Map<string, number>} chromosomes @param {(bytes: Uint8Array) => Uint8Array} compress */
  constructor(chromosomes, compress) {
    this.#chromosomes = chromosomes;
    this.#order = new TrackOrder(chromosomes);
    const pack = (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => {
      this.#largest = Math.max(this.#largest, bytes.length);
      return /** @type {Uint8Array<ArrayBuffer>} */ (compress(bytes));
    };
    this.#sections = new Sections(pack);
    this.#zoom = new ZoomLevel(pack);
  }

  /** @param {TrackInterval} interval */
  add(interval) {
    if (!this.#order.takes(interval)) return;
    const value = Math.fround(interval.value);
    const { chromosome, start, end } = interval;
    const numbered = { chromosome, start, end, value, number: this.#order.rank(chromosome) };
    this.#sections.add(numbered);
    this.#zoom.cover(numbered);
    if (this.#summary === null) this.#summary = summaryOf(0, start, end, value);
    else extend(this.#summary, start, end, value);
  }

  /** @returns {Blob} the file */
  finish() {
    this.#sections.finish();
    this.#zoom.finish();
    const levels = this.#zoom.levels;
    const summaryOffset = HEADER + LEVEL * levels.length;
    const treeOffset = summaryOffset + SUMMARY;
    const tree = chromosomeTree(this.#chromosomes, treeOffset);
    const data = counted(this.#sections.blocks, treeOffset + tree.length, 'u64', ITEMS);
    /** @type {{reduction: number, part: Counted}[]} */
    const zooms = [];
    let end = data.end;
    for (const { reduction, blocks } of levels) {
      const part = counted(blocks, end, 'u32', BINS);
      zooms.push({ reduction, part });
      end = part.end;
    }
    const head = new ByteWriter();
    head.u32(MAGIC);
    head.u16(VERSION);
    head.u16(levels.length);
    head.u64(treeOffset, data.offset, data.indexOffset);
    head.u16(0);
    head.u16(0);
    head.u64(0, summaryOffset);
    head.u32(this.#largest);
    head.u64(0);
    for (const { reduction, part } of zooms) {
      head.u32(reduction, 0);
      head.u64(part.offset, part.indexOffset);
    }
    const { covered, min, max, sum, squares } = this.#summary ?? summaryOf(0, 0, 0, 0);
    head.u64(covered);
    head.f64(min, max, sum, squares);
    const last = new ByteWriter();
    last.u32(MAGIC);
    const parts = [data, ...zooms.map(({ part }) => part)].flatMap(({ bytes }) => bytes);
    return new Blob([head.take(), tree, ...parts, last.take()], { type: 'application/octet-stream' });
  }
}

/** @typedef {{offset: number, indexOffset: number, end: number, bytes: Uint8Array<ArrayBuffer>[]}} Counted */

/**
 * Blocks, with their number in front of them and their index behind.
 * @param {Block[]} blocks
 * @param {number} offset in the file
 * @param {'u32' | 'u64'} form of the number
 * @param {number} slots
 * @returns {Counted}
 */
function counted(blocks, offset, form, slots) {
  const number = new ByteWriter();
  number[form](blocks.length);
  const first = offset + number.length;
  const indexOffset = blocks.reduce((sum, { bytes }) => sum + bytes.length, first);
  const index = blockTree(blocks, first, indexOffset, slots);
  return {
    offset,
    indexOffset,
    end: indexOffset + index.length,
    bytes: [number.take(), ...blocks.map(({ bytes }) => bytes), index],
  };
}
