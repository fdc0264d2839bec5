/** One neuron: how its sequences were found and divided, the blur, and its facets on one ruler. */
import { h } from '../dom.js';
import { count, counted, duration, figure } from '../format.js';
import { neuronId } from '../model.js';
import { facetRows } from './facets.js';
import { facetTable, meanings } from './facet-table.js';

/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../state.js').Settings} Settings */

/**
 * @param {NeuronReport} neuron
 * @param {Settings['align']} align
 * @param {import('./logos.js').Logos} logos
 * @param {import('../actions.js').Actions} actions
 */
export function neuronView(neuron, align, logos, actions) {
  const { layer, channel, crms, notes } = neuron;
  return [
    h('h3', {}, `Layer ${layer}, neuron ${channel}: ${crms.length ? counted(crms.length, 'facet') : 'no facets'}`),
    h('p', { class: 'how' }, samplingInWords(neuron)),
    h('p', { class: 'how' }, demixingInWords(neuron)),
    notes.length > 0 && h('ul', { class: 'notes' }, ...notes.map(note => h('li', {}, note))),
    ...(crms.length
      ? [alignment(neuron, align, actions), facetRows(neuron, align, logos, actions), facetTable(neuron), meanings()]
      : [h('p', { class: 'empty' }, 'This neuron has no sequences to show.')]),
  ].filter(part => part instanceof Node);
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

/** @param {NeuronReport} neuron @param {Settings['align']} align @param {import('../actions.js').Actions} actions */
function alignment(neuron, align, actions) {
  const option = (/** @type {Settings['align']} */ value, /** @type {string} */ label) =>
    h(
      'label',
      { class: 'segment' },
      h('input', {
        type: 'radio',
        name: 'align',
        value,
        checked: align === value,
        onchange: () => actions.align(value),
      }),
      h('span', {}, label),
    );
  return h(
    'fieldset',
    { class: 'segments', 'data-neuron': neuronId(neuron) },
    h('legend', {}, 'Logos'),
    option('pattern', 'aligned by their pattern'),
    option('field', 'as the neuron sees them'),
  );
}
