/** The facets as a table, and what their figures mean. */
import { count, counted, figure, shift } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { pathsInWords } from './facet-tools.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */

/** @type {[string, string, (crm: Crm, rank: number) => string | number][]} */
const COLUMNS = [
  [
    'Rank',
    'Facets are sorted by quality: decoupling (at most 1) plus importance plus how far the motif stands out, relative to the neuron’s clearest facet.',
    (_, rank) => rank,
  ],
  [
    'Decoupling',
    'I1: activation of the consensus, divided by the largest activation in the facet. Near 1 the logo alone excites the neuron, so one pattern is left; low values mean that patterns are still mixed.',
    crm => figure(crm.decoupling),
  ],
  [
    'Importance',
    'I2: largest activation in the facet, divided by the neuron’s largest. Near 1 this is what the neuron answers to most.',
    crm => figure(crm.importance),
  ],
  [
    'Information',
    'Mean information content of the positions, in bits; 2 is certainty, 0 is noise.',
    crm => figure(crm.information),
  ],
  ['Quality', 'What the facets are sorted by.', crm => figure(crm.quality)],
  ['Sequences', 'Activating sequences that the logo is made of.', crm => count(crm.sequences)],
  [
    'Largest activation',
    'The value that enters the neuron’s activation function, for the strongest sequence of the facet.',
    crm => figure(crm.max_activation),
  ],
  ['Consensus activation', 'The same for the consensus.', crm => figure(crm.consensus_activation)],
  ['Shift', 'bp by which the pattern lies to the right of the first facet’s.', crm => shift(crm.shift)],
  ['Path', 'The cluster taken at each max-pooling, from the deepest one to the first.', crm => pathsInWords(crm)],
  ['Consensus', 'The most probable letter of every position.', crm => crm.consensus],
];

/** @param {import('../../engine/types.js').NeuronReport} neuron */
export function facetTable({ crms }) {
  const details = h('details', {}, h('summary', {}, `${counted(crms.length, 'facet')} as a table`));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(table(crms));
  });
  return details;
}

/** @param {Crm[]} crms */
function table(crms) {
  return scrollingTable({
    label: 'Figures of the facets',
    kind: 'facet-table',
    columns: COLUMNS.map(([name, meaning]) => [name, meaning]),
    rows: crms.map((crm, i) => {
      const [rank, ...cells] = COLUMNS.map(([, , read]) => read(crm, i + 1));
      return tableRow(rank, cells);
    }),
  });
}

export function meanings() {
  return h(
    'details',
    {},
    h('summary', {}, 'What the figures mean'),
    h('dl', { class: 'meanings' }, ...COLUMNS.flatMap(([name, meaning]) => [h('dt', {}, name), h('dd', {}, meaning)])),
  );
}
