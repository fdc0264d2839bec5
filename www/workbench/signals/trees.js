/** Syntax trees in the visitor's sequences: combinations and gaps of their motifs against chance, and their sites. */
import { treeHits } from '../../session/questions/hits.js';
import { figure, signed, significance } from '../../texts/format.js';
import { SIGNALS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { fill, h } from '../../ui/dom.js';
import { choice } from './choice.js';
import { gapsView } from './gaps.js';
import { DISTANCE, placeColumns } from './hits-table.js';
import { saveHits } from './save-hits.js';
import { treeId, treeName } from './subjects.js';

/** @typedef {import('../../session/sources-state.js').Hits} Hits */
/** @typedef {import('../../engine/types.js').TreeOccurrences} TreeOccurrences */
/** @typedef {import('../../engine/types.js').TreeHit} TreeHit */
/** @typedef {TreeOccurrences['combinations'][number]} Combination */
/** @typedef {import('../../ui/store.js').Store<import('../../session/state.js').State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../ui/dom.js').Child} Child */

const { trees: TEXT } = SIGNALS.hits;
const ID = 'hits-tree';

/**
 * @param {Hits} hits
 * @param {string} file
 * @param {Store} store
 * @param {Actions} actions
 * @returns {Child[]}
 */
export function treesView(hits, file, store, actions) {
  const { trees } = hits.found;
  const place = h('div');
  const tree = choice(ID, TEXT.choose, draw);
  const sorted = [...trees].sort((a, b) => Number(b.leaves.length > 1) - Number(a.leaves.length > 1));
  tree.offer(sorted.map(one => ({ id: treeId(one), text: treeName(one) })));

  function draw() {
    const chosen = trees.find(one => treeId(one) === tree.value());
    if (chosen) fill(place, ...treeView(chosen, hits, file, store, actions));
  }

  draw();
  return [h('h4', {}, TEXT.title), h('p', { class: 'hint' }, TEXT.how), h('p', { class: 'row' }, ...tree.parts), place];
}

/** @param {TreeOccurrences} tree @param {Hits} hits @param {string} file @param {Store} store @param {Actions} actions @returns {Child[]} */
function treeView(tree, hits, file, store, actions) {
  const { found, controls, leaves } = tree;
  const names = leaves.map(leaf => hits.found.motifs[leaf].name);
  const own = `${file}-${treeId(tree).replace(' ', '-')}`;
  const parts = [
    h('p', { class: 'how' }, TEXT.summary(found, controls.length)),
    ...(leaves.length > 1 ? [combinationsTable(tree, names, own), ...gapsView(`${ID}-gaps`, tree, names, own)] : []),
  ];
  if (tree.hits.length === 0) return parts;
  const table = sitesTable(tree, hits, names, own);
  const chosen = () => treeHits(hits, { ...tree, hits: table.chosen() });
  return [...parts, table.element, saveHits({ id: `${ID}-sites`, file: `${own}-sites`, hits: chosen }, store, actions)];
}

/** @param {TreeOccurrences} tree @param {string[]} names of its leaves @param {string} file */
function combinationsTable({ combinations }, names, file) {
  const { combinations: text } = TEXT;
  const motifs = (/** @type {Combination} */ { present }) => names.filter((_, leaf) => present[leaf]).join(', ');
  const table = dataTable({
    id: `${ID}-combinations`,
    label: text.label,
    intro: `${text.label}:`,
    search: text.search,
    file: `${file}-combinations`,
    columns: /** @type {import('../../ui/data-table.js').Column<Combination>[]} */ ([
      { name: text.motifs, read: motifs },
      { name: text.gaps, read: ({ gaps }) => gaps.map(([min, max]) => rangeText(min, max)).join(', ') },
      { name: text.observed, largestFirst: true, read: ({ hits }) => hits.observed },
      {
        name: text.expected,
        largestFirst: true,
        read: ({ hits }) => hits.expected ?? '',
        show: ({ hits }) => (hits.expected === null ? '' : figure(hits.expected)),
      },
      {
        name: text.ratio,
        largestFirst: true,
        read: ({ hits }) => hits.ratio ?? '',
        show: ({ hits }) => (hits.ratio === null ? '' : figure(hits.ratio)),
      },
      {
        name: text.p,
        title: text.pMeaning,
        read: ({ hits }) => hits.p ?? '',
        show: ({ hits }) => (hits.p === null ? '' : significance(hits.p)),
      },
    ]),
  });
  table.update(combinations);
  return table.element;
}

/** @param {number} min @param {number} max */
function rangeText(min, max) {
  const text = (/** @type {number} */ gap) => String(gap).replace('-', '−');
  return min === max ? text(min) : `${text(min)}–${text(max)}`;
}

/** @param {TreeOccurrences} tree @param {Hits} hits @param {string[]} names @param {string} file */
function sitesTable({ hits: sites, combinations }, hits, names, file) {
  const { table: text } = TEXT;
  const motifs = (/** @type {TreeHit} */ { combination }) =>
    names.filter((_, leaf) => combinations[combination].present[leaf]).join(', ');
  const table = dataTable({
    id: `${ID}-sites`,
    label: text.label,
    search: text.search,
    file: `${file}-sites`,
    columns: /** @type {import('../../ui/data-table.js').Column<TreeHit>[]} */ ([
      ...placeColumns(hits),
      {
        name: text.score,
        title: text.scoreMeaning,
        largestFirst: true,
        read: ({ score }) => score,
        show: ({ score }) => signed(score),
      },
      { name: text.motifs, read: motifs },
      { name: text.gaps, title: text.gapsMeaning, read: ({ gaps }) => gaps.join(', ').replaceAll('-', '−') },
      DISTANCE,
    ]),
  });
  table.update(sites);
  return table;
}
