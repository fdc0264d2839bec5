/** The shown report: its origin, the chosen neuron, what all neurons say together, and what it can be saved as. */
import { neuronId, neuronOf } from '../../session/network.js';
import { isBusy } from '../../session/runs.js';
import { Logos } from '../../session/views/logos.js';
import { RESULT } from '../../texts/workbench.js';
import { fill, h, refill } from '../../ui/dom.js';
import { nextTask } from '../../ui/next-task.js';
import { pairsView } from '../pairs/pairs-view.js';
import { annotationView } from './annotation.js';
import { factorsView } from './factors.js';
import { layerComparison } from './layer-comparison.js';
import { networkMotifsView } from './network-motifs.js';
import { neuronView } from './neuron.js';
import { placeOf } from './place.js';
import { provenance } from './provenance.js';
import { savingView } from './saving.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * Builds the chosen neuron in a task of its own.
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export async function resultView(root, store, actions, engine) {
  const logos = new Logos(engine, () => store.state.shown);
  const head = h('div', { class: 'result-head' });
  const saving = h('details', { class: 'saving' });
  const annotation = h('div');
  const overview = h('div', { class: 'overview' });
  const pairs = pairsView(store, actions, engine);
  const detail = h('div', { class: 'neuron' });
  fill(root, head, saving, annotation, detail, overview);
  savingView(saving, store, actions, engine, printAll);
  annotationView(annotation, store, actions);

  store.watch(
    state => [state.shown, state.model, state.presets, isEarlier(state), state.settings.neuron],
    state => {
      const { shown, model, presets } = state;
      const open = model?.info ?? null;
      refill(head, ...(shown ? provenance(shown, open, presets, isEarlier(state), state.settings.neuron) : empty()));
    },
  );
  store.watch(
    ({ shown }) => [shown],
    ({ shown }) => {
      fill(
        overview,
        shown && factorsView(shown.report, actions),
        shown && networkMotifsView(shown, engine, actions),
        shown && layerComparison(shown, engine, actions),
        shown && pairs,
      );
    },
  );
  await nextTask();
  /** @type {import('../../ui/tabs.js').Content | null} */
  let view = null;
  store.watch(
    state => [evidence(state)],
    () => {
      logos.forget();
      view?.stop?.();
      const place = placeOf(store, logos, engine);
      view = place && neuronView(place, store, actions);
      fill(detail, ...(view?.parts ?? []));
    },
  );

  async function printAll() {
    dispatchEvent(new Event('beforeprint')); // builds what no tab has shown yet
    await logos.drawAll();
    print();
  }
}

/** Whether a run is in progress that has no results yet. @param {State} state */
function isEarlier(state) {
  return isBusy(state) && !state.run?.results;
}

/**
 * A value that identifies the view of the shown neuron: every partial report repeats the neurons that were finished
 * before, which are not drawn again.
 * @param {State} state
 */
function evidence(state) {
  const neuron = neuronOf(state);
  if (!neuron || !state.shown) return null;
  const { report, source } = state.shown;
  const searched = report.known?.databases.map(({ sha256 }) => sha256);
  const { seed, grammar } = report.options;
  const { sha256, input_channels } = report.model;
  const run = [source, sha256, input_channels, seed, grammar, report.backgrounds, searched];
  return JSON.stringify([...run, neuronId(neuron), neuron.sampling]);
}

function empty() {
  return [h('p', { class: 'empty' }, RESULT.empty)];
}
