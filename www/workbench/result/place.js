/** What the views of a neuron are given: the neuron, and what it belongs to. */
import { facetName } from '../../session/facets/marks.js';
import { neuronOf } from '../../session/network.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */
/** @typedef {import('../../engine/client.js').Engine} Engine */
/** @typedef {NonNullable<ReturnType<typeof placeOf>>} Place */

/**
 * @param {Store} store
 * @param {Logos} logos
 * @param {Engine} engine
 */
export function placeOf(store, logos, engine) {
  const { shown } = store.state;
  const neuron = neuronOf(store.state);
  if (!neuron || !shown) return null;
  /** How a facet of the neuron is called now. @param {string} id */
  const name = id => facetName(store.state.marks, neuron, id);
  return { neuron, report: shown.report, text: shown.text, logos, engine, name };
}
