/** A genome as 2bit. Format: https://genome.ucsc.edu/FAQ/FAQformat.html#format7 */
import { SOURCES } from '../../texts/sources.js';
import { genomicFiles } from '../library.js';
import { objection, SourceError } from '../refusals.js';

/**
 * @typedef {object} Letters what a reader of one format gives
 * @property {Map<string, number>} chromosomes name → length
 * @property {(chromosome: string, start: number, end: number) => Promise<string>} read of a place that exists
 */

/** Bytes of a record in front of its blocks and letters: length, both numbers of blocks, a reserved field. */
const RECORD_HEAD = 16;

/**
 * @param {import('../file.js').CountedFile} file whose kind is known
 * @returns {Promise<Letters>}
 */
export async function openTwoBit(file) {
  const { TwoBitFile } = await genomicFiles();
  const genome = new TwoBitFile({ filehandle: file });
  rememberRecords(genome, file);
  try {
    const [places, sizes] = await Promise.all([genome.getIndex(), genome.getSequenceSizes()]);
    for (const [name, length] of Object.entries(sizes)) {
      if (places[name] + RECORD_HEAD + Math.ceil(length / 4) > file.size) throw new RangeError();
    }
    return {
      chromosomes: new Map(Object.entries(sizes)),
      read: async (chromosome, start, end) => String(await genome.getSequence(chromosome, start, end)),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SourceError(objection('truncated', file.name, null, SOURCES.truncated(file.name)));
  }
}

/**
 * The library reads all blocks of a chromosome again for each sequence; in a human chromosome the masked ones alone are
 * megabytes. Here the blocks of N are read once, and the masked ones never: capitals and small letters are the same.
 * @param {any} genome whose method is private in the library's declarations
 * @param {import('../file.js').CountedFile} file
 */
function rememberRecords(genome, file) {
  /** @type {Map<number, Promise<object>>} */
  const records = new Map();
  genome.getSequenceRecord = (/** @type {number} */ offset) => {
    const known = records.get(offset) ?? readRecord(file, offset);
    records.set(offset, known);
    return known;
  };
}

/** @param {import('../file.js').CountedFile} file @param {number} offset of the record */
async function readRecord(file, offset) {
  const [dnaSize, blocks] = await integers(file, offset, 2);
  const unknown = await integers(file, offset + 8, 2 * blocks + 1);
  const masked = unknown[2 * blocks];
  const nBlocks = { starts: unknown.subarray(0, blocks), sizes: unknown.subarray(blocks, 2 * blocks) };
  if (!inOrder(nBlocks, dnaSize)) throw new RangeError();
  return {
    dnaSize,
    nBlocks,
    maskBlocks: { starts: [], sizes: [] },
    dnaPosition: offset + RECORD_HEAD + 8 * blocks + 8 * masked,
  };
}

/**
 * Blocks that overlap, or without letters, would hold up the library forever.
 * @param {{starts: Uint32Array, sizes: Uint32Array}} blocks
 * @param {number} length of the chromosome
 */
function inOrder({ starts, sizes }, length) {
  return starts.every((start, place) => sizes[place] > 0 && start + sizes[place] <= (starts[place + 1] ?? length));
}

/**
 * @param {import('../file.js').CountedFile} file
 * @param {number} offset
 * @param {number} count
 * @returns {Promise<Uint32Array>} in the order of bytes of the file
 */
async function integers(file, offset, count) {
  if (offset + 4 * count > file.size) throw new RangeError();
  const bytes = await file.read(4 * count, offset);
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: count }, (_, place) => view.getUint32(4 * place, true));
}
