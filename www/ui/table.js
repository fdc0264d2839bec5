/** A table that scrolls within itself, below the sentence that introduces it; it can be saved as it is shown. */
import { UI } from '../texts/ui.js';
import { h } from './dom.js';
import { save } from './save.js';
import { tsv } from './tsv.js';

/** @typedef {import('./dom.js').Child} Child */

/**
 * @param {object} table
 * @param {string} table.label what a screen reader calls the scrolling region
 * @param {string} [table.intro] the sentence above it
 * @param {string} [table.kind] class of the table
 * @param {string} [table.file] name under which it is saved, without ending; without one it cannot be
 * @param {(string | number)[][]} [table.fileRows] its rows in the file, where they differ from what is shown
 * @param {[name: string, title?: string][]} table.columns
 * @param {HTMLTableRowElement[]} table.rows
 * @returns {HTMLElement}
 */
export function scrollingTable({ label, intro, kind, file, fileRows, columns, rows }) {
  const head = columns.map(([name, title]) => h('th', { scope: 'col', title }, name));
  const table = h('table', { class: kind }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows));
  const saveTable = () => {
    const names = columns.map(([name]) => name);
    save(`${file}.tsv`, fileRows ? tsv([names, ...fileRows]) : textOf(table), 'text/tab-separated-values');
  };
  return h(
    'div',
    {},
    intro && h('p', { class: 'hint' }, intro),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label }, table),
    file && h('p', {}, h('button', { type: 'button', class: 'quiet', onclick: saveTable }, UI.table.save)),
  );
}

/**
 * @param {Child | Child[]} head
 * @param {(Child | Child[])[]} cells
 */
export function tableRow(head, cells) {
  return h('tr', {}, h('th', { scope: 'row' }, head), ...cells.map(cell => h('td', {}, ...[cell].flat())));
}

/** The rows as they are shown; numbers as programs read them. @param {HTMLTableElement} table */
function textOf(table) {
  return tsv([...table.rows].map(row => [...row.cells].map(cell => plain(cell.textContent ?? ''))));
}

/** @param {string} text of a cell: `−1,234` becomes `-1234`, and the sign for no value an empty cell */
function plain(text) {
  if (text === UI.table.none) return '';
  return /^[−\d][\d,.]*(e[-−]?\d+)?$/.test(text) ? text.replaceAll(',', '').replaceAll('−', '-') : text;
}
