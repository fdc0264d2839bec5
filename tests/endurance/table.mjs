/** Figures of a long test, one per line, to be quoted. */

/** @param {[string, string | number][]} rows @returns {string} */
export function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
