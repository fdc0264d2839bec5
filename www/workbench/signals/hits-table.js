/** All hits of motifs as a table, with their files. */
import { motifHits, placeOfHit } from '../../session/questions/hits.js';
import { signed, significance } from '../../texts/format.js';
import { SIGNALS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { placeText } from '../sources/places.js';
import { saveHits } from './save-hits.js';

/** @typedef {import('../../session/sources-state.js').Hits} Hits */
/** @typedef {import('../../engine/types.js').MotifHit} MotifHit */
/** @typedef {import('../../engine/types.js').TreeHit} TreeHit */
/** @typedef {import('../../ui/store.js').Store<import('../../session/state.js').State>} Store */
/** @typedef {import('../../ui/dom.js').Child} Child */

const { table: TEXT } = SIGNALS.hits;
const ID = 'hits-table';

/**
 * @param {Hits} hits
 * @param {string} file
 * @param {Store} store
 * @param {import('../actions.js').Actions} actions
 * @returns {Child[]}
 */
export function hitsTable(hits, file, store, actions) {
  const { found } = hits;
  const table = dataTable({
    id: ID,
    label: TEXT.label,
    search: TEXT.search,
    file: `${file}-hits`,
    columns: /** @type {import('../../ui/data-table.js').Column<MotifHit>[]} */ ([
      { name: TEXT.motif, read: ({ motif }) => found.motifs[motif].name },
      { name: TEXT.id, read: ({ motif }) => found.motifs[motif].id },
      ...placeColumns(hits),
      {
        name: TEXT.score,
        title: TEXT.scoreMeaning,
        largestFirst: true,
        read: ({ score }) => score,
        show: ({ score }) => signed(score),
      },
      { name: TEXT.p, title: TEXT.pMeaning, read: ({ p }) => p, show: ({ p }) => significance(p) },
      { name: TEXT.q, title: TEXT.qMeaning, read: ({ q }) => q, show: ({ q }) => significance(q) },
      DISTANCE,
    ]),
  });
  table.update(found.hits);
  const chosen = () => motifHits({ ...hits, found: { ...found, hits: table.chosen() } });
  return [table.element, saveHits({ id: ID, file: `${file}-hits`, hits: chosen }, store, actions)];
}

/**
 * Where a hit is.
 * @param {Hits} hits
 * @returns {import('../../ui/data-table.js').Column<any>[]}
 */
export function placeColumns({ regions }) {
  return /** @type {import('../../ui/data-table.js').Column<MotifHit | TreeHit>[]} */ ([
    { name: TEXT.record, read: ({ record }) => regions[record].name },
    { name: TEXT.place, read: hit => placeText({ ...placeOfHit(hit, regions), strand: '.' }) },
    {
      name: TEXT.strand,
      read: hit => placeOfHit(hit, regions).strand,
      show: hit => placeOfHit(hit, regions).strand.replace('-', '−'),
    },
  ]);
}

/** How far a hit is from the centre of its record. @type {import('../../ui/data-table.js').Column<any>} */
export const DISTANCE = {
  name: TEXT.distance,
  title: TEXT.distanceMeaning,
  read: (/** @type {MotifHit | TreeHit} */ { distance }) => distance,
  show: (/** @type {MotifHit | TreeHit} */ { distance }) => String(distance).replace('-', '−'),
};
