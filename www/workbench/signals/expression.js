/** Expression of the factors' genes in the cell types of the tracks (paper, Fig. 6C and D, right). */
import { genesOf } from '../../sources/expression.js';
import { figure } from '../../texts/format.js';
import { SIGNALS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h, write } from '../../ui/dom.js';
import { shareBar } from '../sources/share-bar.js';

/** @typedef {import('../../sources/expression.js').Expression} Expression */
/** @typedef {{gene: string, cellType: string, value: number, share: number}} Row `share` of the largest value of the gene */

const { expression: TEXT } = SIGNALS.footprint;

/**
 * @param {string} id
 * @param {{expression: Expression | null, factors: string[], tracks: {cellType: string}[], file: string}} view `factors`: names of
 *   the motifs
 */
export function expressionView(id, { expression, factors, tracks, file }) {
  const title = h('h4', {}, TEXT.title);
  if (!expression) return h('div', { class: 'expression' }, title, h('p', { class: 'empty' }, TEXT.missing));
  return h('div', { class: 'expression' }, title, ...genesView(id, expression, { factors, tracks, file }));
}

/** @param {string} id @param {Expression} expression @param {{factors: string[], tracks: {cellType: string}[], file: string}} view */
function genesView(id, expression, { factors, tracks, file }) {
  const input = h('input', {
    type: 'text',
    id: `${id}-genes`,
    value: genesOf(expression, factors).join(', '),
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: draw,
  });
  const note = h('p', { class: 'hint', role: 'status' });
  const table = expressionTable(id, file);

  function draw() {
    const wanted = input.value.split(/[,;\s]+/).filter(Boolean);
    const found = genesOf(expression, wanted);
    const unknown = wanted.filter(gene => genesOf(expression, [gene]).length === 0);
    write(note, wanted.length === 0 ? TEXT.none(factors) : unknown.length > 0 ? TEXT.unknown(unknown) : '');
    table.update(found.flatMap(gene => rowsOf(expression, gene, tracks)));
    table.element.hidden = found.length === 0;
  }

  draw();
  return [h('p', { class: 'row' }, h('label', { for: input.id }, TEXT.genes), input), note, table.element];
}

/** @param {string} id @param {string} file */
function expressionTable(id, file) {
  return dataTable({
    id: `${id}-table`,
    label: TEXT.label,
    search: TEXT.search,
    file: `${file}-expression`,
    columns: /** @type {import('../../ui/data-table.js').Column<Row>[]} */ ([
      { name: TEXT.cellType, read: ({ cellType }) => cellType },
      { name: TEXT.gene, read: ({ gene }) => gene },
      {
        name: TEXT.value,
        largestFirst: true,
        read: ({ value }) => (Number.isNaN(value) ? '' : value),
        show: ({ value, share }) => [figure(value), shareBar(share)],
      },
    ]),
  });
}

/** The values of a gene: in the cell types of the tracks, or in all where the tracks have none. @param {Expression} expression @param {string} gene @param {{cellType: string}[]} tracks @returns {Row[]} */
function rowsOf({ cellTypes, genes }, gene, tracks) {
  const values = genes.get(gene) ?? [];
  const largest = Math.max(...values.filter(value => !Number.isNaN(value)), Number.MIN_VALUE);
  const ofTracks = cellTypes.filter(type => tracks.some(({ cellType }) => cellType === type));
  return (ofTracks.length > 0 ? ofTracks : cellTypes).map(cellType => {
    const value = values[cellTypes.indexOf(cellType)];
    return { gene, cellType, value, share: Number.isNaN(value) ? 0 : Math.max(value, 0) / largest };
  });
}
