/** All neurons of a report, one per row; the chosen neuron is shown below. */
import { coreOf } from '../../session/facets/core.js';
import { filterLogo } from '../../session/logo-sizes.js';
import { bestOf, nameOf } from '../../session/matches.js';
import { neuronId } from '../../session/network.js';
import { count, figure, percent, significance } from '../../texts/format.js';
import { say } from '../../texts/say.js';
import { RESULT } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

/** Pixels of a logo in a row. */
const LOGO_HEIGHT = 32;

/**
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../session/views/logos.js').Logos} logos
 * @returns {{element: HTMLElement, update: (neurons: NeuronReport[]) => void, choose: (shown: NeuronReport | null) => void}}
 */
export function neuronTable(actions, logos) {
  let chosen = '';
  const { element, update } = dataTable({
    id: 'neurons-table',
    label: RESULT.neurons.label,
    intro: RESULT.neurons.intro,
    search: RESULT.neurons.search,
    file: 'neurons',
    columns: columnsFor(actions, logos),
    fileColumns: columnsFor(actions, logos).filter(({ name }) => name !== RESULT.neurons.logo[0]),
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

/** @param {import('../actions.js').Actions} actions @param {import('../../session/views/logos.js').Logos} logos @returns {import('../../ui/data-table.js').Column<NeuronReport>[]} */
function columnsFor(actions, logos) {
  return [
    {
      ...heading('neuron'),
      read: neuronId,
      show: neuron => neuronButton(neuronId(neuron), actions),
    },
    {
      ...heading('logo'),
      read: neuron => neuron.crms[0]?.consensus ?? '',
      fixed: true,
      show: ({ crms: [best] }) => best && bestLogo(best, logos),
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
      read: ({ notes }) => notesOf(notes).join(' '),
      show: ({ notes }) => notesOf(notes).length > 0 && remarks(notesOf(notes)),
    },
  ];
}

/** @param {Exclude<keyof typeof RESULT.neurons, 'label' | 'intro' | 'search' | 'methods' | 'best' | 'remarks'>} column */
function heading(column) {
  const [name, title] = RESULT.neurons[column];
  return { name, title };
}

/** @param {import('../../engine/types.js').Crm} best @param {import('../../session/views/logos.js').Logos} logos */
function bestLogo(best, logos) {
  const { ppm } = coreOf(best);
  return logos.place(ppm, { ...filterLogo(RESULT.neurons.best(best.consensus), ppm.length), height: LOGO_HEIGHT });
}

/** @param {NeuronReport['notes']} notes */
function notesOf(notes) {
  return notes.map(note => say('note', note));
}

/** Long remarks would make rows as high as the window. @param {string[]} notes */
function remarks(notes) {
  const all = h('ul', {}, ...notes.map(note => h('li', {}, note)));
  return h('details', { class: 'words' }, h('summary', {}, RESULT.neurons.remarks(notes.length)), all);
}

/** @param {string} id @param {import('../actions.js').Actions} actions */
function neuronButton(id, actions) {
  return h('button', { type: 'button', class: 'link', id: `neuron-${id}`, onclick: () => actions.showNeuron(id) }, id);
}

/** @param {number} [q] */
function significanceOf(q) {
  return q === undefined ? '–' : significance(q);
}
