/** What the views of a neuron are given: the neuron, and what it belongs to. */
import { neuronOf } from '../../session/state.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */
/** @typedef {import('../../engine/client.js').Engine} Engine */
/** @typedef {NonNullable<ReturnType<typeof placeOf>>} Place */

/**
 * @param {State} state
 * @param {Logos} logos
 * @param {Engine} engine
 */
export function placeOf(state, logos, engine) {
  const neuron = neuronOf(state);
  return neuron && state.shown && { neuron, report: state.shown.report, text: state.shown.text, logos, engine };
}
