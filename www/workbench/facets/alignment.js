/** Where the first positions of logos stand on their common ruler. */

/** @typedef {import('../../session/address.js').Settings['align']} Mode */

/**
 * @param {number[]} shifts of all logos
 * @param {Mode} mode by their pattern, or as the neuron sees them
 */
export function alignment(shifts, mode) {
  const startOf = (/** @type {number} */ shift) => (mode === 'pattern' ? -shift : 0);
  const starts = shifts.map(startOf);
  const first = Math.min(0, ...starts);
  return {
    first,
    last: Math.max(0, ...starts),
    /** Positions from the left end of the ruler to the first one of a logo. @param {number} shift */
    before: shift => startOf(shift) - first,
  };
}
