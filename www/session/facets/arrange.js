/** Which facets of a neuron are shown, in which order, in which groups, and which of them stand for similar ones. */
import { FIGURES, familyOf, knownName, knownWords, patternOf, rulesOf } from './figures.js';
import { markOf } from './marks.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */
/** @typedef {import('./marks.js').Marks} Marks */
/** @typedef {import('./figures.js').FigureId} FigureId */

/**
 * How the facets are looked at; the same for all neurons.
 * @typedef {object} FacetView
 * @property {FigureId} sort
 * @property {boolean} reversed whether the worst come first
 * @property {import('./figures.js').Grouping} group
 * @property {boolean} fold whether similar facets are folded under the first of them
 * @property {boolean} trusted whether facets of few sequences are left out, where there are others
 * @property {boolean} starred whether only starred facets are shown
 * @property {boolean} hidden whether hidden facets are shown, too
 * @property {Partial<Record<Limit, number>>} limits
 * @property {string} family empty for all
 * @property {string} known words of names of known motifs; empty for all
 */

/** The limits of figures: at least, or at most, the given value. */
export const LIMITS = /** @type {const} @satisfies {Record<string, {figure: FigureId, isMinimum: boolean}>} */ ({
  decoupling: { figure: 'decoupling', isMinimum: true },
  information: { figure: 'information', isMinimum: true },
  sequences: { figure: 'sequences', isMinimum: true },
  q: { figure: 'q', isMinimum: false },
  p: { figure: 'p', isMinimum: false },
  shiftFrom: { figure: 'shift', isMinimum: true },
  shiftTo: { figure: 'shift', isMinimum: false },
});

/** @typedef {keyof typeof LIMITS} Limit */

/** @type {Readonly<FacetView>} */
export const DEFAULT_VIEW = Object.freeze({
  sort: 'rank',
  reversed: false,
  group: 'none',
  fold: false,
  trusted: true,
  starred: false,
  hidden: false,
  limits: Object.freeze({}),
  family: '',
  known: '',
});

/** A facet on show with its rank among all, and the similar ones that it stands for. @typedef {{crm: Crm, rank: number, similar: Ranked[]}} Arranged */
/** @typedef {{crm: Crm, rank: number}} Ranked */
/** @typedef {{title: string | null, facets: Arranged[]}} Group without a title for what belongs to none */

/**
 * @typedef {object} Arrangement
 * @property {Group[]} groups
 * @property {Ranked[]} shown those that pass the filters, folded ones too, in order
 * @property {{few: number, hidden: number, other: number}} left how many are left out for their few sequences, because they are
 *   hidden, and by the other filters
 */

/**
 * @param {NeuronReport} neuron
 * @param {KnownMotifs | undefined} known
 * @param {FacetView} view
 * @param {Marks} marks
 * @returns {Arrangement}
 */
export function arrange(neuron, known, view, marks) {
  const ranked = neuron.crms.map((crm, i) => ({ crm, rank: i + 1 }));
  const hasTrusted = neuron.crms.some(({ small }) => !small);
  const of = (/** @type {Ranked} */ { crm }) => markOf(marks, neuron, crm.id);
  const isTrusted = (/** @type {Ranked} */ { crm }) => !view.trusted || !hasTrusted || !crm.small;
  const isSeen = (/** @type {Ranked} */ facet) => view.hidden || !of(facet).hidden;
  const isWanted = (/** @type {Ranked} */ facet) =>
    passes(facet, known, view) && (!view.starred || of(facet).starred === true);

  const seen = ranked.filter(isSeen);
  const trusted = seen.filter(isTrusted);
  const shown = sorted(trusted.filter(isWanted), view);
  return {
    groups: grouped(view.fold ? folded(shown) : shown.map(facet => ({ ...facet, similar: [] })), neuron, known, view),
    shown,
    left: {
      few: seen.length - trusted.length,
      hidden: ranked.length - seen.length,
      other: trusted.length - shown.length,
    },
  };
}

/** Whether anything but the order and the usual filters decides what is shown. @param {FacetView} view */
export function isFiltered({ starred, limits, family, known }) {
  return starred || Object.keys(limits).length > 0 || family !== '' || known !== '';
}

/** @param {Ranked} facet @param {KnownMotifs | undefined} known @param {FacetView} view */
function passes({ crm, rank }, known, { limits, family, known: words }) {
  const isWithin = /** @type {[Limit, number][]} */ (Object.entries(limits)).every(([name, limit]) => {
    const { figure, isMinimum } = LIMITS[name];
    const value = FIGURES[figure].of(crm, rank);
    return value !== undefined && (isMinimum ? value >= limit : value <= limit);
  });
  if (!isWithin || (family !== '' && familyOf(crm, known) !== family)) return false;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = knownWords(crm, known);
  return wanted.every(word => text.includes(word));
}

/** Facets without the figure come last in both directions. @param {Ranked[]} facets @param {FacetView} view */
function sorted(facets, { sort, reversed }) {
  const { of, largestFirst } = FIGURES[sort];
  const sign = largestFirst === reversed ? 1 : -1;
  return facets.toSorted((a, b) => {
    const [one, other] = [of(a.crm, a.rank), of(b.crm, b.rank)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined) || a.rank - b.rank;
    return sign * (one - other) || a.rank - b.rank;
  });
}

/** Similar facets under the one of best rank, at the place of the first. @param {Ranked[]} facets @returns {Arranged[]} */
function folded(facets) {
  return [...by(facets, ({ crm }) => patternOf(crm)).values()].map(members => {
    const best = members.reduce((first, other) => (other.rank < first.rank ? other : first));
    return { ...best, similar: members.filter(member => member !== best) };
  });
}

/**
 * The group of a first facet comes first; what belongs to no group is last.
 * @param {Arranged[]} facets
 * @param {NeuronReport} neuron
 * @param {KnownMotifs | undefined} known
 * @param {FacetView} view
 * @returns {Group[]}
 */
function grouped(facets, neuron, known, { group }) {
  if (group === 'none') return [{ title: null, facets }];
  const rules = rulesOf(neuron);
  const titles = {
    rule: (/** @type {Crm} */ crm) => rules.get(crm.id),
    known: knownName,
    family: (/** @type {Crm} */ crm) => familyOf(crm, known),
  };
  const groups = [...by(facets, ({ crm }) => titles[group](crm) ?? null)];
  return groups
    .map(([title, members]) => ({ title, facets: members }))
    .toSorted((a, b) => Number(a.title === null) - Number(b.title === null));
}

/**
 * In the order of the first member of each class.
 * @template T, K
 * @param {T[]} list
 * @param {(one: T) => K} classOf
 * @returns {Map<K, T[]>}
 */
function by(list, classOf) {
  const classes = /** @type {Map<K, T[]>} */ (new Map());
  for (const one of list) {
    const key = classOf(one);
    const members = classes.get(key);
    if (members) members.push(one);
    else classes.set(key, [one]);
  }
  return classes;
}
