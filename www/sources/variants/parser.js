/** One line with a variant: of a VCF file, or as people write them. Format: https://samtools.github.io/hts-specs/VCFv4.5.pdf */
import { genomicFiles } from '../library.js';

/** @typedef {{chromosome: string, position: number, ref: string, alts: string[], id: string | null}} Parsed */

/** Samples and the declarations of the header change nothing of a variant's place and letters. */
const HEADER = '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO';

/** Columns of a line of VCF up to its alleles; those after them change nothing and may be long. */
const COLUMNS = 5;

/** @param {boolean} isVcf whether the file says that it is VCF @returns {Promise<(line: string) => Parsed | null>} null for a line without a variant; alleles as capitals */
export async function variantParser(isVcf) {
  const { Vcf } = await genomicFiles();
  const vcf = new Vcf({ header: HEADER, strict: false });
  return line => {
    const columns = line.split('\t', COLUMNS);
    if (!isVcf && !looksLikeVcf(columns)) return ofWords(words(line));
    if (columns.length < COLUMNS || !/^\d+$/.test(columns[1])) return null;
    const { CHROM, POS, ID, REF, ALT } = vcf.parseLine(columns.join('\t'));
    return parsed(CHROM, String(POS), REF, ALT ?? ['.'], ID?.join(';') ?? null);
  };
}

/** @param {string[]} columns of a line without a header: `chr pos id ref alt`, and not `chr pos ref alt id` */
function looksLikeVcf([, position, , ref, alt]) {
  return alt !== undefined && /^\d+$/.test(position) && /^[ACGTN]+$/i.test(ref) && !/^\w*\d\w*$/.test(alt);
}

/** @param {string} line @returns {string[]} also of `chr1:12345:A:G` and `chr1:12345 A>G` */
function words(line) {
  return line
    .trim()
    .replace(/(?<=[a-z])>(?=[a-z])/gi, ' ')
    .split(/[\s:]+/);
}

/** @param {string[]} words `chr1 12345 A G`, with an identifier after them or not */
function ofWords([chromosome, position, ref, alt, id]) {
  return parsed(chromosome, position?.replace(/(?<=\d),(?=\d{3})/g, ''), ref, alt?.split(',') ?? [], id ?? null);
}

/**
 * @param {string | undefined} chromosome
 * @param {string | undefined} position
 * @param {string | undefined} ref
 * @param {string[]} alts
 * @param {string | null} id
 * @returns {Parsed | null}
 */
function parsed(chromosome, position, ref, alts, id) {
  if (!chromosome || !ref || alts.length === 0 || !/^[1-9]\d{0,14}$/.test(position ?? '')) return null;
  const capitals = alts.map(alt => alt.toUpperCase());
  return { chromosome, position: Number(position), ref: ref.toUpperCase(), alts: capitals, id };
}
