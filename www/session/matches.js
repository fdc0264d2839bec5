/** Matches with known motifs of a report: the parts of a facet that were compared, and the alignment of a pair. */
import { SESSION } from '../texts/session.js';

/** @typedef {import('../engine/types.js').Crm} Crm */
/** @typedef {import('../engine/types.js').Match} Match */
/** @typedef {import('../engine/types.js').Search} Search */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */

/**
 * A part of a facet that was compared with known motifs: a segment, or all of it.
 * @typedef {object} Part
 * @property {string} name
 * @property {number} start first position, from 0
 * @property {number} end one past the last
 * @property {boolean} whole
 * @property {Search} search
 */

/** One match with the facet and the part that it is of. @typedef {{crm: Crm, part: Part, match: Match}} FacetMatch */

/** Complementary letters. */
const OPPOSITE = /** @type {Record<string, string>} */ ({ A: 'TU', T: 'A', U: 'A', C: 'G', G: 'C' });

/** @param {Crm} crm @returns {Part[]} its segments from the 5' end on, then the whole facet */
export function partsOf({ segments = [], search, ppm }) {
  const parts = segments.flatMap(({ start, end, search: found }) =>
    found ? [{ name: SESSION.parts.segment(start + 1, end), start, end, whole: false, search: found }] : [],
  );
  return search ? [...parts, { name: SESSION.parts.whole, start: 0, end: ppm.length, whole: true, search }] : parts;
}

/** @param {Crm} crm @returns {FacetMatch[]} of all its parts, the most significant first */
export function matchesOf(crm) {
  const hits = partsOf(crm).flatMap(part => part.search.matches.map(match => ({ crm, part, match })));
  return hits.sort((a, b) => a.match.q - b.match.q || a.match.p - b.match.p);
}

/**
 * What a match of a segment was found with: the facet's columns where it has the motif of the dictionary that was compared, and
 * the match as that of these columns. The segment and its match where the dictionary does not tell.
 * @param {FacetMatch} found
 * @param {import('../engine/types.js').DictionaryMotif[]} dictionary
 * @returns {{start: number, ppm: number[][], match: Match}} `start` is the first column, from 0
 */
export function comparedColumns({ crm, part, match }, dictionary) {
  for (const { motif, start } of part.whole ? [] : (crm.sites ?? [])) {
    const { ppm, search } = dictionary[motif] ?? {};
    const own = search?.matches.find(one => one.target === match.target && one.p === match.p);
    const lost = Math.max(0, -start);
    if (!ppm || !own || start >= part.end || start + ppm.length <= part.start) continue;
    const columns = crm.ppm.slice(start + lost, start + ppm.length);
    return { start: start + lost, ppm: columns, match: { ...own, offset: own.offset + lost } };
  }
  return { start: part.start, ppm: crm.ppm.slice(part.start, part.end), match };
}

/** @param {Pick<NeuronReport, 'crms'>} neuron @returns {FacetMatch | undefined} the most significant match of any facet */
export function bestOf({ crms }) {
  const best = crms.flatMap(crm => matchesOf(crm).slice(0, 1));
  return best.reduce(
    (first, hit) => (first && first.match.q <= hit.match.q ? first : hit),
    /** @type {FacetMatch | undefined} */ (undefined),
  );
}

/**
 * The matches that name what was compared, from 5' to 3': one of each part, or the most significant one.
 * @param {Search} [search]
 * @returns {Match[]}
 */
export function namingOf(search) {
  if (!search) return [];
  return search.parts?.map(({ found }) => search.matches[found]) ?? search.matches.slice(0, 1);
}

/** How a match is called; reports of older versions have factors without families. @param {Match} match */
export function labelOf({ label, target_name: factor }) {
  return label ?? factor;
}

/** How what was compared is called; nothing where no known motif was found. @param {Search} [search] */
export function nameOf(search) {
  return search?.label ?? search?.matches.slice(0, 1).map(labelOf)[0];
}

/** What the segments of each facet of a report are called, from 5' to 3'. @param {import('../engine/types.js').Report} report */
export function motifsOfFacets({ neurons }) {
  const called = (/** @type {Crm} */ { segments = [] }) =>
    segments.map(({ search }) => nameOf(search)).filter(name => name !== undefined);
  return new Map(neurons.flatMap(({ crms }) => crms.map(crm => [crm.id, called(crm).join(' + ')])));
}

/** How a motif of a dictionary is called. @param {import('../engine/types.js').DictionaryMotif} motif */
export function motifName({ search, name }) {
  return nameOf(search) ?? name;
}

/**
 * How many empty positions stand before each of two matrices so that what matched stands one below the other.
 * @param {Match} match
 */
export function placed({ offset }) {
  return { query: Math.max(0, offset), target: Math.max(0, -offset) };
}

/**
 * The matrix as the other strand reads it: rows backwards, letters exchanged with their opposites.
 * @param {number[][]} ppm
 * @param {string} alphabet
 */
export function reverseComplement(ppm, alphabet) {
  const letters = [...alphabet];
  const opposite = letters.map((letter, own) => {
    const place = letters.findIndex(other => OPPOSITE[letter]?.includes(other));
    return place < 0 ? own : place;
  });
  return ppm.toReversed().map(row => opposite.map(i => row[i]));
}
