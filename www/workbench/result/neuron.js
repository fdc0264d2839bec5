/** One neuron: how it was sampled and demixed, and its views behind tabs. */
import { say } from '../../texts/say.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { tabList } from '../../ui/tabs.js';
import { keepNames } from '../facets/facet-button.js';
import { clarityView } from './clarity.js';
import { NEURON_VIEWS } from './neuron-views.js';
import { pointAgain } from './point-at.js';
import { sourceOf } from './random-sequences.js';
import { repeatsView } from './repeats.js';

/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('./place.js').Place} Place */
/** @typedef {import('./place.js').Store} Store */

/**
 * @param {Place} place
 * @param {Store} store
 * @param {Actions} actions
 * @returns {import('../../ui/tabs.js').Content} without tabs where the neuron has no facets
 */
export function neuronView(place, store, actions) {
  const clarity = clarityView(place.neuron, place.report, store, actions);
  const head = headParts(place, clarity.element);
  if (place.neuron.crms.length === 0) return { parts: head, stop: clarity.stop };
  const views = tabList({ id: 'neuron', label: FACETS.tabs.label, choose: actions.showTab });
  const stops = [
    // First which one is open, so that no other one is built.
    store.watch(
      ({ settings }) => [settings.tab],
      ({ settings }) => views.show(settings.tab),
    ),
    store.watch(
      state => NEURON_VIEWS.map(({ available }) => available(place, state)),
      state => views.offer(NEURON_VIEWS.filter(({ available }) => available(place, state)).map(tab)),
    ),
    keepNames(views.panels, place.neuron, store),
    views.stop,
    clarity.stop,
  ];

  /** @param {import('./neuron-views.js').NeuronView} view */
  function tab({ id, build }) {
    return { id, label: FACETS.tabs.titles[id], build: () => build(place, store, actions) };
  }

  addEventListener('beforeprint', views.buildAll);
  const { at } = store.state.settings;
  if (at) setTimeout(pointAgain, 0, at); // when the parts are in the document
  return {
    parts: [...head, views.list, views.panels],
    stop() {
      removeEventListener('beforeprint', views.buildAll);
      for (const stop of stops) stop();
    },
  };
}

/** @param {Place} place @param {HTMLElement | null} clarity */
function headParts({ neuron, report }, clarity) {
  const { layer, channel, crms, sampling, demixing, backgrounds, notes } = neuron;
  const how = (/** @type {string} */ text) => h('p', { class: 'how' }, text);
  return [
    h('h3', {}, FACETS.neuron(layer, channel, crms.length)),
    clarity,
    sampling.level !== undefined && h('p', { class: 'note' }, FACETS.lowering(sampling.level)),
    h(
      'details',
      { class: 'how-found' },
      h('summary', {}, FACETS.howFound),
      how(FACETS.sampling(sampling, neuron.receptive_field, say('stopped', sampling.stopped))),
      backgrounds && how(FACETS.backgrounds(backgrounds, say('backgrounds', sourceOf(report)))),
      demixing.groups > 0 && how(FACETS.demixing(demixing, say('groupChoice', demixing.reason))),
      repeatsView(neuron),
    ),
    notes.length > 0 && h('ul', { class: 'notes' }, ...notes.map(note => h('li', {}, say('note', note)))),
  ];
}
