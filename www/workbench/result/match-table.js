/** Every match of a neuron's facets as a table: the twin of the aligned logos. */
import { matchesOf } from '../../session/matches.js';
import {
  E_VALUE,
  FACTOR,
  MOTIF,
  OVERLAP,
  offset,
  P_VALUE,
  Q_VALUE,
  STRAND,
} from '../../session/views/match-columns.js';
import { counted } from '../../texts/format.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { showFacet } from './show-facet.js';

/** @typedef {import('../../session/matches.js').FacetMatch} FacetMatch */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {KnownMotifs} known
 * @returns {HTMLElement | null}
 */
export function matchTable({ layer, channel, crms }, known) {
  const hits = crms.flatMap(matchesOf);
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

/** @param {KnownMotifs} known @returns {import('../../ui/data-table.js').Column<FacetMatch>[]} */
function columnsFor({ motifs, databases }) {
  const of = (/** @type {FacetMatch} */ { match }) => motifs[match.motif];
  return [
    {
      name: 'Facet',
      title: 'layer, channel and rank',
      read: ({ crm }) => crm.id,
      show: ({ crm }) => facetButton(crm.id),
    },
    { name: 'Part', title: 'which part of it was compared', read: ({ part }) => part.name },
    FACTOR,
    MOTIF,
    { name: 'Family', read: hit => of(hit)?.family ?? '' },
    Q_VALUE,
    P_VALUE,
    E_VALUE,
    OVERLAP,
    offset('positions by which the facet’s part starts to the right of the known motif'),
    STRAND,
    { name: 'Database', read: hit => databases[of(hit)?.database ?? -1]?.name ?? '' },
  ];
}

/** @param {string} id */
function facetButton(id) {
  return h('button', { type: 'button', class: 'link', onclick: () => showFacet(id) }, id);
}
