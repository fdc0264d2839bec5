/** Every match of a neuron's facets as a table, with the same content as the aligned logos. */
import { facetName } from '../../session/facets/marks.js';
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
import { h, write } from '../../ui/dom.js';
import { facetButton } from '../facets/facet-button.js';

/** @typedef {import('../../session/matches.js').FacetMatch} FacetMatch */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */
/** @typedef {import('../actions.js').Actions} Actions */

/** A match with the name of its facet. @typedef {FacetMatch & {name: string}} NamedMatch */

/**
 * @param {import('./place.js').Place} place
 * @param {KnownMotifs} known
 * @param {Actions} actions
 * @returns {{element: HTMLElement, update: (facets: import('../../session/facets/arrange.js').Ranked[], marks: import('../../session/facets/marks.js').Marks) => void} | null}
 *   nothing where no facet of the neuron matches
 */
export function matchTable({ neuron }, known, actions) {
  if (!neuron.crms.some(crm => matchesOf(crm).length > 0)) return null;
  const summary = h('summary');
  const details = h('details', {}, summary);
  /** @type {NamedMatch[]} */
  let hits = [];
  /** @type {ReturnType<typeof dataTable<NamedMatch>> | null} */
  let table = null;
  details.addEventListener('toggle', () => {
    if (!details.open || table) return;
    table = dataTable({
      id: 'hits',
      label: FACETS.matches.table,
      search: FACETS.matches.search,
      columns: columnsFor(known, actions),
      file: `known-motifs-${neuron.layer}.${neuron.channel}`,
    });
    details.append(table.element);
    table.update(hits);
  });
  return {
    element: details,
    update(facets, marks) {
      hits = facets.flatMap(({ crm }) => matchesOf(crm).map(hit => ({ ...hit, name: facetName(marks, neuron, crm) })));
      write(summary, FACETS.matches.summary(hits.length));
      table?.update(hits);
    },
  };
}

/** @param {KnownMotifs} known @param {Actions} actions @returns {import('../../ui/data-table.js').Column<NamedMatch>[]} */
function columnsFor({ motifs, databases }, actions) {
  const of = (/** @type {FacetMatch} */ { match }) => motifs[match.motif];
  return [
    {
      name: FACETS.matches.facet[0],
      title: FACETS.matches.facet[1],
      read: ({ name }) => name,
      show: ({ crm, name }) => facetButton(crm.id, name, actions),
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
