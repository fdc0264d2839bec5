/** Every match of a neuron's facets as a table, with the same content as the aligned logos. */
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
import { FACETS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../session/matches.js').FacetMatch} FacetMatch */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {KnownMotifs} known
 * @param {Actions} actions
 * @returns {HTMLElement | null}
 */
export function matchTable({ layer, channel, crms }, known, actions) {
  const hits = crms.flatMap(matchesOf);
  if (hits.length === 0) return null;
  const details = h('details', {}, h('summary', {}, FACETS.matches.summary(hits.length)));
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const table = dataTable({
      id: 'hits',
      label: FACETS.matches.table,
      search: FACETS.matches.search,
      columns: columnsFor(known, actions),
      file: `known-motifs-${layer}.${channel}`,
    });
    details.append(table.element);
    table.update(hits);
  });
  return details;
}

/** @param {KnownMotifs} known @param {Actions} actions @returns {import('../../ui/data-table.js').Column<FacetMatch>[]} */
function columnsFor({ motifs, databases }, actions) {
  const of = (/** @type {FacetMatch} */ { match }) => motifs[match.motif];
  return [
    {
      name: FACETS.matches.facet[0],
      title: FACETS.matches.facet[1],
      read: ({ crm }) => crm.id,
      show: ({ crm }) => facetButton(crm.id, actions),
    },
    { name: FACETS.matches.partColumn[0], title: FACETS.matches.partColumn[1], read: ({ part }) => part.name },
    FACTOR,
    MOTIF,
    Q_VALUE,
    P_VALUE,
    E_VALUE,
    OVERLAP,
    offset(FACETS.matches.offset),
    STRAND,
    { name: FACETS.matches.database, read: hit => databases[of(hit)?.database ?? -1]?.name ?? '' },
  ];
}

/** @param {string} id @param {Actions} actions */
function facetButton(id, actions) {
  return h('button', { type: 'button', class: 'link', onclick: () => actions.showFacet(id) }, id);
}
