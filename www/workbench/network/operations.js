/** The table of operations: what each reads, and which of its positions the chosen layer's neurons need. */
import { count } from '../../texts/format.js';
import { NETWORK } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';

const { operations: TEXT } = NETWORK;

/** @typedef {import('../../engine/types.js').PictureNode & {number: number, needed: string}} Row */

/** @type {import('../../ui/data-table.js').Column<Row>[]} */
const COLUMNS = [
  { name: TEXT.number[0], title: TEXT.number[1], read: ({ number }) => number },
  { name: TEXT.kind, read: ({ kind }) => kind },
  { name: TEXT.detail, read: ({ detail }) => detail },
  {
    name: TEXT.reads[0],
    title: TEXT.reads[1],
    read: ({ inputs }) => inputs.map(input => (input === null ? TEXT.sequence : input + 1)).join(', '),
  },
  { name: TEXT.channels, read: ({ channels }) => channels, show: ({ channels }) => count(channels) },
  { name: TEXT.positions, read: ({ positions }) => positions, show: ({ positions }) => count(positions) },
  { name: TEXT.layer, read: ({ layer }) => layer ?? '' },
  {
    name: TEXT.needed[0],
    title: TEXT.needed[1],
    read: ({ needed }) => needed,
  },
  { name: TEXT.name[0], title: TEXT.name[1], read: ({ name }) => name, show: ({ name }) => h('code', {}, name) },
];

/**
 * @param {HTMLElement} root a `details` element
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 */
export function operationsView(root, store) {
  const table = dataTable({
    id: 'operations',
    label: TEXT.label,
    columns: COLUMNS,
    search: TEXT.search,
    file: 'operations',
  });
  root.append(h('summary', {}, TEXT.summary), table.element);
  store.watch(
    ({ details }) => [details.nodes, details.field],
    ({ details: { nodes, field } }) => {
      root.hidden = nodes.length === 0;
      table.update(
        nodes.map((node, i) => {
          const range = field?.field.nodes[i];
          return { ...node, number: i + 1, needed: range ? NETWORK.range(range) : '' };
        }),
      );
    },
  );
}
