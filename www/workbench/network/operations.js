/** The picture's table: every operation, what it reads, and what the chosen layer's neurons need of it. */
import { count } from '../../texts/format.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { rangeText } from './picture-box.js';

/** @typedef {import('../../engine/types.js').PictureNode & {number: number, seen: string}} Row */

/** @type {import('../../ui/data-table.js').Column<Row>[]} */
const COLUMNS = [
  { name: 'Operation', title: 'counted from 1, each after those that it reads', read: ({ number }) => number },
  { name: 'Kind', read: ({ kind }) => kind },
  { name: 'Figures', read: ({ detail }) => detail },
  {
    name: 'Reads',
    title: 'the operations whose output it reads',
    read: ({ inputs }) => inputs.map(input => (input === null ? 'sequence' : input + 1)).join(', '),
  },
  { name: 'Channels', read: ({ channels }) => channels, show: ({ channels }) => count(channels) },
  { name: 'Positions', read: ({ positions }) => positions, show: ({ positions }) => count(positions) },
  { name: 'Layer', read: ({ layer }) => layer ?? '' },
  {
    name: 'Seen',
    title: 'positions that a neuron in the middle of the chosen layer depends on',
    read: ({ seen }) => seen,
  },
  { name: 'Name', title: 'in the file', read: ({ name }) => name, show: ({ name }) => h('code', {}, name) },
];

/**
 * @param {HTMLElement} root a `details` element
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 */
export function operationsView(root, store) {
  const table = dataTable({
    id: 'operations',
    label: 'Operations of the network',
    columns: COLUMNS,
    search: 'Search operations',
    file: 'operations',
  });
  root.append(h('summary', {}, 'Operations as a table'), table.element);
  store.watch(
    ({ inside }) => [inside.nodes, inside.field],
    ({ inside: { nodes, field } }) => {
      root.hidden = nodes.length === 0;
      table.update(
        nodes.map((node, i) => {
          const range = field?.field.nodes[i];
          return { ...node, number: i + 1, seen: range ? rangeText(range) : '' };
        }),
      );
    },
  );
}
