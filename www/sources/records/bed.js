/** Regions in BED format, and the windows around their middles. Format: https://genome.ucsc.edu/FAQ/FAQformat.html#format1 */
import { SOURCES } from '../../texts/sources.js';
import { genomicFiles } from '../library.js';
import { linesOf } from '../lines.js';
import { objection } from '../refusals.js';

/** @typedef {{header: string[] | null, fields: string[] | null, line: number}} BedHead the names of a header such as `#chrom start end name`, and the first region */

/** @typedef {{file: string, line: number, fields: string[], name: string, place: string, chromosome: string, start: number, end: number, strand: '+' | '-' | '.', middle: number}} BedRegion */

/** Columns of narrowPeak; the last one is the summit, counted from the start. */
const NARROW_PEAK = 10;

/** A line with the names of the columns, as a remark or not. */
const HEADER = /^#?\s*(chr|chrom|chromosome)\s+(start|chromstart)\b/i;

/** @param {string} line whether it holds no region */
function isRemark(line) {
  return line.trim() === '' || line.startsWith('#') || HEADER.test(line) || /^(track|browser)(\s|$)/.test(line);
}

/** @param {string} line @returns {string[]} */
function fieldsOf(line) {
  return line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
}

/** @param {import('../file.js').CountedFile} file @returns {Promise<BedHead>} */
export async function bedHead(file) {
  /** @type {string[] | null} */
  let header = null;
  for await (const { lines, first } of linesOf(file)) {
    for (const [place, line] of lines.entries()) {
      if (HEADER.test(line)) header = fieldsOf(line.replace(/^#\s*/, ''));
      if (!isRemark(line)) return { header, fields: fieldsOf(line), line: first + place };
    }
  }
  return { header, fields: null, line: 0 };
}

/**
 * @param {string} file its name
 * @param {string[] | null} header names of the columns
 * @returns {Promise<(line: string, number: number) => BedRegion | import('../refusals.js').Objection | null>} reads a line;
 *   null for one without a region
 */
export async function bedParser(file, header) {
  const { Bed } = await genomicFiles();
  const bed = new Bed();
  const named = header === null || /^name$/i.test(header[3] ?? '');
  const stranded = header === null || /^strand$/i.test(header[5] ?? '');
  return (line, number) => {
    if (isRemark(line)) return null;
    const fields = fieldsOf(line);
    const [start, end] = [fields[1], fields[2]].map(wholeNumber);
    if (fields[0] === '' || !(start < end)) {
      return objection('coordinates', file, number, SOURCES.coordinates(file, number, shortened(line)));
    }
    const { chrom, name, strand } = bed.parseLine(fields);
    const chromosome = String(chrom);
    const place = `${chromosome}:${start}-${end}`;
    return {
      file,
      line: number,
      fields,
      place,
      name: named && name !== undefined && name !== '.' && name !== '' ? String(name) : place,
      chromosome,
      start,
      end,
      strand: stranded && strand === -1 ? '-' : stranded && strand === 1 ? '+' : '.',
      middle: summit(fields, start, end) ?? Math.floor((start + end) / 2),
    };
  };
}

/**
 * @param {BedRegion} region
 * @param {number} length
 * @returns {BedRegion} the window of this length around its middle, or around the summit of a peak
 */
export function windowAround(region, length) {
  const start = region.middle - Math.floor(length / 2);
  return { ...region, start, end: start + length };
}

/** @param {string[]} fields whether they are those of a peak, whose columns 7 to 9 are a signal and two values of −log₁₀ */
export function isNarrowPeak(fields) {
  return fields.length === NARROW_PEAK && fields.slice(6).every(field => field !== '' && !Number.isNaN(Number(field)));
}

/** @param {string[]} fields @param {number} start @param {number} end @returns {number | null} */
function summit(fields, start, end) {
  if (!isNarrowPeak(fields)) return null;
  const place = start + wholeNumber(fields[NARROW_PEAK - 1]);
  return place < end ? place : null;
}

/** @param {string | undefined} text @returns {number} NaN if it is none */
function wholeNumber(text) {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** @param {string} line */
export function shortened(line) {
  const text = line.replace(/\t/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
