/** The views of a neuron, in the order of their tabs. A view without anything to show has no tab. */
import { effectView } from '../effect/effect.js';
import { facetsView } from './facets-view.js';
import { methodsView } from './methods.js';
import { hasRule, ruleView } from './rule.js';
import { sequencesOfNeuron } from './sequences-view.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('./place.js').Place} Place */
/** @typedef {import('./place.js').Store} Store */

/**
 * @typedef {object} NeuronView
 * @property {import('../../session/address.js').TabId} id its name in the address; its title is in `FACETS.tabs.titles`
 * @property {(place: Place, state: State) => boolean} available whether it has anything to show now
 * @property {(place: Place, store: Store, actions: import('../actions.js').Actions) => import('../../ui/tabs.js').Content} build
 *   called once for a neuron, when its tab is opened for the first time
 */

/** @type {NeuronView[]} */
export const NEURON_VIEWS = [
  { id: 'facets', available: () => true, build: facetsView },
  { id: 'rule', available: hasRule, build: ruleView },
  { id: 'effect', available: () => true, build: effectView },
  { id: 'sequences', available: () => true, build: sequencesOfNeuron },
  { id: 'methods', available: () => true, build: methodsView },
];
