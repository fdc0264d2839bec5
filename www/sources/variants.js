/** Variants of the user: VCF, packed or not, or lines such as `chr1:12345 A G`. Their reference alleles must be the genome's. */
import { SOURCES } from '../texts/sources.js';
import { CountedFile } from './file.js';
import { ofKind } from './kinds.js';
import { linesOf } from './lines.js';
import { pasted } from './records.js';
import { shortened } from './records/bed.js';
import { objection, Refusals } from './refusals.js';
import { variantParser } from './variants/parser.js';

/** @typedef {import('./refusals.js').Objection} Objection */

/**
 * @typedef {object} Variant
 * @property {string} chromosome
 * @property {number} position of its first letter, counted from 1
 * @property {string} ref
 * @property {string} alt
 * @property {string} id as the file calls it, else `chr1:12345:A:G`
 * @property {number} line
 */

/** Variants that are kept: each takes some hundred bytes. */
const MAX_VARIANTS = 1_000_000;

/** Reference alleles that are read from the genome at a time. */
const AT_A_TIME = 64;

/**
 * @param {import('./file.js').NamedBlob | string} fileOrText
 * @param {import('./genome.js').Genome} genome
 * @param {{longest?: number | null, signal?: AbortSignal}} [options] `longest`: letters of the window into which alleles
 *   must fit
 * @returns {Promise<{variants: Variant[], refused: import('./refusals.js').Refusal[]}>} one variant for each alternative
 *   allele, in the order of the file
 */
export async function openVariants(fileOrText, genome, { longest = null, signal } = {}) {
  const file = new CountedFile(typeof fileOrText === 'string' ? pasted(fileOrText) : fileOrText);
  const { kind } = await ofKind(file, ['vcf', 'text'], 'variants');
  const refusals = new Refusals();
  /** @type {Variant[]} */
  const variants = [];
  for await (const some of together(parsed(file, await variantParser(kind === 'vcf'), refusals, signal))) {
    const wrong = await Promise.all(some.map(variant => objectionTo(variant, file.name, genome, longest)));
    for (const [place, variant] of some.entries()) {
      const objected = wrong[place] ?? tooMany(variants, variant, file.name);
      if (objected) refusals.add(objected);
      else variants.push(variant);
    }
  }
  return { variants, refused: refusals.list };
}

/**
 * @param {CountedFile} file
 * @param {Awaited<ReturnType<typeof variantParser>>} parse
 * @param {Refusals} refusals
 * @param {AbortSignal} [signal]
 * @returns {AsyncGenerator<Variant>}
 */
async function* parsed(file, parse, refusals, signal) {
  for await (const { lines, first } of linesOf(file, signal)) {
    for (const [place, text] of lines.entries()) {
      const line = first + place;
      if (text.trim() === '' || text.startsWith('#')) continue;
      const found = parse(text);
      if (found === null) {
        refusals.add(objection('variant', file.name, line, SOURCES.variant(file.name, line, shortened(text))));
        continue;
      }
      const { chromosome, position, ref, alts, id } = found;
      for (const alt of alts) {
        yield { chromosome, position, ref, alt, id: id ?? `${chromosome}:${position}:${ref}:${alt}`, line };
      }
    }
  }
}

/** @param {AsyncGenerator<Variant>} variants @returns {AsyncGenerator<Variant[]>} */
async function* together(variants) {
  /** @type {Variant[]} */
  let some = [];
  for await (const variant of variants) {
    some.push(variant);
    if (some.length < AT_A_TIME) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/**
 * @param {Variant} variant
 * @param {string} file
 * @param {import('./genome.js').Genome} genome
 * @param {number | null} longest
 * @returns {Promise<Objection | null>}
 */
async function objectionTo({ chromosome, position, ref, alt, line }, file, genome, longest) {
  const symbolic = [ref, alt].find(allele => !/^[ACGTN]+$/.test(allele) && allele !== '.' && allele !== '');
  if (symbolic !== undefined) return objection('symbolic', file, line, SOURCES.symbolic(file, line, symbolic));
  if (ref === '.' || ref === '' || alt === '.' || alt === '' || ref === alt) {
    return objection('no-alternative', file, line, SOURCES.noAlternative(file, line));
  }
  const place = `${chromosome}:${position}`;
  const letters = Math.max(ref.length, alt.length);
  if (longest !== null && letters > longest) {
    return objection('long-allele', file, line, SOURCES.longAllele(file, line, place, letters, longest));
  }
  const start = position - 1;
  const end = start + ref.length;
  const absent = genome.objectionTo({ file, line, chromosome, start, end });
  if (absent) return absent;
  const there = await genome.sequence(chromosome, start, end);
  if (there === ref) return null;
  return objection('reference', file, line, SOURCES.reference(file, line, place, ref, there, genome.name));
}

/** @param {Variant[]} variants that are kept @param {Variant} variant @param {string} file */
function tooMany({ length }, { line }, file) {
  if (length < MAX_VARIANTS) return null;
  return objection('many-variants', file, line, SOURCES.manyVariants(file, line, MAX_VARIANTS));
}
