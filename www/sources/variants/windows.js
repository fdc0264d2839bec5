/** The windows around variants that a network reads: with the reference allele, and with the alternative one. */
import { SOURCES } from '../../texts/sources.js';
import { objection, Refusals } from '../refusals.js';

/** @typedef {import('../variants.js').Variant} Variant */
/** @typedef {import('../genome.js').Genome} Genome */
/**
 * @typedef {object} WindowChunk
 * @property {Variant[]} variants
 * @property {Uint8Array} letters of two windows for each variant: reference, then alternative allele
 * @property {Uint32Array} ends
 */

/** Variants of a chunk. */
const AT_A_TIME = 16;

/**
 * The variant begins in the middle of both windows, a long allele before it, and both begin at the same letter of the
 * genome; behind an insertion or a deletion the alternative window has letters of the genome up to its length.
 * @param {Genome} genome
 * @param {Variant[]} variants whose reference alleles are those of the genome
 * @param {number} length of each window
 */
export function variantWindows(genome, variants, length) {
  const refusals = new Refusals();
  return {
    /** Variants so near to the end of a chromosome that a window does not fit. */
    get refused() {
      return refusals.list;
    },
    /** @returns {AsyncGenerator<WindowChunk>} */
    async *chunks() {
      for (let first = 0; first < variants.length; first += AT_A_TIME) {
        const some = variants.slice(first, first + AT_A_TIME);
        const pairs = await Promise.all(some.map(variant => windowsOf(genome, variant, length, refusals)));
        const found = pairs.flatMap((pair, index) => (pair ? [{ variant: some[index], pair }] : []));
        yield chunkOf(found, length);
      }
    },
  };
}

/** @param {{variant: Variant, pair: [string, string]}[]} found @param {number} length @returns {WindowChunk} */
function chunkOf(found, length) {
  return {
    variants: found.map(({ variant }) => variant),
    letters: new TextEncoder().encode(found.flatMap(({ pair }) => pair).join('')),
    ends: Uint32Array.from({ length: 2 * found.length }, (_, index) => (index + 1) * length),
  };
}

/**
 * @param {Genome} genome @param {Variant} variant @param {number} length @param {Refusals} refusals
 * @returns {Promise<[string, string] | null>}
 */
async function windowsOf(genome, { chromosome, position, ref, alt, line, id }, length, refusals) {
  const size = genome.chromosomes.get(chromosome) ?? 0;
  const before = Math.min(Math.floor(length / 2), length - Math.max(ref.length, alt.length));
  const start = position - 1 - before;
  const end = start + length + Math.max(0, ref.length - alt.length);
  if (start < 0 || end > size) {
    const place = `${chromosome}:${start + 1}-${end}`;
    refusals.add(objection('beyond', id, line, SOURCES.beyond(id, line, place, chromosome, size)));
    return null;
  }
  const letters = await genome.sequence(chromosome, start, end);
  const behind = letters.slice(before + ref.length);
  const reference = letters.slice(0, length);
  const alternative = `${letters.slice(0, before)}${alt}${behind}`.slice(0, length);
  return [reference, alternative];
}
