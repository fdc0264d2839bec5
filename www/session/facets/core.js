/** The part of a facet that holds its motifs: what fits a small logo. */

/** @typedef {import('../../engine/types.js').Crm} Crm */

/** Information in bits from which a position belongs to a motif, where no segments are known. */
const INFORMATIVE = 0.5;

/** @typedef {{start: number, end: number, ppm: number[][]}} Core */

/** @type {WeakMap<Crm, Core>} */
const cores = new WeakMap();

/**
 * From the first to the last position of its segments, or of its informative positions; all of it where there are none.
 * @param {Crm} crm
 * @returns {Core} the same object at every call
 */
export function coreOf(crm) {
  const core = cores.get(crm) ?? cut(crm);
  cores.set(crm, core);
  return core;
}

/** @param {Crm} crm @returns {Core} */
function cut({ segments = [], information_content: information, ppm }) {
  const informative = information.flatMap((bits, i) => (bits >= INFORMATIVE ? [i] : []));
  const starts = segments.length > 0 ? segments.map(({ start }) => start) : informative.slice(0, 1);
  const ends = segments.length > 0 ? segments.map(({ end }) => end) : informative.slice(-1).map(last => last + 1);
  const start = starts.length > 0 ? Math.min(...starts) : 0;
  const end = ends.length > 0 ? Math.max(...ends) : ppm.length;
  return { start, end, ppm: ppm.slice(start, end) };
}
