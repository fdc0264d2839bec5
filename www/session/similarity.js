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
  const at = (/** @type {number} */ i, /** @type {number} */ j) => NUMBERS * (i * size + j);
  const pairs = rows * (size - rows / 2);
  /** The matrix from which on row i was compared. @type {number[]} */
  const from = [];
  for (let first = 0; first < rows; ) {
    if (signal?.aborted) return null;
    const others = size - first; // the rows before were compared with all
    const count = Math.min(Math.max(1, Math.floor(PAIRS / others)), rows - first);
    const some = matrices.slice(first);
    const found = await engine.call('similarities', { matrices: some, alphabet, first: 0, count });
    for (let row = 0; row < count; row++) {
      const own = found.subarray(NUMBERS * row * others, NUMBERS * (row + 1) * others);
      all.set(own, at(first + row, first));
      from.push(first);
    }
    first += count;
    progress?.(Math.min(1, (first * (size - first / 2)) / pairs));
  }
  return {
    size,
    correlation: (i, j) => all[j < from[i] ? at(j, i) : at(i, j)],
    alignment(i, j) {
      const isOwn = j >= from[i];
      const [offset, side] = all.subarray((isOwn ? at(i, j) : at(j, i)) + 1);
      const reversed = side === 1;
      if (isOwn) return { offset, reversed };
      return { offset: reversed ? offset + matrices[i].length - matrices[j].length : 0 - offset, reversed };
    },
  };
}
