/** A table that can be sorted, searched and saved; the file has the rows that the search shows. */
import { UI } from '../texts/ui.js';
import { fill, h, refill, write } from './dom.js';
import { pauses } from './next-task.js';
import { save } from './save.js';
import { scrollingTable, tableRow } from './table.js';
import { found, sorted } from './table-rows.js';
import { tsv } from './tsv.js';

/** @typedef {import('./dom.js').Child} Child */

/**
 * @template R
 * @typedef {object} Column
 * @property {string} name
 * @property {string} [title] what it means
 * @property {(row: R) => string | number} read for sorting, searching and the file
 * @property {boolean} [fixed] whether rows cannot be sorted by it
 * @property {boolean} [largestFirst] whether the first press sorts from the largest value
 * @property {(row: R) => Child | Child[]} [show] content of the cell, where it differs from `read`
 */

/** Rows that are shown at first, and the most that one press adds: a browser draws thousands slowly. */
const FIRST = 100;
const FURTHER = 1_000;

/** Rows that are added between two pauses. */
const STEP = 20;

/**
 * @template R
 * @param {object} table
 * @param {string} table.id
 * @param {string} table.label what a screen reader calls it
 * @param {Column<R>[]} table.columns the first one names the row
 * @param {string} [table.intro] the sentence above it
 * @param {string} table.search what the search field is called
 * @param {string} [table.file] name under which it is saved; without one it cannot be
 * @param {Column<R>[]} [table.fileColumns] what is saved, where it differs from what is shown
 * @param {(row: HTMLTableRowElement, value: R) => void} [table.mark] a last touch on each row
 * @returns {{element: HTMLElement, update: (rows: R[]) => void, chosen: () => R[]}} `chosen` are the rows that the search leaves, in order
 *   A long table is searched and sorted in several tasks; until then it shows what it showed.
 */
export function dataTable({ id, label, intro, columns, search, file, fileColumns = columns, mark }) {
  /** @type {R[]} */
  let all = [];
  /** What the search leaves, in order. @type {R[]} */
  let chosen = [];
  /** What is searched, by row. @type {Map<R, string>} */
  const texts = new Map();
  /** Counts the changes: one that is still worked out is overtaken by the next one. */
  let changes = 0;
  let sortedBy = -1;
  let descending = false;
  let limit = FIRST;
  /** By column whether it holds words. @type {boolean[]} */
  let areWords = [];

  const input = h('input', {
    type: 'text',
    id: `${id}-search`,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: draw,
  });
  const status = h('span', { class: 'hint', role: 'status' });
  const saving =
    file && h('button', { type: 'button', class: 'quiet', id: `${id}-save`, onclick: saveTable }, UI.table.save);
  const place = h('div');
  const more = h('button', { type: 'button', class: 'quiet', onclick: showMore });
  const element = h(
    'div',
    { class: 'data-table' },
    intro && h('p', { class: 'hint' }, intro),
    h('p', { class: 'row' }, h('label', { for: `${id}-search` }, search), input, saving, status),
    place,
    more,
  );

  async function draw() {
    const change = ++changes;
    const pause = pauses();
    const left = await found(all, input.value, textOf, pause);
    const rows = sortedBy < 0 ? left : await sorted(left, columns[sortedBy], descending, pause);
    if (change !== changes) return;
    chosen = rows;
    const shown = rows.slice(0, limit);
    areWords = columns.map(({ read }) => typeof (shown.map(read).find(value => value !== '') ?? '') === 'string');
    const table = scrollingTable({
      label,
      columns: columns.map(({ name, title }) => [name, title]),
      rows: shown.slice(0, STEP).map(rowOf),
    });
    for (const head of table.querySelectorAll('thead tr')) alignWords(head, areWords);
    for (const [i, head] of [...table.querySelectorAll('thead th')].entries()) makeSortable(head, i);
    refill(place, table);
    count(rows);
    await append(shown.slice(STEP), pause);
  }

  /** @param {R} row */
  function textOf(row) {
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = columns
      .map(({ read }) => read(row))
      .join('\n')
      .toLowerCase();
    texts.set(row, text);
    return text;
  }

  /** @param {R} value */
  function rowOf(value) {
    const [head, ...cells] = columns.map(({ read, show }) => (show ? show(value) : read(value)));
    const row = tableRow(head, cells);
    alignWords(row, areWords);
    mark?.(row, value);
    return row;
  }

  /** Says how many rows there are, and offers those that are not shown. @param {R[]} rows that the search leaves */
  function count(rows) {
    write(status, rows.length === all.length ? '' : UI.table.found(rows.length, all.length));
    more.hidden = rows.length <= limit;
    write(more, rows.length - limit > FURTHER ? UI.table.more(FURTHER) : UI.table.all);
  }

  /** @param {Element} head @param {number} index of its column */
  function makeSortable(head, index) {
    if (columns[index].fixed) return;
    const order = sortedBy !== index ? 'none' : descending ? 'descending' : 'ascending';
    head.setAttribute('aria-sort', order);
    const button = h(
      'button',
      { type: 'button', class: 'sort', id: `${id}-sort-${index}`, onclick: () => sortBy(index) },
      columns[index].name,
    );
    fill(head, button);
  }

  /** @param {number} index */
  function sortBy(index) {
    descending = sortedBy === index ? !descending : columns[index].largestFirst === true;
    sortedBy = index;
    draw();
  }

  /** Those that are there stay: to build all of them again takes longer with each press. */
  function showMore() {
    const further = chosen.slice(limit, limit + FURTHER);
    limit += FURTHER;
    count(chosen);
    return append(further, pauses());
  }

  /** @param {R[]} rows that are added below, unless another change overtakes them @param {() => Promise<void>} pause between steps */
  async function append(rows, pause) {
    const change = changes;
    const body = place.querySelector('tbody');
    for (let start = 0; start < rows.length && change === changes; start += STEP) {
      body?.append(...rows.slice(start, start + STEP).map(rowOf));
      await pause();
    }
  }

  function saveTable() {
    const rows = chosen.map(row => fileColumns.map(({ read }) => read(row)));
    save(`${file}.tsv`, tsv([fileColumns.map(({ name }) => name), ...rows]), 'text/tab-separated-values');
  }

  return {
    element,
    chosen: () => chosen,
    update(rows) {
      all = rows;
      chosen = rows;
      texts.clear();
      draw();
    },
  };
}

/**
 * Aligns text to the left and numbers to the right.
 * @param {Element} row
 * @param {boolean[]} areWords by column
 */
function alignWords(row, areWords) {
  for (const [i, cell] of [...row.children].entries()) cell.classList.toggle('text', areWords[i]);
}
