/** Hits, such as sites of motifs, as the files that genome browsers and tables read: BED, GFF3, TSV. */
import { tsv } from '../../ui/tsv.js';

/**
 * @typedef {object} Hit
 * @property {string} chromosome
 * @property {number} start counted from 0
 * @property {number} end not included
 * @property {string} name such as a factor
 * @property {'+' | '-' | '.'} strand
 * @property {number | null} score as the method gives it
 * @property {number | null} pValue
 * @property {Record<string, string | number | null>} [columns] further ones, by name
 */

/** Column 5 of BED is a whole number from 0 to this; genome browsers draw it as a shade. */
const MAX_SHADE = 1000;

/**
 * BED with further columns: score and p-value as they are, then those of the first hit. Column 5 is −10 log₁₀ p.
 * Format: https://genome.ucsc.edu/FAQ/FAQformat.html#format1
 * @param {Iterable<Hit>} hits
 * @returns {Generator<string>} lines
 */
export function* bedOfHits(hits) {
  /** @type {string[] | null} */
  let further = null;
  for (const { chromosome, start, end, name, strand, score, pValue, columns = {} } of hits) {
    if (further === null) {
      further = Object.keys(columns);
      yield line(['#chrom', 'start', 'end', 'name', 'shade', 'strand', 'score', 'pValue', ...further]);
    }
    const values = [score, pValue, ...further.map(column => columns[column])].map(value => value ?? '.');
    yield line([chromosome, start, end, name, shade(pValue), strand, ...values]);
  }
}

/**
 * GFF3. Format: https://github.com/The-Sequence-Ontology/Specifications/blob/master/gff3.md
 * @param {Iterable<Hit>} hits
 * @param {{source: string, type?: string}} origin the program, and a term of the Sequence Ontology
 * @returns {Generator<string>} lines
 */
export function* gff3OfHits(hits, { source, type = 'TF_binding_site' }) {
  yield '##gff-version 3\n';
  for (const { chromosome, start, end, name, strand, score, pValue, columns = {} } of hits) {
    const attributes = { Name: name, ...(pValue === null ? {} : { p_value: pValue }), ...columns };
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `${escaped(attributeName(key))}=${escaped(value)}`);
    const place = [escaped(chromosome), escaped(source), type, start + 1, end, score ?? '.', strand, '.'];
    yield line([...place, written.join(';')]);
  }
}

/**
 * A table with one row per hit; the first position is 1, the last one included, as on the page.
 * @param {Hit[]} hits
 * @returns {string}
 */
export function tsvOfHits(hits) {
  const further = Object.keys(hits[0]?.columns ?? {});
  const rows = hits.map(({ chromosome, start, end, name, strand, score, pValue, columns = {} }) =>
    [chromosome, start + 1, end, name, strand, score, pValue, ...further.map(column => columns[column])].map(
      value => value ?? '',
    ),
  );
  return tsv([['chromosome', 'first', 'last', 'name', 'strand', 'score', 'p-value', ...further], ...rows]);
}

/**
 * The scores of hits along the genome.
 * @param {Hit[]} hits
 * @returns {import('./pieces.js').Piece[]}
 */
export function piecesOfHits(hits) {
  return hits.map(({ chromosome, start, end, score }) => ({
    chromosome,
    start,
    values: new Float32Array(end - start).fill(score ?? Number.NaN),
  }));
}

/** @param {(string | number)[]} cells */
function line(cells) {
  return tsv([cells]);
}

/** @param {number | null} pValue */
function shade(pValue) {
  if (pValue === null) return 0;
  return Math.min(Math.round(-10 * Math.log10(Math.max(pValue, Number.MIN_VALUE))), MAX_SHADE);
}

/** @param {string} key names that begin with a capital are reserved by GFF3 */
function attributeName(key) {
  return key === 'Name' ? key : key.replace(/^[A-Z]/, letter => letter.toLowerCase());
}

/** @param {string | number | null} value letters with a meaning in GFF3 as their codes */
function escaped(value) {
  return String(value).replace(/[\t\n\r%;=&,>\s]/g, letter => encodeURIComponent(letter));
}
