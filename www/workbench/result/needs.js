/** The columns of a facet that the neuron needs, for each share of its activation. */
import { percent } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */

const { needs: TEXT } = FACETS;

/**
 * @param {Crm} crm
 * @returns {HTMLElement | null} nothing where the network was not asked
 */
export function needsView({ needs, consensus, id }) {
  if (!needs) return null;
  return scrollingTable({
    label: TEXT.label(id),
    intro: needs.sequence ? TEXT.ofSequence : TEXT.meaning,
    kind: 'needs',
    columns: TEXT.columns,
    rows: needs.levels.map(({ gain, runs }) =>
      tableRow(percent(gain), [h('code', {}, shown(needs.sequence ?? consensus, runs))]),
    ),
  });
}

/** @param {string} letters @param {[number, number][]} runs */
function shown(letters, runs) {
  const within = (/** @type {number} */ i) => runs.some(([start, end]) => i >= start && i < end);
  return Array.from(letters, (letter, i) => (within(i) ? letter : '·')).join('');
}
