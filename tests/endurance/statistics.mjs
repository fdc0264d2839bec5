/** Whether figures that were measured again and again have grown: the first ten against the last ten. */

const PART = 10;

/** @param {number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @param {number[]} values in the order in which they were measured
 * @param {number} tolerance share by which the median of the last may be above that of the first
 * @returns {{first: number, last: number, grew: boolean}} medians
 */
export function growth(values, tolerance) {
  const part = Math.min(PART, values.length >> 1);
  const [first, last] = [values.slice(0, part), values.slice(-part)].map(median);
  return { first, last, grew: last > first * (1 + tolerance) };
}
