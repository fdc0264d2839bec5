/** The solved example at the top: one blur on the left, its facets on the right. */
import { neuronId } from '../session/state.js';
import { counted, shift } from '../texts/format.js';
import { byId, fill, h } from '../ui/dom.js';
import { drawing } from '../ui/drawing.js';

/** @typedef {import('../session/state.js').Shown} Shown */
/** @typedef {import('../engine/types.js').Crm} Crm */

/** Facets shown at most; the rest are in the result below. */
const MOST = 4;

/**
 * @param {HTMLElement} root
 * @param {import('../ui/store.js').Store<import('../session/state.js').State>} store
 */
export function introView(root, store) {
  byId('open-own').addEventListener('click', () => byId('file').click());
  byId('to-result').addEventListener('click', toResult);
  store.watch(
    ({ solved }) => [solved],
    ({ solved }) => fill(root, ...(solved ? solvedFigure(solved) : [])),
  );
}

/** @param {Event} event the link itself would replace the settings in the address */
function toResult(event) {
  event.preventDefault();
  const title = byId('result-title');
  title.scrollIntoView();
  title.focus({ preventScroll: true });
}

/** @param {Shown} solved */
function solvedFigure({ report, logos }) {
  const [neuron] = report.neurons;
  if (!neuron?.mixed) return [];
  const facets = neuron.crms.slice(0, MOST);
  return [
    h(
      'figure',
      { class: 'blur' },
      drawing(logos[`mixed:${neuronId(neuron)}`], `Blurred logo of all sequences, consensus ${neuron.mixed.consensus}`),
      h(
        'figcaption',
        {},
        `Before: ${counted(neuron.sampling.positives, 'sequence')} excite this neuron. Stacked, they show no clear pattern.`,
      ),
    ),
    h('p', { class: 'arrow', 'aria-hidden': 'true' }, h('span', {}, 'demix')),
    h(
      'figure',
      { class: 'sharp' },
      ...facets.map(crm => drawing(logos[crm.id], `Logo of a facet, consensus ${crm.consensus}`)),
      h('figcaption', {}, `After: ${facetsInWords(neuron.crms)}`),
    ),
  ];
}

/** @param {Crm[]} crms */
function facetsInWords(crms) {
  const shifts = [...new Set(crms.map(crm => crm.shift))].map(shift);
  const places = shifts.length > 1 ? ` Their patterns are shifted against each other: ${shifts.join(', ')}.` : '';
  return `${counted(crms.length, 'facet')}, each one sharp.${places}`;
}
