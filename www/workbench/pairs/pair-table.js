/** Pairs of facets as a table with aligned logos. */
import { coreOf } from '../../session/facets/core.js';
import { knownName } from '../../session/facets/figures.js';
import { facetName } from '../../session/facets/marks.js';
import { smallLogo } from '../../session/logo-sizes.js';
import { reverseComplement } from '../../session/matches.js';
import { Logos } from '../../session/views/logos.js';
import { count, figure, shift } from '../../texts/format.js';
import { WALL } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { facetButton } from '../facets/facet-button.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('./pairing.js').Pair} Pair */
/** @typedef {import('../../ui/data-table.js').Column<Pair>} Column */

const { pairs: TEXT } = WALL;

/** How two facets are aligned. @type {Column[]} */
const ALIGNMENT = [
  {
    ...heading('correlation'),
    largestFirst: true,
    read: ({ correlation }) => correlation ?? '',
    show: ({ correlation }) => figure(correlation ?? Number.NaN),
  },
  {
    ...heading('offset'),
    read: ({ correlation, offset }) => (correlation === null ? '' : offset),
    show: ({ correlation, offset }) => (correlation === null ? '–' : shift(offset)),
  },
  {
    ...heading('strand'),
    read: ({ correlation, reversed }) => (correlation === null ? '' : reversed ? '-' : '+'),
    show: ({ correlation, reversed }) => (correlation === null ? '–' : reversed ? '−' : '+'),
  },
];

/** Pixels of a logo in a row. */
const LOGO = { height: 34, column_width: 9 };

/**
 * @param {Pair[]} pairs
 * @param {object} place
 * @param {import('../../engine/types.js').NeuronReport} place.neuron of the first facets
 * @param {import('../../engine/client.js').Engine} place.engine
 * @param {import('../../session/state.js').Shown} place.shown
 * @param {import('../actions.js').Actions} place.actions
 * @param {import('../result/place.js').Store} place.store
 * @returns {HTMLElement}
 */
export function pairTable(pairs, { neuron, engine, shown, actions, store }) {
  const logos = new Logos(engine, () => shown);
  const { alphabet } = shown.report.model;
  const name = (/** @type {Crm} */ crm) => facetName(store.state.marks, neuron, crm);
  const show = (/** @type {string} */ facet) => {
    actions.showNeuron(`${neuron.layer}.${neuron.channel}`);
    actions.showFacet(facet);
  };

  /** Both logos begin where the first of them does. @param {Pair} pair @param {'own' | 'other'} side */
  function logo({ own, other, offset, reversed }, side) {
    const crm = side === 'own' ? own : other;
    if (!crm) return h('span', { class: 'hint' }, TEXT.alone);
    const [start, end] = own && other ? both(own, other, offset, reversed) : [coreOf(crm).start, coreOf(crm).end];
    const turned = side === 'other' && reversed ? reverseComplement(crm.ppm, alphabet) : crm.ppm;
    const shiftBy = side === 'other' && own ? offset : 0;
    const first = start - shiftBy;
    const part = turned.slice(Math.max(0, first), end - shiftBy);
    const options = { ...smallLogo(TEXT.logo(crm.id, crm.consensus), Math.max(0, -first)), ...LOGO };
    return logos.place(part, options);
  }

  /**
   * A figure of both facets: in one column of the table, in two of the file.
   * @param {'decoupling' | 'sequences' | 'known'} column
   * @param {(crm: Crm) => string | number} read
   * @param {(crm: Crm) => string} [text]
   */
  function figureOf(column, read, text = crm => String(read(crm)) || '–') {
    const { name, title } = heading(column);
    const shown = (/** @type {Crm | null} */ crm) => (crm ? text(crm) : '–');
    const value = (/** @type {Crm | null} */ crm) => (crm ? read(crm) : '');
    return {
      both: /** @type {Column} */ ({ name, title, read: ({ own, other }) => TEXT.both(shown(own), shown(other)) }),
      each: /** @type {Column[]} */ ([
        { name: TEXT.of(name, heading('own').name), read: pair => value(pair.own) },
        { name: TEXT.of(name, heading('other').name), read: pair => value(pair.other) },
      ]),
    };
  }

  const figures = [
    figureOf(
      'decoupling',
      crm => crm.decoupling,
      crm => figure(crm.decoupling),
    ),
    figureOf(
      'sequences',
      crm => crm.sequences,
      crm => count(crm.sequences),
    ),
    figureOf('known', crm => knownName(crm) ?? ''),
  ];
  const own = /** @type {Column} */ ({ ...heading('own'), read: pair => (pair.own ? name(pair.own) : '') });
  const other = /** @type {Column} */ ({ ...heading('other'), read: pair => pair.other?.id ?? '' });
  const table = dataTable({
    id: 'pairs-table',
    label: TEXT.table,
    search: TEXT.search,
    file: `facets-${neuron.layer}.${neuron.channel}-side-by-side`,
    columns: [
      {
        ...own,
        show: pair =>
          h('div', {}, pair.own && facetButton(pair.own.id, name(pair.own), { showFacet: show }), logo(pair, 'own')),
      },
      {
        ...other,
        show: pair => h('div', {}, pair.other && h('span', { class: 'pair-id' }, pair.other.id), logo(pair, 'other')),
      },
      ...ALIGNMENT,
      ...figures.map(({ both }) => both),
    ],
    fileColumns: [own, other, ...ALIGNMENT, ...figures.flatMap(({ each }) => each)],
  });
  table.update(pairs);
  return table.element;
}

/** The positions of the first facet that the motifs of both take. @param {Crm} own @param {Crm} other @param {number} offset @param {boolean} reversed @returns {[number, number]} */
function both(own, other, offset, reversed) {
  const core = coreOf(other);
  const length = other.ppm.length;
  const [start, end] = reversed ? [length - core.end, length - core.start] : [core.start, core.end];
  return [Math.min(coreOf(own).start, start + offset), Math.max(coreOf(own).end, end + offset)];
}

/** @param {keyof typeof TEXT.columns} column */
function heading(column) {
  const [name, title] = TEXT.columns[column];
  return { name, title };
}
