/** Tables as text, a line a row, cells apart by tabs. */

/** Significant digits of a number that is not whole: what is computed in single precision has no more. */
const DIGITS = 7;

/** @param {(string | number)[][]} rows the first one the names of the columns */
export function tsv(rows) {
  return `${rows.map(row => row.map(cell).join('\t')).join('\n')}\n`;
}

/** @param {string | number} value */
function cell(value) {
  if (typeof value !== 'number') return value.replace(/[\t\r\n]+/g, ' ');
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)));
}
