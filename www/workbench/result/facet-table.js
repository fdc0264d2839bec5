/** The facets as a table, and the meaning of its columns. */
import { count, figure, shift } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { pathText } from './facet-tools.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */

const { table: TEXT } = FACETS;

/** @type {[text: string[], read: (crm: Crm, rank: number) => string | number][]} name and meaning, and the value */
const COLUMNS = [
  [TEXT.rank, (_, rank) => rank],
  [TEXT.decoupling, crm => figure(crm.decoupling)],
  [TEXT.importance, crm => figure(crm.importance)],
  [TEXT.information, crm => figure(crm.information)],
  [TEXT.quality, crm => figure(crm.quality)],
  [TEXT.sequences, crm => count(crm.sequences)],
  [TEXT.largest, crm => figure(crm.max_activation)],
  [TEXT.consensusActivation, crm => figure(crm.consensus_activation)],
  [TEXT.raises, ({ needs }) => (needs ? figure(needs.whole - needs.without) : '')],
  [TEXT.shift, crm => shift(crm.shift)],
  [TEXT.path, crm => pathText(crm)],
  [TEXT.consensus, crm => crm.consensus],
];

/** @param {import('../../engine/types.js').NeuronReport} neuron */
export function facetTable({ crms }) {
  const details = h('details', {}, h('summary', {}, TEXT.summary(crms.length)));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(table(crms));
  });
  return details;
}

/** @param {Crm[]} crms */
function table(crms) {
  return scrollingTable({
    label: TEXT.label,
    kind: 'facet-table',
    columns: COLUMNS.map(([[name, meaning]]) => [name, meaning]),
    rows: crms.map((crm, i) => {
      const [rank, ...cells] = COLUMNS.map(([, read]) => read(crm, i + 1));
      return tableRow(rank, cells);
    }),
  });
}

export function meanings() {
  return h(
    'details',
    {},
    h('summary', {}, TEXT.meanings),
    h(
      'dl',
      { class: 'meanings' },
      ...COLUMNS.flatMap(([[name, meaning]]) => [h('dt', {}, name), h('dd', {}, meaning)]),
    ),
  );
}
