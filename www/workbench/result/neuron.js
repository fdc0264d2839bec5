/** One neuron: how its sequences were found and divided, the blur, and its facets on one ruler. */
import { count, counted, duration, figure } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { dictionaryView } from './dictionary.js';
import { facetTable, meanings } from './facet-table.js';
import { facetRows } from './facets.js';
import { matchTable } from './match-table.js';
import { syntaxView } from './syntax.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../session/address.js').Settings['align']} Align */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {NeuronReport} neuron
 * @param {import('../../session/views/logos.js').Logos} logos
 * @param {Actions} actions
 * @param {import('../../engine/types.js').Report} report that it belongs to
 * @returns {{parts: import('../../ui/dom.js').Child[], align: (mode: Align) => void}}
 */
export function neuronView(neuron, logos, actions, { known, neurons }) {
  const { layer, channel, crms, notes } = neuron;
  const facets = facetRows(neuron, logos, actions, known);
  const choice = alignment(actions);
  const head = [
    h('h3', {}, `Layer ${layer}, neuron ${channel}: ${crms.length > 0 ? counted(crms.length, 'facet') : 'no facets'}`),
    h('p', { class: 'how' }, samplingInWords(neuron)),
    neuron.demixing.groups > 0 && h('p', { class: 'how' }, demixingInWords(neuron)),
    notes.length > 0 && h('ul', { class: 'notes' }, ...notes.map(note => h('li', {}, note))),
  ];
  const hasLower = neurons.some(other => other.layer < layer);
  const below = [
    facetTable(neuron),
    known ? matchTable(neuron, known) : null,
    meanings(),
    dictionaryView(neuron, logos),
    syntaxView(neuron, tree => logos.tree(tree, neuron.dictionary ?? []), actions, hasLower),
  ];
  return {
    parts: crms.length > 0 ? [...head, choice, facets.element, ...below] : head,
    align(mode) {
      facets.align(mode);
      for (const input of choice.querySelectorAll('input')) input.checked = input.value === mode;
    },
  };
}

/** @param {NeuronReport} neuron */
function samplingInWords({ sampling, receptive_field: field }) {
  const { method, evaluated, positives, kept, generations, seeds, pasted_seeds: pasted, stopped, seconds } = sampling;
  const letters = counted(field, 'letter');
  const search = `${count(evaluated)} sequences of ${letters} were evaluated in ${counted(generations, 'generation')}, from ${count(seeds)} seeds of which ${count(pasted)} hold motifs of the layer below. The search ended: ${stopped} (${duration(seconds)}).`;
  const all = `All ${count(evaluated)} sequences of ${letters} were tried.`;
  return [
    method === 'enumeration' ? all : search,
    `${count(positives)} different ones excite the neuron.`,
    kept < positives ? `${count(kept)} of them were kept, spread over weak and strong ones.` : '',
    sampling.max_sequence ? `The strongest, ${sampling.max_sequence}, reaches ${figure(sampling.max_activation)}.` : '',
  ].join(' ');
}

/** @param {NeuronReport} neuron */
function demixingInWords({ demixing: { groups, reason, tried } }) {
  const trials = tried.map(
    trial =>
      `P = ${trial.groups} gave ${counted(trial.clusters, 'cluster')} with a mean decoupling of ${figure(trial.decoupling)}`,
  );
  return `P = ${groups}: ${reason}. ${trials.length > 1 ? `Tried: ${trials.join('; ')}.` : ''}`;
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
