/** All neurons of a report, one a row; the row chosen is shown below. */
import { h } from '../dom.js';
import { count, figure } from '../format.js';
import { neuronId } from '../model.js';
import { scrollingTable, tableRow } from './table.js';

/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */

/** @type {[string, string][]} */
const COLUMNS = [
  ['Neuron', 'layer and channel'],
  ['Facets', 'after identical ones were merged'],
  ['Best decoupling', 'consensus activation divided by largest activation, of the best facet'],
  ['Largest activation', 'of any sequence that was evaluated'],
  ['Method', 'whether every sequence was tried or the best were searched for'],
  ['Sequences found', 'different ones that excite the neuron'],
  ['P', 'pattern groups of the demixing'],
  ['Remarks', 'what to keep in mind'],
];

/**
 * @param {NeuronReport[]} neurons
 * @param {import('../actions.js').Actions} actions
 */
export function neuronTable(neurons, actions) {
  return scrollingTable({
    label: 'Neurons of the report',
    says: 'Neurons of this report. Choose one to see its facets.',
    columns: COLUMNS,
    rows: neurons.map(neuron => row(neuron, actions)),
  });
}

/**
 * Marks the neuron that is shown.
 * @param {HTMLElement} list what holds the table
 * @param {NeuronReport | null} shown
 */
export function markNeuron(list, shown) {
  for (const button of list.querySelectorAll('button')) {
    const chosen = shown !== null && button.id === `neuron-${neuronId(shown)}`;
    button.setAttribute('aria-pressed', String(chosen));
    button.closest('tr')?.classList.toggle('chosen', chosen);
  }
}

/** @param {NeuronReport} neuron @param {import('../actions.js').Actions} actions */
function row(neuron, actions) {
  const { crms, sampling, demixing, notes } = neuron;
  const id = neuronId(neuron);
  const best = Math.max(...crms.map(({ decoupling }) => decoupling));
  const onclick = () => actions.showNeuron(id);
  return tableRow(h('button', { type: 'button', class: 'link', id: `neuron-${id}`, onclick }, id), [
    count(crms.length),
    crms.length > 0 ? figure(best) : '–',
    figure(sampling.max_activation),
    sampling.method,
    count(sampling.positives),
    demixing.groups || '–',
    h('span', { class: 'words' }, notes.join(' ')),
  ]);
}
