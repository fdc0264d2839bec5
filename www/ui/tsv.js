/** Tables as text, a line a row, cells apart by tabs. */

/** @param {(string | number)[][]} rows the first one the names of the columns */
export function tsv(rows) {
  const cell = (/** @type {string | number} */ value) => String(value).replace(/[\t\r\n]+/g, ' ');
  return `${rows.map(row => row.map(cell).join('\t')).join('\n')}\n`;
}
