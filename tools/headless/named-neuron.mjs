/** The neuron of a report that an option names. */
import { neuronId } from '../../www/session/network.js';
import { optionRefusal } from './arguments.mjs';

/**
 * @param {import('../../www/engine/types.js').Report} report
 * @param {import('./arguments.mjs').Values[string]} id `2.3`; the first neuron where it is not given
 */
export function namedNeuron({ neurons }, id) {
  const found = id === undefined ? neurons[0] : neurons.find(neuron => neuronId(neuron) === id);
  if (found) return found;
  const all = neurons.slice(0, 20).map(neuronId).join(', ');
  throw optionRefusal(`--neuron is “${id}”; the report has ${all}${neurons.length > 20 ? ', …' : ''}.`);
}
