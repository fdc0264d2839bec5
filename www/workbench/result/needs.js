/** The columns of each facet that the neuron needs, for each share of its activation. */
import { percent } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */

const { needs: TEXT } = FACETS;

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {(facet: string) => HTMLElement} link
 * @returns {HTMLElement | null} nothing where the network was not asked
 */
export function needsView({ crms }, link) {
  const asked = crms.filter(({ needs }) => needs);
  if (asked.length === 0) return null;
  const hasMixture = asked.some(({ needs }) => needs?.sequence);
  return h(
    'section',
    { class: 'needed-letters' },
    h('h3', {}, TEXT.title(asked.length)),
    scrollingTable({
      label: TEXT.label,
      intro: hasMixture ? `${TEXT.meaning} ${TEXT.mixtures}` : TEXT.meaning,
      kind: 'needs',
      file: 'needed-letters',
      columns: TEXT.columns,
      rows: asked.flatMap(crm => rowsOf(crm, link)),
    }),
  );
}

/** The letters from the first to the last that are needed for any share. @param {Crm} crm @param {(facet: string) => HTMLElement} link */
function rowsOf({ needs, consensus, id }, link) {
  const levels = needs?.levels ?? [];
  const needed = levels.flatMap(({ runs }) => runs.flat());
  const [first, end] = needed.length > 0 ? [Math.min(...needed), Math.max(...needed)] : [0, consensus.length];
  return levels.map(({ gain, runs }, i) =>
    tableRow(i === 0 ? link(id) : h('span', { class: 'hint' }, id), [
      h('code', {}, shown(needs?.sequence ?? consensus, runs).slice(first, end)),
      TEXT.positions(first + 1, end),
      percent(gain),
      needs?.sequence ? TEXT.strongest : TEXT.consensus,
    ]),
  );
}

/** @param {string} letters @param {[number, number][]} runs */
function shown(letters, runs) {
  const within = (/** @type {number} */ i) => runs.some(([start, end]) => i >= start && i < end);
  return Array.from(letters, (letter, i) => (within(i) ? letter : '·')).join('');
}
