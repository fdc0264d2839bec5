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
  { words: /: it mixes positions|: its weights do not fit|no number/, of: 'window outside' },
  // The reference engine stops at an input that is left out by an empty name.
  { words: /^The engine stopped: panicked at .*ops\/cnn\/conv\.rs/ },
  // The check has no floor for values that are nothing but rounding.
  { words: /^the engine check failed by rounding/ },
  // Refusals whose words are not true.
  { words: /: \w+: it has the attribute “(?:hidden_size|axis|size|mode|alpha)”, which this version does not know$/ },
  { words: /: Split: this output of it is not read$/ },
  // A reduction of a constant over no axis still takes squares, absolute values or logarithms.
  { words: /: no position has the values|of \d+ positions, the first/, of: 'reduction over nothing' },
  // An axis of Flatten that is counted from the end.
  { words: /: Flatten: it mixes positions and channels$|^layer \w+ is not listed$/, of: 'axis from the end' },
];

/** @param {import('./description.mjs').Description} description @param {string} difference */
export function isOpenFault({ traits }, difference) {
  return OPEN_FAULTS.some(({ words, of }) => (of === undefined || traits.includes(of)) && words.test(difference));
}
