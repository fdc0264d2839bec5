/**
 * Faults of the engine that are known and not mended yet: their differences are counted, not failed. Whoever mends a
 * fault removes its line, and with the last line of a trait the trait.
 */

/** @typedef {import('./description.mjs').Trait} Trait */

/** By the words of the differences, of all networks or of those with a trait. @type {{words: RegExp, of?: Trait}[]} */
const OPEN_FAULTS = [
  // The length that the engine chooses for an input of free length is too short.
  { words: /: it is said to read padding everywhere$/, of: 'free length' },
  { words: /: no position has the values of a window with padding$/, of: 'free length' },
  { words: /: Slice: it takes nothing$/, of: 'free length' },
  { words: /: Gather: its indices are out of range$/, of: 'free length' },
  { words: /: Pad: (?:it crops more than|every neuron of this layer)/, of: 'free length' },
  { words: /: \w+: its (?:kernel|window) is wider than/, of: 'free length' },
  { words: /^The engine stopped: panicked/, of: 'free length' },
  { words: /of \d+ positions, the first/, of: 'summary of a free length' },
  // A last window that begins outside of the input of a pooling must be left out.
  { words: /: no position has the values|of \d+ positions, the first/, of: 'window outside' },
  { words: /reference engine has|^the engine check failed|padding everywhere$/, of: 'window outside' },
  { words: /: it mixes positions|: its weights do not fit|is not listed$/, of: 'window outside' },
  // The check has no floor for values that are nothing but rounding.
  { words: /^the engine check failed by rounding/ },
  // A reduction of a constant over no axis still takes squares, absolute values or logarithms.
  { words: /: no position has the values|of \d+ positions, the first/, of: 'reduction over nothing' },
];

/** @param {import('./description.mjs').Description} description @param {string} difference */
export function isOpenFault({ traits }, difference) {
  return OPEN_FAULTS.some(({ words, of }) => (of === undefined || traits.includes(of)) && words.test(difference));
}
