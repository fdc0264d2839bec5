/** Tables on stdout: tabs, numbers to six digits. */
import { tsv } from '../../www/ui/tsv.js';

/** Significant digits: more are rounding in single precision. */
const DIGITS = 6;

/** @typedef {string | number | null | undefined} Cell */

/** @param {Cell} value @returns {string | number} */
function cell(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value;
}

/** @param {string[]} head @param {Cell[][]} rows @returns {string} without the last line break */
export function table(head, rows) {
  return tsv([head, ...rows.map(row => row.map(cell))]).trimEnd();
}
