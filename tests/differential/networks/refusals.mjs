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
