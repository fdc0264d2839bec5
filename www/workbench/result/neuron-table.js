/** All neurons of a report, one per row; the chosen neuron is shown below. */
import { bestOf, nameOf } from '../../session/matches.js';
import { neuronId } from '../../session/state.js';
import { count, figure, percent, significance } from '../../texts/format.js';
import { say } from '../../texts/say.js';
import { RESULT } from '../../texts/workbench.js';
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
    label: RESULT.neurons.label,
    intro: RESULT.neurons.intro,
    search: RESULT.neurons.search,
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
  const words = (/** @type {NeuronReport} */ { notes }) => notes.map(note => say('note', note)).join(' ');
  return [
    {
      ...heading('neuron'),
      read: neuronId,
      show: neuron => neuronButton(neuronId(neuron), actions),
    },
    { ...heading('facets'), read: ({ crms }) => crms.length },
    {
      ...heading('factor'),
      read: neuron => nameOf(bestOf(neuron)?.part.search) ?? '',
      show: neuron => h('b', {}, nameOf(bestOf(neuron)?.part.search) ?? '–'),
    },
    {
      ...heading('q'),
      read: neuron => bestOf(neuron)?.match.q ?? Number.POSITIVE_INFINITY,
      show: neuron => significanceOf(bestOf(neuron)?.match.q),
    },
    {
      ...heading('clarity'),
      read: ({ clarity }) => clarity?.coverage ?? '',
      show: ({ clarity }) => (clarity ? percent(clarity.coverage) : '–'),
    },
    {
      ...heading('decoupling'),
      read: ({ crms }) => Math.max(...crms.map(({ decoupling }) => decoupling)),
      show: ({ crms }) => (crms.length > 0 ? figure(Math.max(...crms.map(({ decoupling }) => decoupling))) : '–'),
    },
    {
      ...heading('largest'),
      read: ({ sampling }) => sampling.max_activation,
      show: ({ sampling }) => figure(sampling.max_activation),
    },
    {
      ...heading('method'),
      read: ({ sampling }) => RESULT.neurons.methods[sampling.method],
    },
    {
      ...heading('positives'),
      read: ({ sampling }) => sampling.positives,
      show: ({ sampling }) => count(sampling.positives),
    },
    {
      ...heading('groups'),
      read: ({ demixing }) => demixing.groups,
      show: ({ demixing }) => demixing.groups || '–',
    },
    {
      ...heading('notes'),
      read: words,
      show: neuron => h('span', { class: 'words' }, words(neuron)),
    },
  ];
}

/** @param {Exclude<keyof typeof RESULT.neurons, 'label' | 'intro' | 'search' | 'methods'>} column */
function heading(column) {
  const [name, title] = RESULT.neurons[column];
  return { name, title };
}

/** @param {string} id @param {import('../actions.js').Actions} actions */
function neuronButton(id, actions) {
  return h('button', { type: 'button', class: 'link', id: `neuron-${id}`, onclick: () => actions.showNeuron(id) }, id);
}

/** @param {number} [q] */
function significanceOf(q) {
  return q === undefined ? '–' : significance(q);
}
