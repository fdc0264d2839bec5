/** A report as tables: neurons, facets, matches, dictionaries and syntax trees, one row each. */
import { bestMatch } from '../session/facets/figures.js';
import { matchesOf, motifName, nameOf } from '../session/matches.js';
import { strongestOf } from '../session/whole-trees.js';
import { say } from '../texts/say.js';
import { tsv } from '../ui/tsv.js';

/** @typedef {import('../engine/types.js').Report} Report */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../engine/types.js').Crm} Crm */
/** A line of a table by the names of its columns. @typedef {Record<string, string | number | boolean | null | undefined>} Line */

/**
 * @param {Report} report
 * @param {(facet: string) => string} [nameOfFacet]
 * @returns {Record<string, string>} texts by the names of files; tables without a row are left out
 */
export function tables(report, nameOfFacet = id => id) {
  const all = {
    'neurons.tsv': report.neurons.map(neuronLine),
    'facets.tsv': report.neurons.flatMap(({ crms }) => crms.map((crm, i) => facetLine(crm, i + 1, nameOfFacet))),
    'matches.tsv': matchLines(report),
    'dictionaries.tsv': report.neurons.flatMap(({ dictionary = [] }) => dictionary.map(motifLine)),
    'trees.tsv': report.neurons.flatMap(treeLines),
  };
  const filled = Object.entries(all).filter(([, lines]) => lines.length > 0);
  return Object.fromEntries(filled.map(([name, lines]) => [name, tableOf(lines)]));
}

/** @param {Line[]} lines with the same columns */
export function tableOf(lines) {
  return tsv([Object.keys(lines[0]), ...lines.map(line => Object.values(line).map(cell))]);
}

/** @param {NeuronReport} neuron @returns {Line} */
function neuronLine({ layer, channel, receptive_field, crms, clarity, sampling, notes }) {
  return {
    layer,
    neuron: channel,
    receptive_field,
    facets: crms.length,
    clear_facets: clarity?.clear,
    coverage: clarity?.coverage,
    max_activation: sampling.max_activation,
    positives: sampling.positives,
    notes: notes.map(note => say('note', note)).join(' '),
  };
}

/** @param {Crm} crm @param {number} rank @param {(facet: string) => string} nameOfFacet @returns {Line} */
function facetLine(crm, rank, nameOfFacet) {
  const best = bestMatch(crm);
  return {
    facet: crm.id,
    name: nameOfFacet(crm.id),
    rank,
    sequences: crm.sequences,
    few_sequences: crm.small,
    max_activation: crm.max_activation,
    consensus_activation: crm.consensus_activation,
    decoupling: crm.decoupling,
    purity: crm.purity,
    importance: crm.importance,
    information: crm.information,
    quality: crm.quality,
    shift: crm.shift,
    known_motif: nameOf(best?.part.search),
    q_value: best?.match.q,
    segments: (crm.segments ?? []).map(({ start, end }) => `${start + 1}-${end}`).join(','),
    consensus: crm.consensus,
  };
}

/** @param {Report} report @returns {Line[]} */
function matchLines({ neurons, known }) {
  const matches = neurons.flatMap(({ crms }) => crms.flatMap(matchesOf));
  return matches.map(({ crm, part, match }) => ({
    facet: crm.id,
    first: part.start + 1,
    last: part.end,
    motif: match.target,
    name: match.target_name,
    database: known?.databases[known.motifs[match.motif].database].name,
    offset: match.offset,
    strand: match.orientation,
    overlap: match.overlap,
    p_value: match.p,
    e_value: match.e,
    q_value: match.q,
  }));
}

/** @param {import('../engine/types.js').DictionaryMotif} motif @returns {Line} */
function motifLine(motif) {
  return {
    motif: motif.id,
    name: motifName(motif),
    facet: motif.crm,
    first: motif.start + 1,
    length: motif.ppm.length,
    facets: motif.crms,
    sequences: motif.sequences,
    best_q_value: motif.search?.best_q,
  };
}

/** @param {NeuronReport} neuron @returns {Line[]} */
function treeLines({ layer, channel, syntax = [] }) {
  const tree = (/** @type {number | undefined} */ index) =>
    index === undefined ? undefined : `${layer}.${channel}.${index + 1}`;
  const strongest = strongestOf(syntax);
  return syntax.map(({ text, gain, leaves, rows }, i) => ({
    tree: tree(i),
    syntax: text,
    alternative_of: tree(strongest.get(i)),
    motifs: leaves.map(({ motif }) => motif).join(','),
    gain,
    facets: rows.reduce((sum, { crms }) => sum + crms.length, 0),
  }));
}

/** @param {Line[string]} value @returns {string | number} */
function cell(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  return typeof value === 'boolean' ? Number(value) : value;
}
