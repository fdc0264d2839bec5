/** The facets that variants change: those that explain a window with either allele. */
import { neuronId } from '../../session/network.js';
import { percent } from '../../texts/format.js';
import { SEQUENCES } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { number, which } from './variant-columns.js';

/** @typedef {import('../../session/questions/variants.js').VariantChange} VariantChange */
/** @typedef {import('../../engine/types.js').FacetChange} FacetChange */
/** @typedef {FacetChange & {variant: VariantChange['variant'], neuron: string}} Changed */

const { variantFacets: TEXT } = SEQUENCES;

/**
 * @param {{id: string, file: string, changes: VariantChange[], layer: number, motifs: Map<string, string> | null}} view `id`: with which the ids of
 *   its elements begin; `file`: with which the name of its file begins; `motifs`: what those of each facet are called, null where none of the neurons is analysed
 * @param {import('../actions.js').Actions} actions
 * @returns {HTMLElement[]}
 */
export function facetChanges({ id, file, changes, layer, motifs }, actions) {
  const heading = h('h4', {}, TEXT.title);
  if (!motifs) return [heading, h('p', { class: 'empty' }, TEXT.notAnalysed)];
  const rows = changes.flatMap(({ variant, facets }) =>
    facets.map(facet => ({ ...facet, variant, neuron: neuronId({ layer, channel: facet.channel }) })),
  );
  if (rows.length === 0) return [heading, h('p', { class: 'empty' }, TEXT.none)];
  const table = dataTable({
    id: `${id}-facets`,
    label: TEXT.title,
    intro: TEXT.how,
    search: TEXT.search,
    file: `${file}-facets`,
    columns: columns(motifs, actions),
  });
  table.update(rows.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)));
  return [heading, table.element];
}

/**
 * @param {Map<string, string>} motifs @param {import('../actions.js').Actions} actions
 * @returns {import('../../ui/data-table.js').Column<Changed>[]}
 */
function columns(motifs, actions) {
  /** @param {Changed} row */
  function show({ neuron, id }) {
    actions.showNeuron(neuron);
    actions.showFacet(id);
  }
  return [
    ...which(/** @param {Changed} row */ row => row.variant),
    {
      name: TEXT.facet,
      read: ({ id }) => id,
      show: row => h('button', { type: 'button', class: 'link', onclick: () => show(row) }, row.id),
    },
    { name: TEXT.motifs, title: TEXT.motifsMeaning, read: ({ id }) => motifs.get(id) ?? '' },
    share(TEXT.held, TEXT.heldMeaning, ({ held }) => held),
    share(TEXT.heldAfter, TEXT.heldAfterMeaning, ({ held, held_change: change }) => held + change),
    { ...number(TEXT.reference, ({ reference }) => reference), title: TEXT.referenceMeaning },
    { ...number(TEXT.change, ({ change }) => change), title: TEXT.changeMeaning },
  ];
}

/** @param {string} name @param {string} title @param {(row: Changed) => number} read @returns {import('../../ui/data-table.js').Column<Changed>} */
function share(name, title, read) {
  return {
    ...{ name, title, largestFirst: true },
    read: row => Number(read(row).toPrecision(4)),
    show: row => percent(read(row)),
  };
}
