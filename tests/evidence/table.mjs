/** Tables of the documentation as HTML. */

/**
 * @typedef {object} Table
 * @property {string} label id of the heading that names its scroll area
 * @property {string} caption
 * @property {string[]} columns
 * @property {string[][]} rows cells as HTML; the first is the head of the row
 */

/** @param {Table} table @returns {string} */
export function table({ label, caption, columns, rows }) {
  const heads = columns.map(column => `<th scope="col">${escaped(column)}</th>`).join('');
  const lines = rows.map(([head, ...cells]) => {
    const others = cells.map(cell => `<td>${cell}</td>`).join('');
    return `    <tr><th scope="row">${head}</th>${others}</tr>`;
  });
  return [
    `<div class="wide" role="group" aria-labelledby="${label}" tabindex="0"><table>`,
    `  <caption>${escaped(caption)}</caption>`,
    `  <thead><tr>${heads}</tr></thead>`,
    '  <tbody>',
    ...lines,
    '  </tbody>',
    '</table></div>',
  ].join('\n');
}

/** @param {string} text @returns {string} */
export function code(text) {
  return `<code>${escaped(text)}</code>`;
}

/** @param {string} text @returns {string} */
export function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** @param {number} value @returns {string} a dash where there is none */
export function figure(value) {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}
