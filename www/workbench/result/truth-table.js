/** Which motifs of a syntax tree occur together, and in which facets. */
import { motifName } from '../../session/matches.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../engine/types.js').SyntaxTree} SyntaxTree */
/** @typedef {import('../../engine/types.js').Combination} Combination */

/** Maximum number of linked facets per row. */
const MAX_LINKS = 12;

const { syntax: TEXT } = FACETS;

/**
 * Of a tree and of those that have another motif in the place of one of its leaves.
 * @param {SyntaxTree} tree
 * @param {string} file
 * @param {NeuronReport} neuron
 * @param {(facet: string) => HTMLElement} link
 */
export function truthTable(tree, file, { dictionary = [] }, link) {
  const { alternatives } = tree;
  const { rows, text } = alternatives ?? tree;
  const leaves = alternatives
    ? tree.leaves.toSpliced(alternatives.leaf + 1, 0, ...alternatives.others.map(o => o.leaf))
    : tree.leaves;
  const called = (/** @type {string} */ id) => dictionary.filter(motif => motif.id === id).map(motifName)[0] ?? '';
  return scrollingTable({
    label: TEXT.table(text),
    intro: TEXT.tableMeaning,
    kind: 'truth',
    file: `${file}-table`,
    fileRows: rows.map(({ present, crms }) => [crms.length, ...present.map(Number), crms.join(' ')]),
    columns: [
      [TEXT.facets],
      ...leaves.map(({ name, motif }) => /** @type {[string, string]} */ ([name, TEXT.motif(motif, called(motif))])),
      [TEXT.which],
    ],
    rows: rows.map(row =>
      tableRow(row.crms.length, [
        ...row.present.map(here => (here ? TEXT.present : TEXT.absent)),
        facetLinks(row, link),
      ]),
    ),
  });
}

/** @param {Combination} row @param {(facet: string) => HTMLElement} link */
function facetLinks({ crms }, link) {
  const place = h('span', { class: 'words' }, ...crms.slice(0, MAX_LINKS).map(link));
  if (crms.length <= MAX_LINKS) return place;
  const all = () => {
    const rest = crms.slice(MAX_LINKS).map(link);
    more.replaceWith(...rest);
    rest[0].focus();
  };
  const more = h('button', { type: 'button', class: 'quiet', onclick: all }, TEXT.more(crms.length - MAX_LINKS));
  place.append(more);
  return place;
}
