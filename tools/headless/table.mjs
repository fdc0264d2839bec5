/** Tables on stdout. */
import { tsv } from '../../www/ui/tsv.js';

/** @typedef {string | number | null | undefined} Cell */

/** @param {Cell} value @returns {string | number} */
function cell(value) {
  return value === null || value === undefined || Number.isNaN(value) ? '' : value;
}

/** @param {string[]} head @param {Cell[][]} rows @returns {string} without the last line break */
export function table(head, rows) {
  return tsv([head, ...rows.map(row => row.map(cell))]).trimEnd();
}
