/** Whether two programs compute the same. */

/** Largest difference that rounding explains, relative to the largest value. */
export const TOLERANCE = 1e-4;

/**
 * @param {ArrayLike<number>} found
 * @param {ArrayLike<number>} expected
 * @returns {number} the largest difference, divided by the largest expected value; infinite where a number is missing
 */
export function difference(found, expected) {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [off, largest] = [0, 0];
  for (let index = 0; index < expected.length; index += 1) {
    const distance = Math.abs(found[index] - expected[index]);
    if (Number.isNaN(distance)) return Number.POSITIVE_INFINITY;
    off = Math.max(off, distance);
    largest = Math.max(largest, Math.abs(expected[index]));
  }
  return off / largest;
}
