/** All neurons of a report, one a row; the row chosen is shown below. */
import { bestOf } from '../../session/matches.js';
import { neuronId } from '../../session/state.js';
import { count, figure, significance } from '../../texts/format.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

/**
 * @param {import('../actions.js').Actions} actions
 * @returns {{element: HTMLElement, update: (neurons: NeuronReport[]) => void, choose: (shown: NeuronReport | null) => void}}
 */
export function neuronTable(actions) {
  let chosen = '';
  const { element, update } = dataTable({
    id: 'neurons-table',
    label: 'Neurons of the report',
    says: 'Neurons of this report. Choose one to see its facets.',
    search: 'Search factor or remark',
    file: 'neurons',
    columns: columnsFor(actions),
    mark: (row, neuron) => mark(row, neuronId(neuron) === chosen),
  });

  /** @param {NeuronReport | null} shown */
  function choose(shown) {
    chosen = shown ? neuronId(shown) : '';
    for (const button of element.querySelectorAll('tbody button')) {
      const row = button.closest('tr');
      if (row) mark(row, button.id === `neuron-${chosen}`);
    }
  }
  return { element, update, choose };
}

/** @param {HTMLTableRowElement} row @param {boolean} chosen */
function mark(row, chosen) {
  row.classList.toggle('chosen', chosen);
  row.querySelector('button')?.setAttribute('aria-pressed', String(chosen));
}

/** @param {import('../actions.js').Actions} actions @returns {import('../../ui/data-table.js').Column<NeuronReport>[]} */
function columnsFor(actions) {
  const words = (/** @type {NeuronReport} */ { notes }) => notes.join(' ');
  return [
    {
      name: 'Neuron',
      title: 'layer and channel',
      read: neuronId,
      show: neuron => neuronButton(neuronId(neuron), actions),
    },
    { name: 'Facets', title: 'after identical ones were merged', read: ({ crms }) => crms.length },
    {
      name: 'Best factor',
      title: 'of the surest match of any facet',
      read: neuron => bestOf(neuron)?.match.target_name ?? '',
      show: neuron => h('b', {}, bestOf(neuron)?.match.target_name ?? '–'),
    },
    {
      name: 'q',
      title: 'of that match: the share of unrelated motifs expected among matches as good',
      read: neuron => bestOf(neuron)?.match.q ?? Number.POSITIVE_INFINITY,
      show: neuron => significanceOf(bestOf(neuron)?.match.q),
    },
    {
      name: 'Best decoupling',
      title: 'consensus activation divided by largest activation, of the best facet',
      read: ({ crms }) => Math.max(...crms.map(({ decoupling }) => decoupling)),
      show: ({ crms }) => (crms.length > 0 ? figure(Math.max(...crms.map(({ decoupling }) => decoupling))) : '–'),
    },
    {
      name: 'Largest activation',
      title: 'of any sequence that was evaluated',
      read: ({ sampling }) => sampling.max_activation,
      show: ({ sampling }) => figure(sampling.max_activation),
    },
    {
      name: 'Method',
      title: 'whether every sequence was tried or the best were searched for',
      read: ({ sampling }) => sampling.method,
    },
    {
      name: 'Sequences found',
      title: 'different ones that excite the neuron',
      read: ({ sampling }) => sampling.positives,
      show: ({ sampling }) => count(sampling.positives),
    },
    {
      name: 'P',
      title: 'pattern groups of the demixing',
      read: ({ demixing }) => demixing.groups,
      show: ({ demixing }) => demixing.groups || '–',
    },
    {
      name: 'Remarks',
      title: 'what to keep in mind',
      read: words,
      show: neuron => h('span', { class: 'words' }, words(neuron)),
    },
  ];
}

/** @param {string} id @param {import('../actions.js').Actions} actions */
function neuronButton(id, actions) {
  return h('button', { type: 'button', class: 'link', id: `neuron-${id}`, onclick: () => actions.showNeuron(id) }, id);
}

/** @param {number} [q] */
function significanceOf(q) {
  return q === undefined ? '–' : significance(q);
}
