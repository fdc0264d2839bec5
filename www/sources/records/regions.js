/** The letters of regions in BED format, many regions at a time. */
import { SOURCES } from '../../texts/sources.js';
import { reverseComplement } from '../letters.js';
import { linesOf } from '../lines.js';
import { objection } from '../refusals.js';
import { windowAround } from './bed.js';

/** @typedef {import('./bed.js').BedRegion} BedRegion */
/** @typedef {import('./builder.js').Pass} Pass */

/**
 * @typedef {object} Regions
 * @property {Awaited<ReturnType<typeof import('./bed.js').bedParser>>} parse
 * @property {import('../genome.js').Genome} genome
 * @property {number | null} length of the windows
 * @property {number} longest
 */

/** Regions whose letters are asked for at a time, and the letters that these may have together. */
const AT_A_TIME = { regions: 64, letters: 4e6 };

/**
 * @param {import('../file.js').CountedFile} file
 * @param {Regions} regions
 * @param {Pass} pass
 * @returns {AsyncGenerator<import('./builder.js').RecordChunk>}
 */
export async function* regionChunks(file, regions, pass) {
  const { builder, signal } = pass;
  for await (const some of together(accepted(file, regions, pass))) {
    signal?.throwIfAborted();
    const { genome } = regions;
    const read = await Promise.all(some.map(({ chromosome, start, end }) => genome.sequence(chromosome, start, end)));
    for (const [place, region] of some.entries()) keep(region, read[place], pass);
    if (builder.length >= pass.letters) yield builder.take();
  }
  if (builder.length > 0) yield builder.take();
}

/**
 * @param {import('../file.js').CountedFile} file
 * @param {Regions} regions
 * @param {Pass} pass
 * @returns {AsyncGenerator<BedRegion>} the regions, or the windows around them, that the genome has
 */
async function* accepted(file, { parse, genome, length, longest }, { refusals, signal }) {
  for await (const { lines, first } of linesOf(file, signal)) {
    for (const [place, line] of lines.entries()) {
      const parsed = parse(line, first + place);
      if (parsed === null) continue;
      const region = 'code' in parsed || length === null ? parsed : windowAround(parsed, length);
      const wrong = 'code' in region ? region : (genome.objectionTo(region) ?? tooLong(region, longest));
      if (wrong) refusals.add(wrong);
      else yield/** @type {BedRegion} */ (region);
    }
  }
}

/** @param {AsyncGenerator<BedRegion>} regions @returns {AsyncGenerator<BedRegion[]>} */
async function* together(regions) {
  /** @type {BedRegion[]} */
  let some = [];
  let letters = 0;
  for await (const region of regions) {
    some.push(region);
    letters += region.end - region.start;
    if (some.length < AT_A_TIME.regions && letters < AT_A_TIME.letters) continue;
    yield some;
    some = [];
    letters = 0;
  }
  if (some.length > 0) yield some;
}

/** @param {BedRegion} region @param {number} longest */
function tooLong({ file, line, place, start, end }, longest) {
  if (end - start <= longest) return null;
  return objection('too-long', file, line, SOURCES.tooLong(file, line, place, end - start, longest));
}

const ENCODER = new TextEncoder();

/** @param {BedRegion} region @param {string} sequence @param {Pass} pass */
function keep(region, sequence, { builder, refusals, labels }) {
  const { file, line, fields, name, place, chromosome, start, end, strand } = region;
  const letters = ENCODER.encode(sequence);
  if (strand === '-') reverseComplement(letters);
  builder.append(letters);
  const wrong = builder.objectionTo(file, line, place);
  if (wrong) {
    refusals.add(wrong);
    builder.drop();
    return;
  }
  const labelled = labels?.of({ names: [name, place], file, line, fields }, refusals) ?? null;
  builder.keep({ name, chromosome, start, end, strand, line, labels: labelled });
}
