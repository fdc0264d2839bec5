/**
 * Faults of the engine that are known and not mended yet: their differences are counted, not failed. Whoever mends a
 * fault removes its line, and with the last line of a trait the trait.
 */

/** @typedef {import('./description.mjs').Trait} Trait */

/** By the words of the differences, of all networks or of those with a trait. @type {{words: RegExp, of?: Trait}[]} */
const OPEN_FAULTS = [];

/** @param {import('./description.mjs').Description} description @param {string} difference */
export function isOpenFault({ traits }, difference) {
  return OPEN_FAULTS.some(({ words, of }) => (of === undefined || traits.includes(of)) && words.test(difference));
}
