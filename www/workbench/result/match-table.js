/** Every match of a neuron's facets as a table: the twin of the aligned logos. */
import { hitsOf } from '../../session/matches.js';
import { counted, significance } from '../../texts/format.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { showFacet } from './show-facet.js';

/** @typedef {import('../../session/matches.js').Hit} Hit */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {KnownMotifs} known
 * @returns {HTMLElement | null}
 */
export function hitTable({ layer, channel, crms }, known) {
  const hits = crms.flatMap(hitsOf);
  if (hits.length === 0) return null;
  const details = h(
    'details',
    {},
    h('summary', {}, `${counted(hits.length, 'match', 'matches')} with known motifs as a table`),
  );
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const table = dataTable({
      id: 'hits',
      label: 'Known motifs in the facets',
      search: 'Search factor, family or facet',
      columns: columnsFor(known),
      file: `known-motifs-${layer}.${channel}`,
    });
    details.append(table.element);
    table.update(hits);
  });
  return details;
}

/** @param {KnownMotifs} known @returns {import('../../ui/data-table.js').Column<Hit>[]} */
function columnsFor({ motifs, databases }) {
  const of = (/** @type {Hit} */ { match }) => motifs[match.motif];
  return [
    {
      name: 'Facet',
      title: 'layer, channel and rank',
      read: ({ crm }) => crm.id,
      show: ({ crm }) => facetButton(crm.id),
    },
    { name: 'Part', title: 'which part of it was compared', read: ({ part }) => part.name },
    { name: 'Factor', read: ({ match }) => match.target_name, show: ({ match }) => h('b', {}, match.target_name) },
    { name: 'Motif', title: 'identifier in its database', read: ({ match }) => match.target },
    { name: 'Family', read: hit => of(hit)?.family ?? '' },
    significant('q', 'share of unrelated motifs expected among matches as good'),
    significant('p', 'probability that an unrelated motif matches as well in its best place'),
    significant('e', 'unrelated motifs expected to match as well'),
    { name: 'Overlap', title: 'positions that lie side by side', read: ({ match }) => match.overlap },
    {
      name: 'Offset',
      title: 'positions by which the facet’s part starts to the right of the known motif',
      read: ({ match }) => match.offset,
    },
    {
      name: 'Strand',
      title: '− where the known motif’s reverse complement matches',
      read: ({ match }) => match.orientation,
    },
    { name: 'Database', read: hit => databases[of(hit)?.database ?? -1]?.name ?? '' },
  ];
}

/** @param {string} id */
function facetButton(id) {
  return h('button', { type: 'button', class: 'link', onclick: () => showFacet(id) }, id);
}

/** @param {'q' | 'p' | 'e'} name @param {string} title @returns {import('../../ui/data-table.js').Column<Hit>} */
function significant(name, title) {
  return {
    name: name === 'e' ? 'E' : name,
    title,
    read: ({ match }) => match[name],
    show: ({ match }) => significance(match[name]),
  };
}
