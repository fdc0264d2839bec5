/** All neurons of a report, one a row; the row chosen is shown below. */
import { h } from '../dom.js';
import { count, figure } from '../format.js';
import { neuronId } from '../model.js';

/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */

/**
 * @param {NeuronReport[]} neurons
 * @param {NeuronReport | null} current
 * @param {import('../actions.js').Actions} actions
 */
export function neuronTable(neurons, current, actions) {
  return h(
    'div',
    { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': 'Neurons of the report' },
    h(
      'table',
      {},
      h('caption', {}, 'Neurons of this report. Choose one to see its facets.'),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...[
            'Neuron',
            'Facets',
            'Best decoupling',
            'Largest activation',
            'Method',
            'Sequences found',
            'P',
            'Remarks',
          ].map(name => h('th', { scope: 'col' }, name)),
        ),
      ),
      h('tbody', {}, ...neurons.map(neuron => row(neuron, neuron === current, actions))),
    ),
  );
}

/** @param {NeuronReport} neuron @param {boolean} chosen @param {import('../actions.js').Actions} actions */
function row(neuron, chosen, actions) {
  const { crms, sampling, demixing, notes, layer, channel } = neuron;
  const id = neuronId(neuron);
  const best = Math.max(...crms.map(({ decoupling }) => Math.min(decoupling, 1)));
  const choose = h(
    'button',
    {
      type: 'button',
      class: 'link',
      'data-neuron': id,
      'aria-pressed': String(chosen),
      onclick: () => actions.showNeuron(id),
    },
    `${layer}.${channel}`,
  );
  return h(
    'tr',
    { class: chosen ? 'chosen' : '' },
    h('th', { scope: 'row' }, choose),
    h('td', {}, count(crms.length)),
    h('td', {}, crms.length ? figure(best) : '–'),
    h('td', {}, figure(sampling.max_activation)),
    h('td', {}, sampling.method),
    h('td', {}, count(sampling.positives)),
    h('td', {}, demixing.groups || '–'),
    h('td', { class: 'words' }, notes.join(' ')),
  );
}
