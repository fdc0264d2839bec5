/** The solved example of the first visit: the logo of all sequences on the left, the facets on the right. */
import { neuronId } from '../session/network.js';
import { INTRO } from '../texts/workbench.js';
import { byId, fill, h } from '../ui/dom.js';
import { drawing } from '../ui/drawing.js';
import { recall, remember } from '../ui/memory.js';

/** @typedef {import('../session/state.js').Shown} Shown */

/** Maximum number of facets shown; the result below has all. */
const MAX_FACETS = 4;

/** Under which the browser remembers that the page was visited. */
const VISITED = 'neuronmotif.visited';

/**
 * @param {HTMLElement} root
 * @param {import('../ui/store.js').Store<import('../session/state.js').State>} store
 * @param {import('./actions.js').Actions} actions
 */
export function introView(root, store, actions) {
  byId('open-own').addEventListener('click', () => byId('file').click());
  byId('to-result').addEventListener('click', () => actions.goTo('result'));
  const isFirst = isFirstVisit();
  byId('start-area').classList.toggle('known', !isFirst);
  if (!isFirst) return;
  store.watch(
    ({ solved }) => [solved],
    ({ solved }) => fill(root, ...(solved ? solvedFigure(solved) : [])),
  );
}

/** The first visit lasts as long as its tab, whatever is loaded anew. */
function isFirstVisit() {
  const isFirst = recall('localStorage', VISITED) === null || recall('sessionStorage', VISITED) !== null;
  remember('localStorage', VISITED, 'yes');
  if (isFirst) remember('sessionStorage', VISITED, 'yes');
  return isFirst;
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
