/** The figures of facets by which they are sorted and filtered, and the group that each of them belongs to. */
import { matchesOf, nameOf } from '../matches.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */

/**
 * A figure of a facet, undefined where there is none.
 * @typedef {object} Figure
 * @property {(crm: Crm, rank: number) => number | undefined} of
 * @property {boolean} largestFirst whether the best is the largest
 */

/** @typedef {'rank' | 'activation' | 'decoupling' | 'purity' | 'importance' | 'information' | 'sequences' | 'q' | 'p' | 'shift'} FigureId */

/** What facets can be sorted by, in the order of the menu. @type {Record<FigureId, Figure>} */
export const FIGURES = {
  rank: { of: (_, rank) => rank, largestFirst: false },
  activation: { of: crm => crm.max_activation, largestFirst: true },
  decoupling: { of: crm => crm.decoupling, largestFirst: true },
  purity: { of: crm => crm.purity, largestFirst: true },
  importance: { of: crm => crm.importance, largestFirst: true },
  information: { of: crm => crm.information, largestFirst: true },
  sequences: { of: crm => crm.sequences, largestFirst: true },
  q: { of: crm => bestMatch(crm)?.match.q, largestFirst: false },
  p: { of: crm => bestMatch(crm)?.match.p, largestFirst: false },
  shift: { of: crm => crm.shift, largestFirst: false },
};

/** What facets can be grouped by. */
export const GROUPINGS = /** @type {const} */ (['none', 'rule', 'known', 'family']);

/** @typedef {typeof GROUPINGS[number]} Grouping */

/** @type {WeakMap<Crm, import('../matches.js').FacetMatch | null>} */
const best = new WeakMap();

/** The most significant match of any part of a facet. @param {Crm} crm */
export function bestMatch(crm) {
  const known = best.get(crm);
  if (known !== undefined) return known;
  const found = matchesOf(crm)[0] ?? null;
  best.set(crm, found);
  return found;
}

/** The known motifs that name a facet; nothing where none was found. @param {Crm} crm */
export function knownName(crm) {
  return nameOf(bestMatch(crm)?.part.search);
}

/** The family of the best known motif. @param {Crm} crm @param {KnownMotifs | undefined} known */
export function familyOf(crm, known) {
  const match = bestMatch(crm)?.match;
  return (match && known?.motifs[match.motif]?.family) ?? undefined;
}

/** Every word that a search for known motifs may find. @param {Crm} crm @param {KnownMotifs | undefined} known */
export function knownWords(crm, known) {
  const names = matchesOf(crm).map(({ match }) => `${match.target} ${match.target_name} ${match.label ?? ''}`);
  return [...names, knownName(crm) ?? '', familyOf(crm, known) ?? ''].join('\n').toLowerCase();
}

/**
 * The first syntax tree of the neuron that each facet is an example of, in one line.
 * @param {NeuronReport} neuron
 * @returns {Map<string, string>} by the id of the facet
 */
export function rulesOf({ syntax = [] }) {
  const pairs = syntax.flatMap(({ text, rows }) => rows.flatMap(({ crms }) => crms.map(id => [id, text])));
  return new Map(/** @type {[string, string][]} */ (pairs.toReversed())); // of several trees the first is set last
}

/**
 * What similar facets have in common: the same motifs of the dictionary at the same distances, or, where they have none, the
 * same letters in the positions of at least one bit. They differ in their place.
 * @param {Crm} crm
 */
export function patternOf({ sites = [], consensus, information_content: information }) {
  if (sites.length > 0) {
    return sites.map(({ motif, start }) => `${motif}@${start - sites[0].start}`).join(' ');
  }
  const letters = [...consensus].map((letter, i) => (information[i] >= 1 ? letter : '.')).join('');
  return letters.replace(/^\.+|\.+$/g, '') || consensus;
}
