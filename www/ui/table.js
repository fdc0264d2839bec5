/** A table that scrolls within itself, below the sentence that introduces it. */
import { h } from './dom.js';

/** @typedef {import('./dom.js').Child} Child */

/**
 * @param {object} table
 * @param {string} table.label what a screen reader calls the scrolling region
 * @param {string} [table.intro] the sentence above it
 * @param {string} [table.kind] class of the table
 * @param {[name: string, title?: string][]} table.columns
 * @param {HTMLTableRowElement[]} table.rows
 * @returns {HTMLElement}
 */
export function scrollingTable({ label, intro, kind, columns, rows }) {
  const head = columns.map(([name, title]) => h('th', { scope: 'col', title }, name));
  return h(
    'div',
    {},
    intro && h('p', { class: 'hint' }, intro),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
      h('table', { class: kind }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows)),
    ),
  );
}

/**
 * @param {Child | Child[]} head
 * @param {(Child | Child[])[]} cells
 */
export function tableRow(head, cells) {
  return h('tr', {}, h('th', { scope: 'row' }, head), ...cells.map(cell => h('td', {}, ...[cell].flat())));
}
