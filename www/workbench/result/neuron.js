/** One neuron: its sampling and demixing, its facets on one ruler, its dictionary and its syntax. */
import { say } from '../../texts/say.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { clarityView } from './clarity.js';
import { dictionaryView } from './dictionary.js';
import { facetTable, meanings } from './facet-table.js';
import { facetRows } from './facets.js';
import { matchTable } from './match-table.js';
import { sourceOf } from './random-sequences.js';
import { repeatsView } from './repeats.js';
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
export function neuronView(neuron, logos, actions, report) {
  const { known, neurons } = report;
  const { layer, channel, crms, notes } = neuron;
  const backgrounds = say('backgrounds', sourceOf(report));
  const facets = facetRows(neuron, logos, actions, report);
  const choice = alignment(actions);
  const head = [
    h('h3', {}, FACETS.neuron(layer, channel, crms.length)),
    clarityView(neuron, report, actions),
    h(
      'p',
      { class: 'how' },
      FACETS.sampling(neuron.sampling, neuron.receptive_field, say('stopped', neuron.sampling.stopped)),
    ),
    neuron.backgrounds && h('p', { class: 'how' }, FACETS.backgrounds(neuron.backgrounds, backgrounds)),
    neuron.demixing.groups > 0 &&
      h('p', { class: 'how' }, FACETS.demixing(neuron.demixing, say('groupChoice', neuron.demixing.reason))),
    repeatsView(neuron),
    notes.length > 0 && h('ul', { class: 'notes' }, ...notes.map(note => h('li', {}, say('note', note)))),
  ];
  const hasLower = neurons.some(other => other.layer < layer);
  const below = [
    facetTable(neuron),
    known ? matchTable(neuron, known) : null,
    meanings(),
    dictionaryView(neuron, logos),
    syntaxView(neuron, tree => logos.tree(tree, neuron.dictionary ?? []), actions, hasLower, backgrounds),
  ];
  return {
    parts: crms.length > 0 ? [...head, choice, facets.slider, facets.element, ...below] : head,
    align(mode) {
      facets.align(mode);
      for (const input of choice.querySelectorAll('input')) input.checked = input.value === mode;
    },
  };
}

/** @param {Actions} actions */
function alignment(actions) {
  const option = (/** @type {Align} */ value) =>
    h(
      'label',
      { class: 'segment' },
      h('input', { type: 'radio', name: 'align', value, onchange: () => actions.align(value) }),
      h('span', {}, FACETS.align[value]),
    );
  return h('fieldset', { class: 'segments' }, h('legend', {}, FACETS.align.legend), option('pattern'), option('field'));
}
