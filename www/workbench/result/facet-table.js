/** The facets as a table, and the meaning of its columns. */
import { bestMatch, knownName, rulesOf } from '../../session/facets/figures.js';
import { markOf } from '../../session/facets/marks.js';
import { count, figure, shift, significance } from '../../texts/format.js';
import { FACET_VIEW, FACETS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h, write } from '../../ui/dom.js';
import { facetButton } from '../facets/facet-button.js';
import { pathText } from './facet-tools.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../session/facets/marks.js').Marks} Marks */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../ui/data-table.js').Column<Line>} Column */

const { table: TEXT } = FACETS;
const { table: OWN } = FACET_VIEW;

/** A facet with its rank and what the visitor noted. @typedef {{crm: Crm, rank: number, mark: import('../../session/facets/marks.js').FacetMark}} Line */

/** @type {Column[]} */
const FIGURES = [
  { ...heading(TEXT.decoupling), ...figures(({ crm }) => crm.decoupling) },
  { ...heading(TEXT.purity), ...figures(({ crm }) => crm.purity) },
  { ...heading(TEXT.importance), ...figures(({ crm }) => crm.importance) },
  { ...heading(TEXT.information), ...figures(({ crm }) => crm.information) },
  { ...heading(TEXT.quality), ...figures(({ crm }) => crm.quality) },
  { ...heading(TEXT.sequences), read: ({ crm }) => crm.sequences, show: ({ crm }) => count(crm.sequences) },
  { ...heading(TEXT.largest), ...figures(({ crm }) => crm.max_activation) },
  { ...heading(TEXT.consensusActivation), ...figures(({ crm }) => crm.consensus_activation) },
  { ...heading(TEXT.raises), ...figures(({ crm: { needs } }) => needs && needs.whole - needs.without) },
  { ...heading(TEXT.shift), read: ({ crm }) => crm.shift, show: ({ crm }) => shift(crm.shift) },
  { ...heading(TEXT.path), read: ({ crm }) => pathText(crm) },
  { ...heading(TEXT.found), read: ({ crm }) => crm.found ?? '', show: ({ crm }) => crm.found ?? '–' },
  { ...heading(OWN.known), read: ({ crm }) => knownName(crm) ?? '', show: ({ crm }) => knownName(crm) ?? '–' },
  {
    ...heading(OWN.q),
    read: ({ crm }) => bestMatch(crm)?.match.q ?? '',
    show: ({ crm }) => significanceOf(bestMatch(crm)?.match.q),
  },
];
const CONSENSUS = /** @type {Column} */ ({ ...heading(TEXT.consensus), read: ({ crm }) => crm.consensus });
const FACET = /** @type {Column} */ ({
  ...heading(TEXT.facet),
  read: ({ crm, mark }) => [crm.id, mark.name].join(' ').trim(),
});

/** What is only in the file, where it needs no room. @type {Column[]} */
const NOTED = [
  { ...heading(TEXT.facet), read: ({ crm }) => crm.id },
  { ...heading(OWN.name), read: ({ mark }) => mark.name ?? '' },
  { ...heading(OWN.star), read: ({ mark }) => (mark.starred ? '★' : '') },
  { ...heading(OWN.note), read: ({ mark }) => mark.note ?? '' },
];

/**
 * @param {import('./place.js').Place} place
 * @param {Actions} actions
 * @returns {{element: HTMLDetailsElement, update: (facets: import('../../session/facets/arrange.js').Ranked[], marks: Marks) => void}}
 */
export function facetTable({ neuron }, actions) {
  const rules = rulesOf(neuron);
  const rule = /** @type {Column} */ ({ ...heading(OWN.rule), read: ({ crm }) => rules.get(crm.id) ?? '' });
  const summary = h('summary');
  const details = h('details', { class: 'facet-table' }, summary);
  /** @type {Line[]} */
  let lines = [];
  /** @type {ReturnType<typeof dataTable<Line>> | null} */
  let table = null;
  details.addEventListener('toggle', () => {
    if (!details.open || table) return;
    table = dataTable({
      id: 'facets-table',
      label: TEXT.label,
      search: TEXT.search,
      columns: [
        { ...FACET, show: ({ crm, mark }) => facetButton(crm.id, mark.name ?? crm.id, actions) },
        ...FIGURES,
        rule,
        CONSENSUS,
      ],
      fileColumns: [...NOTED, ...FIGURES, rule, CONSENSUS],
      file: `facets-${neuron.layer}.${neuron.channel}`,
    });
    details.append(table.element);
    table.update(lines);
  });
  return {
    element: details,
    update(facets, marks) {
      lines = facets.map(facet => ({ ...facet, mark: markOf(marks, neuron, facet.crm.id) }));
      write(summary, TEXT.summary(lines.length));
      table?.update(lines);
    },
  };
}

export function meanings() {
  return h(
    'details',
    {},
    h('summary', {}, TEXT.meanings),
    h(
      'dl',
      { class: 'meanings' },
      ...[FACET, ...FIGURES, CONSENSUS].flatMap(({ name, title }) => [h('dt', {}, name), h('dd', {}, title)]),
    ),
  );
}

/** @param {string[]} text name and meaning */
function heading([name, title]) {
  return { name, title };
}

/** @param {(line: Line) => number | undefined} value @returns {Pick<Column, 'read' | 'show'>} empty in the file without a value */
function figures(value) {
  return { read: line => value(line) ?? '', show: line => figure(value(line) ?? Number.NaN) };
}

/** @param {number} [q] */
function significanceOf(q) {
  return q === undefined ? '–' : significance(q);
}
