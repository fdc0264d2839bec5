/** The columns of each facet that the neuron needs, for each share of its activation. */
import { percent } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../actions.js').Actions} Actions */

const { needs: TEXT } = FACETS;

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {Actions} actions
 * @returns {HTMLElement | null} nothing where the network was not asked
 */
export function needsView({ crms }, actions) {
  const asked = crms.filter(({ needs }) => needs);
  if (asked.length === 0) return null;
  return h(
    'section',
    { class: 'needed' },
    h('h3', {}, TEXT.title(asked.length)),
    h('p', { class: 'hint' }, TEXT.meaning),
    ...asked.map(crm => facetNeeds(crm, actions)),
  );
}

/** @param {Crm} crm @param {Actions} actions */
function facetNeeds({ needs, consensus, id }, actions) {
  const link = h('button', { type: 'button', class: 'link', onclick: () => actions.showFacet(id) }, id);
  return h(
    'div',
    {},
    h('p', { class: 'facet-head' }, link, h('span', {}, needs?.sequence ? TEXT.ofSequence : TEXT.consensus)),
    scrollingTable({
      label: TEXT.label(id),
      kind: 'needs',
      columns: TEXT.columns,
      rows: (needs?.levels ?? []).map(({ gain, runs }) =>
        tableRow(percent(gain), [h('code', {}, shown(needs?.sequence ?? consensus, runs))]),
      ),
    }),
  );
}

/** @param {string} letters @param {[number, number][]} runs */
function shown(letters, runs) {
  const within = (/** @type {number} */ i) => runs.some(([start, end]) => i >= start && i < end);
  return Array.from(letters, (letter, i) => (within(i) ? letter : '·')).join('');
}
