/** The facets as a table, and the meaning of its columns. */
import { count, figure, shift } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { pathText } from './facet-tools.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../ui/data-table.js').Column<Crm>} Column */

const { table: TEXT } = FACETS;

/** @type {Column[]} */
const COLUMNS = [
  { ...heading(TEXT.facet), read: crm => crm.id },
  { ...heading(TEXT.decoupling), ...figures(crm => crm.decoupling) },
  { ...heading(TEXT.purity), ...figures(crm => crm.purity) },
  { ...heading(TEXT.importance), ...figures(crm => crm.importance) },
  { ...heading(TEXT.information), ...figures(crm => crm.information) },
  { ...heading(TEXT.quality), ...figures(crm => crm.quality) },
  { ...heading(TEXT.sequences), read: crm => crm.sequences, show: crm => count(crm.sequences) },
  { ...heading(TEXT.largest), ...figures(crm => crm.max_activation) },
  { ...heading(TEXT.consensusActivation), ...figures(crm => crm.consensus_activation) },
  { ...heading(TEXT.raises), ...figures(({ needs }) => needs && needs.whole - needs.without) },
  { ...heading(TEXT.shift), read: crm => crm.shift, show: crm => shift(crm.shift) },
  { ...heading(TEXT.path), read: pathText },
  { ...heading(TEXT.found), read: crm => crm.found ?? '', show: crm => crm.found ?? '–' },
  { ...heading(TEXT.consensus), read: crm => crm.consensus },
];

/** @param {import('../../engine/types.js').NeuronReport} neuron @param {Actions} actions */
export function facetTable({ layer, channel, crms }, actions) {
  const [facet, ...others] = COLUMNS;
  const details = h('details', { class: 'facet-table' }, h('summary', {}, TEXT.summary(crms.length)));
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const table = dataTable({
      id: 'facets-table',
      label: TEXT.label,
      search: TEXT.search,
      columns: [{ ...facet, show: crm => facetButton(crm.id, actions) }, ...others],
      file: `facets-${layer}.${channel}`,
    });
    details.append(table.element);
    table.update(crms);
  });
  return details;
}

export function meanings() {
  return h(
    'details',
    {},
    h('summary', {}, TEXT.meanings),
    h('dl', { class: 'meanings' }, ...COLUMNS.flatMap(({ name, title }) => [h('dt', {}, name), h('dd', {}, title)])),
  );
}

/** @param {string[]} text name and meaning */
function heading([name, title]) {
  return { name, title };
}

/** @param {(crm: Crm) => number | undefined} value @returns {Pick<Column, 'read' | 'show'>} empty in the file without a value */
function figures(value) {
  return { read: crm => value(crm) ?? '', show: crm => figure(value(crm) ?? Number.NaN) };
}

/** @param {string} id @param {Actions} actions */
function facetButton(id, actions) {
  return h('button', { type: 'button', class: 'link', onclick: () => actions.showFacet(id) }, id);
}
