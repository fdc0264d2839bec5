/** What the views of patterns and motifs that were found share: the list of logos, columns of the table, files. */
import { nameOf, namingOf } from '../../session/matches.js';
import { significance } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { save } from '../../ui/save.js';

/** @typedef {import('../../engine/types.js').Search} Search */
/** @typedef {import('../../ui/dom.js').Child} Child */

/** Known motifs of what was found, where they were compared. @param {import('../../engine/types.js').Query[] | null} known */
export function searchesOf(known) {
  const searches = new Map(known?.map(query => [query.id, query.search]));
  return (/** @type {{id: string}} */ { id }) => searches.get(id);
}

/** @param {string} label @param {HTMLElement[]} rows */
export function rowList(label, rows) {
  return h('div', { class: 'facets', tabindex: 0, role: 'region', 'aria-label': label }, h('ol', {}, ...rows));
}

/**
 * @param {{id: string, consensus: string}} found
 * @param {{title: string, figures: string[], known: string}} said
 * @param {Child[]} logos
 */
export function foundRow({ id, consensus }, { title, figures, known }, logos) {
  const head = [
    h('b', {}, title),
    ...figures.map(text => h('span', {}, text)),
    h('code', { class: 'consensus' }, consensus),
    h('span', {}, known),
  ];
  return h('li', { class: 'facet pattern', 'data-pattern': id }, h('div', { class: 'facet-head' }, ...head), ...logos);
}

/**
 * @template {{consensus: string}} R
 * @param {string} name @param {string} [title]
 * @returns {import('../../ui/data-table.js').Column<R>}
 */
export function consensusColumn(name, title) {
  return {
    ...{ name, title },
    read: ({ consensus }) => consensus,
    show: ({ consensus }) => h('code', {}, consensus),
  };
}

/**
 * @template {{id: string}} R
 * @param {{known: string, q: string}} names
 * @param {(row: R) => Search | undefined} knownOf
 * @returns {import('../../ui/data-table.js').Column<R>[]}
 */
export function knownColumns({ known, q }, knownOf) {
  const first = (/** @type {R} */ row) => namingOf(knownOf(row))[0];
  return [
    { name: known, read: row => nameOf(knownOf(row)) ?? '' },
    { name: q, read: row => first(row)?.q ?? '', show: row => (first(row) ? significance(first(row).q) : '') },
  ];
}

/** Six digits: more are rounding in single precision. @param {number} value */
export function rounded(value) {
  return Number(value.toPrecision(6));
}

/**
 * @param {string} id @param {string} file names of its elements and files begin with these
 * @param {{meme: string, bed: string, json: string}} text of the buttons
 * @param {{meme: string, bed: () => string, json: () => string}} contents
 */
export function foundFiles(id, file, text, { meme, bed, json }) {
  const button = (/** @type {'meme' | 'bed' | 'json'} */ own, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', id: `${id}-${own}`, onclick }, text[own]);
  return h(
    'p',
    { class: 'row' },
    button('meme', () => save(`${file}.meme`, meme)),
    button('bed', () => save(`${file}.bed`, bed())),
    button('json', () => save(`${file}.json`, json(), 'application/json')),
  );
}
