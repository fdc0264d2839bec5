/** A report as tables: neurons, facets, matches, dictionaries and syntax trees, one row each. */
import { matchesOf, motifName, nameOf } from '../session/matches.js';
import { say } from '../texts/say.js';
import { tsv } from '../ui/tsv.js';

/** @typedef {import('../engine/types.js').Report} Report */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {(string | number | boolean | null | undefined)[]} Row */

/**
 * @param {Report} report
 * @param {(facet: string) => string} [nameOfFacet]
 * @returns {Record<string, string>} texts by the names of files; tables without a row are left out
 */
export function tables(report, nameOfFacet = id => id) {
  const all = {
    'neurons.tsv': neurons(report),
    'facets.tsv': facets(report, nameOfFacet),
    'matches.tsv': matches(report),
    'dictionaries.tsv': dictionaries(report),
    'trees.tsv': trees(report),
  };
  const filled = Object.entries(all).filter(([, rows]) => rows.length > 1);
  return Object.fromEntries(filled.map(([name, rows]) => [name, tsv(rows.map(row => row.map(cell)))]));
}

/** @param {Report} report @returns {Row[]} */
function neurons(report) {
  const head = [
    'layer',
    'neuron',
    'receptive_field',
    'facets',
    'clear_facets',
    'coverage',
    'max_activation',
    'positives',
  ];
  const rows = report.neurons.map(({ layer, channel, receptive_field, crms, clarity, sampling, notes }) => [
    ...[layer, channel, receptive_field, crms.length, clarity?.clear, clarity?.coverage],
    ...[sampling.max_activation, sampling.positives, notes.map(note => say('note', note)).join(' ')],
  ]);
  return [[...head, 'notes'], ...rows];
}

/** @param {Report} report @param {(facet: string) => string} nameOfFacet @returns {Row[]} */
function facets({ neurons }, nameOfFacet) {
  const head = [
    ...['facet', 'name', 'rank', 'sequences', 'few_sequences', 'max_activation', 'consensus_activation', 'decoupling'],
    ...['purity', 'importance', 'information', 'quality', 'shift', 'known_motif', 'q_value', 'segments', 'consensus'],
  ];
  const rows = neurons.flatMap(({ crms }) =>
    crms.map((crm, i) => {
      const best = matchesOf(crm)[0];
      return [
        ...[crm.id, nameOfFacet(crm.id), i + 1, crm.sequences, crm.small, crm.max_activation, crm.consensus_activation],
        ...[crm.decoupling, crm.purity, crm.importance, crm.information, crm.quality, crm.shift],
        ...[nameOf(best?.part.search), best?.match.q],
        (crm.segments ?? []).map(({ start, end }) => `${start + 1}-${end}`).join(','),
        crm.consensus,
      ];
    }),
  );
  return [head, ...rows];
}

/** @param {Report} report @returns {Row[]} */
function matches({ neurons, known }) {
  const head = [
    'facet',
    'first',
    'last',
    'motif',
    'name',
    'database',
    'offset',
    'strand',
    'overlap',
    'p_value',
    'e_value',
  ];
  const rows = neurons.flatMap(({ crms }) =>
    crms.flatMap(crm =>
      matchesOf(crm).map(({ part, match }) => {
        const database = known?.databases[known.motifs[match.motif].database].name;
        return [
          ...[crm.id, part.start + 1, part.end, match.target, match.target_name, database],
          ...[match.offset, match.orientation, match.overlap, match.p, match.e, match.q],
        ];
      }),
    ),
  );
  return [[...head, 'q_value'], ...rows];
}

/** @param {Report} report @returns {Row[]} */
function dictionaries({ neurons }) {
  const rows = neurons.flatMap(({ dictionary = [] }) =>
    dictionary.map(motif => [
      ...[motif.id, motifName(motif), motif.crm, motif.start + 1, motif.ppm.length, motif.crms, motif.sequences],
      motif.search?.best_q,
    ]),
  );
  return [['motif', 'name', 'facet', 'first', 'length', 'facets', 'sequences', 'best_q_value'], ...rows];
}

/** @param {Report} report @returns {Row[]} */
function trees({ neurons }) {
  const rows = neurons.flatMap(({ layer, channel, syntax = [] }) =>
    syntax.map(({ text, gain, leaves, rows }, i) => [
      ...[`${layer}.${channel}.${i + 1}`, text, leaves.map(({ motif }) => motif).join(','), gain],
      rows.reduce((sum, { crms }) => sum + crms.length, 0),
    ]),
  );
  return [['tree', 'syntax', 'motifs', 'gain', 'facets'], ...rows];
}

/** @param {Row[number]} value @returns {string | number} */
function cell(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  return typeof value === 'boolean' ? Number(value) : value;
}
