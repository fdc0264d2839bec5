/** The report on show: how it was made, its neurons, and the facets of one of them. */
import { fill, h, refill } from '../dom.js';
import { isBusy, neuronId, neuronOf } from '../model.js';
import { Logos } from './logos.js';
import { neuronView } from './neuron.js';
import { markNeuron, neuronTable } from './neuron-table.js';
import { provenance } from './provenance.js';

/** @typedef {import('../model.js').State} State */

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../engine/client.js').Engine} engine
 */
export function resultView(root, store, actions, engine) {
  const logos = new Logos(engine, () => store.state.shown);
  const head = h('div', { class: 'result-head' });
  const list = h('div', { class: 'neuron-list' });
  const detail = h('div', { class: 'neuron' });
  fill(root, head, list, detail);

  store.watch(
    state => [state.shown, state.model, isEarlier(state)],
    state => {
      const { shown, model } = state;
      const open = model?.info.sha256 ?? null;
      refill(head, ...(shown ? provenance(shown, open, isEarlier(state), actions, engine) : empty()));
    },
  );
  store.watch(
    ({ shown }) => [shown],
    ({ shown }) => {
      const neurons = shown?.report.neurons ?? [];
      refill(list, neurons.length > 1 && neuronTable(neurons, actions));
    },
  );
  store.watch(
    state => [state.shown, neuronOf(state)],
    state => markNeuron(list, neuronOf(state)),
  );
  /** @type {(mode: State['settings']['align']) => void} */
  let align = () => {};
  store.watch(
    state => [evidence(state)],
    state => {
      const neuron = neuronOf(state);
      logos.forget();
      const view = neuron && neuronView(neuron, logos, actions);
      fill(detail, ...(view?.parts ?? []));
      align = view?.align ?? (() => {});
      align(state.settings.align);
    },
  );
  store.watch(
    ({ settings }) => [settings.align],
    ({ settings }) => align(settings.align),
  );
}

/** @param {State} state whether a run goes on that has not shown anything of its own yet */
function isEarlier(state) {
  return isBusy(state) && !state.run?.reported;
}

/**
 * What the shown neuron looks like, as a value: every partial report repeats the neurons that were finished
 * before, and they need not be drawn again.
 * @param {State} state
 */
function evidence(state) {
  const neuron = neuronOf(state);
  if (!neuron || !state.shown) return null;
  const { report, source } = state.shown;
  return JSON.stringify([source, report.model.sha256, report.options.seed, neuronId(neuron), neuron.sampling]);
}

function empty() {
  return [h('p', { class: 'empty' }, 'Facets appear here while a run works, neuron by neuron.')];
}
