/** The logo of a row, or of a known motif, as the engine draws it, in its place on the ruler. */
import { SEGMENT } from './colours.js';
import { node, readSvg } from './nodes.js';

/** @typedef {import('./table.js').Block} Block */
/** @typedef {import('./table.js').Range} Range */

/** Logos are drawn so much larger, because the engine leaves out letters of less than a pixel. */
const FINE = 4;
/** Height of the mark of a segment, and its distance from the logo. */
export const MARK = { height: 2.5, below: 1.5 };

/** A logo without axis and ruler, which the figure has itself. */
const PLAIN = /** @type {const} */ ({
  units: 'bits',
  axis: false,
  ruler: false,
  start: 1,
  before: 0,
  after: 0,
  title: '',
});

/**
 * The part of a matrix that is within the shown positions; nothing where none of it is.
 * @param {{start: number, matrix: number[][], signed?: boolean}} row
 * @param {Range} shown
 * @param {Block} block
 * @param {{y: number, tall: number}} place
 * @param {import('./table.js').DrawLogo} logo
 */
export async function rowLogo({ start, matrix, signed = false }, shown, { area, column }, { y, tall }, logo) {
  const from = Math.max(shown.start - start, 0);
  const part = matrix.slice(from, Math.max(shown.end - start, 0));
  if (part.length === 0) return null;
  const options = { ...PLAIN, height: tall * FINE, column_width: column * FINE };
  const { attributes, children } = readSvg(await logo(part, options, signed));
  const x = area + column * (start + from - shown.start);
  const placed = { x, y, width: column * part.length, height: tall, preserveAspectRatio: 'none' };
  return node('svg', { ...attributes, ...placed }, ...children);
}

/**
 * The mark of a segment above its letters; nothing where none of them is shown.
 * @param {number} start of the row on the ruler
 * @param {Range} segment
 * @param {Range} shown
 * @param {Block} block
 * @param {number} y
 */
export function segmentMark(start, segment, shown, { area, column }, y) {
  const [from, to] = [segment.start, segment.end].map(
    at => area + column * (Math.min(Math.max(start + at, shown.start), shown.end) - shown.start),
  );
  if (to <= from) return null;
  const [left, right, base] = [from, to, y + MARK.height].map(value => value.toFixed(3));
  const d = `M${left} ${base}v${-MARK.height}H${right}v${MARK.height}`;
  return node('path', { class: 'segment', d, fill: 'none', stroke: SEGMENT, 'stroke-width': 0.6 });
}
