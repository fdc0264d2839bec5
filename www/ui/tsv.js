/** Tables as text, a line a row, cells apart by tabs; spreadsheets read them as they are. */

/** Significant digits of a number that is not whole: more are rounding in single precision. */
const DIGITS = 6;

/** @param {(string | number)[][]} rows the first one the names of the columns */
export function tsv(rows) {
  return `${rows.map(row => row.map(cell).join('\t')).join('\n')}\n`;
}

/** @param {string | number} value */
function cell(value) {
  if (typeof value !== 'number') return words(value.replace(/[\t\r\n]+/g, ' '));
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)));
}

/**
 * Names come from files of others. One that a spreadsheet would compute as a formula gets an apostrophe, with which spreadsheets
 * mark text; one that begins with a quotation mark is quoted. Strands and numbers stay as they are.
 * @param {string} text
 */
function words(text) {
  if (text.startsWith('"')) return `"${text.replaceAll('"', '""')}"`;
  return /^(?:[=@]|[+-](?![\d.]|$))/.test(text) ? `'${text}` : text;
}
