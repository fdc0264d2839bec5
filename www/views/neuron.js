/** One neuron: how its sequences were found and divided, the blur, and its facets on one ruler. */
import { h } from '../dom.js';
import { count, counted, duration, figure } from '../format.js';
import { facetRows } from './facets.js';
import { facetTable, meanings } from './facet-table.js';

/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../state.js').Settings['align']} Align */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {NeuronReport} neuron
 * @param {import('./logos.js').Logos} logos
 * @param {Actions} actions
 * @returns {{parts: import('../dom.js').Child[], align: (mode: Align) => void}}
 */
export function neuronView(neuron, logos, actions) {
  const { layer, channel, crms, notes } = neuron;
  const facets = facetRows(neuron, logos, actions);
  const choice = alignment(actions);
  const head = [
    h('h3', {}, `Layer ${layer}, neuron ${channel}: ${crms.length > 0 ? counted(crms.length, 'facet') : 'no facets'}`),
    h('p', { class: 'how' }, samplingInWords(neuron)),
    h('p', { class: 'how' }, demixingInWords(neuron)),
    notes.length > 0 && h('ul', { class: 'notes' }, ...notes.map(note => h('li', {}, note))),
  ];
  return {
    parts: crms.length > 0 ? [...head, choice, facets.element, facetTable(neuron), meanings()] : head,
    align(mode) {
      facets.align(mode);
      for (const input of choice.querySelectorAll('input')) input.checked = input.value === mode;
    },
  };
}

/** @param {NeuronReport} neuron */
function samplingInWords({ sampling, receptive_field: field }) {
  const {
    method,
    evaluated,
    positives,
    kept,
    max_activation: max,
    max_sequence: sequence,
    generations,
    seeds,
    pasted_seeds: pasted,
    stopped,
    seconds,
  } = sampling;
  const keeping = kept < positives ? ` ${count(kept)} of them were kept, spread over weak and strong ones.` : '';
  const top = sequence ? ` The strongest, ${sequence}, reaches ${figure(max)}.` : '';
  if (method === 'enumeration') {
    return `All ${count(evaluated)} sequences of ${counted(field, 'letter')} were tried; ${count(positives)} excite the neuron.${keeping}${top}`;
  }
  return `${count(evaluated)} sequences of ${counted(field, 'letter')} were evaluated in ${counted(generations, 'generation')} from ${count(seeds)} seeds, ${count(pasted)} of which hold motifs of the layer below; ${count(positives)} different ones excite the neuron.${keeping}${top} ${stopped} (${duration(seconds)})`;
}

/** @param {NeuronReport} neuron */
function demixingInWords({ demixing }) {
  const { groups, reason, tried } = demixing;
  if (!groups) return reason;
  const trials = tried
    .map(
      trial =>
        `P = ${trial.groups}: ${counted(trial.clusters, 'cluster')}, mean decoupling ${figure(trial.decoupling)}`,
    )
    .join('; ');
  return `P = ${groups}. ${reason}${trials ? ` Tried: ${trials}.` : ''}`;
}

/** @param {Actions} actions */
function alignment(actions) {
  const option = (/** @type {Align} */ value, /** @type {string} */ label) =>
    h(
      'label',
      { class: 'segment' },
      h('input', { type: 'radio', name: 'align', value, onchange: () => actions.align(value) }),
      h('span', {}, label),
    );
  return h(
    'fieldset',
    { class: 'segments' },
    h('legend', {}, 'Logos'),
    option('pattern', 'aligned by their pattern'),
    option('field', 'as the neuron sees them'),
  );
}
