/** Whether a refusal is true: the network announces the words of those that it may get. */

/** @typedef {{note: string} | {difference: string}} Result */

/** What is said of a layer whose neurons all read positions that a padding copies. */
const COPIES = 'it fills with copies of others';

/**
 * @param {import('./description.mjs').Description} description @param {any} reason of a layer, or of the file
 * @param {import('./builder.mjs').Layer} [layer]
 * @returns {Result}
 */
export function refusalOf({ refusals }, reason, layer) {
  const words = wordsOf(reason);
  const isCopied = words.includes(COPIES) && layer !== undefined && layer.field.clean[1] < layer.field.clean[0];
  if (!isCopied && !refusals.some(announced => words.includes(announced))) return { difference: `refused: ${words}` };
  const general = words.replaceAll(/“[^”]*_\d+”/g, '“…”').replaceAll(/\d+/g, '0');
  return { note: `refused: ${general}` };
}

/** @param {any} reason @returns {string} */
function wordsOf(reason) {
  if (reason.code) return `${reason.code}: ${reason.message}`;
  return reason.kind === 'operation' ? `${reason.operation}: ${reason.why}` : reason.kind;
}

/**
 * Faults of the engine that are known and not mended yet, by the words of their differences; `of` are those of networks
 * with a trait. For a free length the engine may choose too short a one.
 * @type {{words: RegExp, of?: import('./description.mjs').Trait}[]}
 */
const OPEN_FAULTS = [
  { words: /: it is said to read padding everywhere$/, of: 'free length' },
  { words: /: no position has the values of a window with padding$/, of: 'free length' },
  { words: /: Slice: it takes nothing$/, of: 'free length' },
  { words: /: Gather: its indices are out of range$/, of: 'free length' },
  { words: /: Pad: (?:it crops more than|every neuron of this layer)/, of: 'free length' },
  { words: /: \w+: its (?:kernel|window) is wider than/, of: 'free length' },
  { words: /^The engine stopped: panicked at .*ndarray/, of: 'free length' },
  { words: /of \d+ positions, the first/, of: 'summary of a free length' },
  {
    words: /: no position has the values|of \d+ positions, the first|reference engine has|^the engine check failed/,
    of: 'window outside',
  },
  { words: /^The engine stopped: panicked at .*ops\/cnn\/conv\.rs/ },
  { words: /: \w+: it has the attribute “(?:hidden_size|axis|size|mode|alpha)”, which this version does not know$/ },
  { words: /^the engine check failed by rounding/ },
  { words: /: Split: this output of it is not read$/ },
  { words: /: Flatten: it mixes positions and channels$/ },
];

/** @param {import('./description.mjs').Description} description @param {string} difference */
export function isOpenFault({ traits }, difference) {
  return OPEN_FAULTS.some(({ words, of }) => (of === undefined || traits.includes(of)) && words.test(difference));
}
