/** The neurons of a layer by their effect on one output. */
import { filterLogo } from '../../session/logo-sizes.js';
import { bestOf, nameOf } from '../../session/matches.js';
import { measured, signed } from '../../texts/format.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').Mean} Mean */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

/**
 * @typedef {object} RankedNeuron
 * @property {number} rank from 1
 * @property {number} channel
 * @property {number} level
 * @property {Mean} effect
 * @property {Mean} correlation
 * @property {NeuronReport | null} analysed its result, where there is one
 */

/** @typedef {import('../../ui/data-table.js').Column<RankedNeuron>} Column */

const { ranking: TEXT } = OUTPUTS;

/**
 * @param {import('../../engine/types.js').RankingReport} ranking
 * @param {number} unit
 * @param {import('../../session/state.js').Shown | null} shown the result of the same network
 * @returns {RankedNeuron[]}
 */
export function rankedNeurons({ layer, units, order, neurons }, unit, shown) {
  const place = units.indexOf(unit);
  const results = (shown?.report.neurons ?? []).filter(neuron => neuron.layer === layer);
  return order[place].map((channel, i) => ({
    rank: i + 1,
    channel,
    level: neurons[channel].level,
    effect: neurons[channel].effects[place],
    correlation: neurons[channel].correlations[place],
    analysed: results.find(result => result.channel === channel) ?? null,
  }));
}

/**
 * @param {object} table
 * @param {string} table.output its name
 * @param {number} table.layer
 * @param {string} table.file
 * @param {RankedNeuron[]} table.rows
 * @param {import('../../session/views/logos.js').Logos} table.logos
 * @param {((channel: number) => void) | null} table.choose null where neurons of this layer cannot be analysed
 */
export function rankingTable({ output, layer, file, rows, logos, choose }) {
  const hasResults = rows.some(({ analysed }) => analysed);
  const table = dataTable({
    id: 'outputs-table',
    label: TEXT.table.label(output),
    search: TEXT.table.search,
    file,
    columns: columnsFor(layer, logos, choose, hasResults),
    fileColumns: fileColumns(),
  });
  table.update(rows);
  return table.element;
}

/**
 * @param {number} layer
 * @param {import('../../session/views/logos.js').Logos} logos
 * @param {((channel: number) => void) | null} choose
 * @param {boolean} hasResults whether any neuron was analysed
 * @returns {Column[]}
 */
function columnsFor(layer, logos, choose, hasResults) {
  return [
    {
      ...heading('neuron'),
      read: ({ channel }) => channel,
      show: ({ channel }) => (choose ? chooseButton(layer, channel, choose) : channel),
    },
    { ...heading('rank'), read: ({ rank }) => rank },
    {
      ...heading('effect'),
      largestFirst: true,
      read: ({ effect }) => effect.mean,
      show: ({ effect }) => measured(effect.mean, effect.error),
    },
    {
      ...heading('correlation'),
      largestFirst: true,
      read: ({ correlation }) => correlation.mean,
      show: ({ correlation }) => measured(correlation.mean, correlation.error),
    },
    ...(hasResults ? resultColumns(logos) : []),
    { ...heading('level'), read: ({ level }) => level, show: ({ level }) => signed(level) },
  ];
}

/** What the analysis found. @param {import('../../session/views/logos.js').Logos} logos @returns {Column[]} */
function resultColumns(logos) {
  return [
    {
      ...heading('facet'),
      fixed: true,
      read: ({ analysed }) => analysed?.crms[0]?.consensus ?? '',
      show: row => facetOf(row, logos),
    },
    { ...heading('factor'), read: factorOf, show: row => h('b', {}, factorOf(row) || TEXT.none) },
  ];
}

/** @returns {Column[]} */
function fileColumns() {
  const { table } = TEXT;
  return [
    { name: table.neuron[0], read: ({ channel }) => channel },
    { name: table.rank[0], read: ({ rank }) => rank },
    { name: table.effect[0], read: ({ effect }) => effect.mean },
    { name: table.effectError, read: ({ effect }) => effect.error },
    { name: table.correlation[0], read: ({ correlation }) => correlation.mean },
    { name: table.correlationError, read: ({ correlation }) => correlation.error },
    { name: table.level[0], read: ({ level }) => level },
    { name: table.factor[0], read: factorOf },
  ];
}

/** @param {'rank' | 'neuron' | 'effect' | 'correlation' | 'level' | 'factor' | 'facet'} column */
function heading(column) {
  const [name, title] = TEXT.table[column];
  return { name, title };
}

/** @param {RankedNeuron} row */
function factorOf({ analysed }) {
  return (analysed && nameOf(bestOf(analysed)?.part.search)) ?? '';
}

/** @param {RankedNeuron} row @param {import('../../session/views/logos.js').Logos} logos */
function facetOf({ analysed }, logos) {
  const facet = analysed?.crms[0];
  return facet ? logos.place(facet.ppm, filterLogo(TEXT.logo(facet.id), facet.ppm.length)) : TEXT.none;
}

/** @param {number} layer @param {number} channel @param {(channel: number) => void} choose */
function chooseButton(layer, channel, choose) {
  return h(
    'button',
    {
      type: 'button',
      class: 'link',
      id: `ranked-${layer}.${channel}`,
      'aria-label': TEXT.choose(channel, layer),
      onclick: () => choose(channel),
    },
    channel,
  );
}
