/** What a run is doing, in words. */
import { count } from '../../texts/format.js';

/** @type {Record<string, string>} */
const STAGES = {
  enumerating: 'Trying every possible sequence',
  sampling: 'Searching for sequences that excite the neuron',
  demixing: 'Taking the sequences apart into facets',
  comparing: 'Comparing the facets with known motifs',
  explaining: 'Computing what each letter contributes',
  done: 'Finishing …',
};

/** @param {import('../../engine/types.js').Progress} progress */
export function inWords({ stage, layer, channel, lower, finished, targets }) {
  if (stage === 'done') return STAGES.done;
  const of = lower ? `, to seed the search (layer ${layer}, neuron ${channel})` : '';
  const nth = targets > 1 ? ` · neuron ${count(Math.min(finished + 1, targets))} of ${count(targets)}` : '';
  return `${STAGES[stage]}${of}${nth}`;
}
