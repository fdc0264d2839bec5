/** A short name for what a logo shows, so that logos drawn ahead are found without keeping lists. */

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;

/** @param {number[][]} ppm @returns {string} the same for the same matrix to three digits */
export function fingerprint(ppm) {
  let hash = BASIS;
  for (const row of ppm) {
    for (const value of row) hash = Math.imul(hash ^ Math.round(value * 1000), PRIME);
    hash = Math.imul(hash ^ 0xff, PRIME);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
