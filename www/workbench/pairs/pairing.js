/** The facets of two neurons as pairs: each facet with the one of the other neuron that resembles it most. */

/** @typedef {import('../../engine/types.js').Crm} Crm */

/** Correlation from which two facets are a pair. */
const PAIRED = 0.5;

/**
 * A facet next to one of the other neuron; one of them is null where a facet is alone.
 * @typedef {object} Pair
 * @property {Crm | null} own
 * @property {Crm | null} other
 * @property {number | null} correlation null of a facet alone
 * @property {number} offset position of the own facet at which the other one starts
 * @property {boolean} reversed whether the reverse complement of the other one is aligned
 */

/**
 * The most similar two facets are the first pair, then the most similar two of those that are left.
 * @param {Crm[]} own
 * @param {Crm[]} others
 * @param {(i: number, j: number) => number} correlation of facet `i` of `own` with facet `j` of `others`
 * @param {(i: number, j: number) => {offset: number, reversed: boolean}} alignment
 * @returns {Pair[]} in the order of `own`, then those of `others` that are alone
 */
export function pairsOf(own, others, correlation, alignment) {
  const all = own.flatMap((_, i) => others.map((_, j) => ({ i, j, value: correlation(i, j) })));
  const candidates = all
    .filter(({ value }) => value >= PAIRED)
    .sort((a, b) => b.value - a.value || a.i - b.i || a.j - b.j);
  const partners = /** @type {Map<number, {j: number, value: number}>} */ (new Map());
  const taken = new Set();
  for (const { i, j, value } of candidates) {
    if (partners.has(i) || taken.has(j)) continue;
    partners.set(i, { j, value });
    taken.add(j);
  }
  const alone = { correlation: null, offset: 0, reversed: false };
  return [
    ...own.map((crm, i) => {
      const partner = partners.get(i);
      if (!partner) return { own: crm, other: null, ...alone };
      return { own: crm, other: others[partner.j], correlation: partner.value, ...alignment(i, partner.j) };
    }),
    ...others.flatMap((crm, j) => (taken.has(j) ? [] : [{ own: null, other: crm, ...alone }])),
  ];
}
