/** How like a planted motif a matrix is, and where in it the motif lies. */

/** @typedef {import('./matrices.mjs').Matrix} Matrix */

/**
 * @typedef {object} Alignment
 * @property {number} similarity correlation times the square root of the share of the motif that is covered; -1 where no
 *   alignment is long enough
 * @property {number} offset of the motif's first column from that of the matrix
 */

/** Columns that must overlap, or all of the shorter matrix. */
const MIN_OVERLAP = 6;

/** What every letter has by chance. */
const CHANCE = 0.25;

/** @param {Matrix} matrix @param {Matrix} motif @returns {Alignment} the best one */
export function align(matrix, motif) {
  const needed = Math.min(MIN_OVERLAP, matrix.length, motif.length);
  let best = { similarity: -1, offset: 0 };
  for (let offset = needed - motif.length; offset <= matrix.length - needed; offset += 1) {
    const similarity = similarityAt(matrix, motif, offset);
    if (similarity > best.similarity) best = { similarity, offset };
  }
  return best;
}

/** @param {Matrix} matrix @param {Matrix} motif @param {number} offset */
function similarityAt(matrix, motif, offset) {
  let [product, ownSquares, motifSquares, covered, whole] = [0, 0, 0, 0, 0];
  for (const [column, row] of motif.entries()) {
    const other = matrix[offset + column];
    for (const [letter, probability] of row.entries()) {
      const excess = probability - CHANCE;
      whole += Math.abs(excess);
      if (!other) continue;
      const own = other[letter] - CHANCE;
      product += own * excess;
      ownSquares += own ** 2;
      motifSquares += excess ** 2;
      covered += Math.abs(excess);
    }
  }
  const scale = Math.sqrt(ownSquares * motifSquares);
  return scale > 0 ? (product / scale) * Math.sqrt(covered / whole) : 0;
}
