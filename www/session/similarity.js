/** How alike matrices are, asked of the engine row by row, so that it answers other questions in between. */

/** Pairs of one question: some tens of milliseconds. */
const PAIRS = 200_000;

/** Numbers of a pair: correlation, offset, and 1 for the reverse complement. */
const NUMBERS = 3;

/**
 * @typedef {object} Similarities
 * @property {number} size number of matrices
 * @property {(i: number, j: number) => number} correlation in the best alignment
 * @property {(i: number, j: number) => {offset: number, reversed: boolean}} alignment where matrix j starts in matrix i
 */

/**
 * @param {import('../engine/client.js').Engine} engine
 * @param {number[][][]} matrices
 * @param {string} alphabet
 * @param {object} [options]
 * @param {(fraction: number) => void} [options.progress]
 * @param {AbortSignal} [options.signal]
 * @param {number} [options.rows] the first ones are compared with all; without it all are
 * @returns {Promise<Similarities | null>} null where it was aborted
 */
export async function similarities(engine, matrices, alphabet, { progress, signal, rows = matrices.length } = {}) {
  const size = matrices.length;
  const all = new Float32Array(rows * size * NUMBERS);
  const step = Math.max(1, Math.floor(PAIRS / size));
  for (let first = 0; first < rows; first += step) {
    if (signal?.aborted) return null;
    const count = Math.min(step, rows - first);
    all.set(await engine.call('similarities', { matrices, alphabet, first, count }), first * size * NUMBERS);
    progress?.((first + count) / rows);
  }
  const at = (/** @type {number} */ i, /** @type {number} */ j) => NUMBERS * (i * size + j);
  return {
    size,
    correlation: (i, j) => all[at(i, j)],
    alignment: (i, j) => ({ offset: all[at(i, j) + 1], reversed: all[at(i, j) + 2] === 1 }),
  };
}
