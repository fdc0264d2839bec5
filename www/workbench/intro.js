/** The solved example at the top: the logo of all sequences on the left, the facets on the right. */
import { neuronId } from '../session/state.js';
import { INTRO } from '../texts/workbench.js';
import { byId, fill, h } from '../ui/dom.js';
import { drawing } from '../ui/drawing.js';

/** @typedef {import('../session/state.js').Shown} Shown */

/** Maximum number of facets shown; the result below has all. */
const MAX_FACETS = 4;

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
  const facets = neuron.crms.slice(0, MAX_FACETS);
  return [
    h(
      'figure',
      { class: 'blur' },
      drawing(logos[`mixed:${neuronId(neuron)}`], INTRO.mixed(neuron.mixed.consensus)),
      h('figcaption', {}, INTRO.before(neuron.sampling.positives)),
    ),
    h('p', { class: 'arrow', 'aria-hidden': 'true' }, h('span', {}, INTRO.arrow)),
    h(
      'figure',
      { class: 'sharp' },
      ...facets.map(crm => drawing(logos[crm.id], INTRO.facet(crm.consensus))),
      h('figcaption', {}, INTRO.after(neuron.crms.length, [...new Set(neuron.crms.map(crm => crm.shift))])),
    ),
  ];
}
