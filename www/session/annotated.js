/** How the shown report and the open motif databases belong together. */

/** @typedef {import('./state.js').State} State */

/**
 * Whether the shown report was compared with the motif databases that are open, in this order.
 * @param {State} state
 */
export function isAnnotated({ shown, databases }) {
  const searched = shown?.report.known?.databases.map(({ sha256 }) => sha256) ?? [];
  return searched.length === databases.length && databases.every(({ info }, i) => info.sha256 === searched[i]);
}

/**
 * Whether known motifs can name those of the shown report: the shipped ones are DNA, and of others the engine knows.
 * @param {State} state
 */
export function isComparable({ shown, databases }) {
  return shown?.report.model.alphabet === 'ACGT' || !databases.some(({ shipped }) => shipped !== null);
}
