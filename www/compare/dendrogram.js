/**
 * Agglomerative clustering by similarity. Average and complete linkage never join at a higher similarity than that of the
 * parts, so the nearest-neighbour chain finds the tree in a time that grows with the square of the number of items.
 */

/** @typedef {'average' | 'complete'} Linkage */

/** One join of two clusters, each named by its first item. @typedef {{first: number, second: number, similarity: number}} Join */

/** Similarities are in single precision: differences below this are rounding. */
export const TIE = 1e-6;

/**
 * @param {number} size
 * @param {(i: number, j: number) => number} similarity
 * @param {Linkage} linkage
 * @param {() => void | Promise<void>} [pause] called between steps
 * @returns {Promise<Join[]>} all joins; of equally similar clusters, those that come first are joined
 */
export async function dendrogram(size, similarity, linkage, pause = () => {}) {
  const between = await table(size, similarity, pause);
  const sizes = new Float64Array(size).fill(1);
  /** @type {Join[]} */
  const joins = [];
  /** @type {number[]} */
  let chain = [];
  for (let start = 0; joins.length < size - 1; ) {
    if (chain.length === 0) {
      while (sizes[start] === 0) start++;
      chain = [start];
    }
    const tip = chain[chain.length - 1];
    const next = nearest(tip, chain[chain.length - 2] ?? -1, between, sizes);
    if (next !== chain[chain.length - 2]) {
      chain.push(next);
    } else {
      chain.length -= 2;
      joins.push(join(Math.min(tip, next), Math.max(tip, next), between, sizes, linkage));
    }
    await pause();
  }
  return joins;
}

/**
 * The clusters that stay when no join below a threshold is made.
 * @param {number} size
 * @param {Join[]} joins
 * @param {number} threshold
 * @returns {number[][]} the items of each, in order; the cluster of the first item comes first
 */
export function cut(size, joins, threshold) {
  const parents = Array.from({ length: size }, (_, i) => i);
  const root = (/** @type {number} */ i) => {
    let own = i;
    while (parents[own] !== own) own = parents[own];
    return own;
  };
  for (const { first, second, similarity } of joins) {
    if (similarity < threshold - TIE) continue;
    const [a, b] = [root(first), root(second)];
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  /** @type {Map<number, number[]>} */
  const clusters = new Map();
  for (let item = 0; item < size; item++) {
    const items = clusters.get(root(item));
    if (items) items.push(item);
    else clusters.set(item, [item]);
  }
  return [...clusters.values()];
}

/** @param {number} size @param {(i: number, j: number) => number} similarity @param {() => void | Promise<void>} pause */
async function table(size, similarity, pause) {
  const rows = Array.from({ length: size }, () => new Float32Array(size));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      rows[i][j] = similarity(j, i);
      rows[j][i] = rows[i][j];
    }
    await pause();
  }
  return rows;
}

/**
 * The most similar other cluster: the one before in the chain if it is as similar as any, else the first.
 * @param {number} tip
 * @param {number} before
 * @param {Float32Array[]} between
 * @param {Float64Array} sizes 0 for what was joined to another
 */
function nearest(tip, before, between, sizes) {
  const row = between[tip];
  let best = before;
  for (let other = 0; other < row.length; other++) {
    if (other !== tip && sizes[other] > 0 && (best < 0 || row[other] > row[best] + TIE)) best = other;
  }
  return best;
}

/**
 * Joins the second cluster to the first.
 * @param {number} first
 * @param {number} second
 * @param {Float32Array[]} between
 * @param {Float64Array} sizes
 * @param {Linkage} linkage
 * @returns {Join}
 */
function join(first, second, between, sizes, linkage) {
  const similarity = between[first][second];
  const [a, b] = [sizes[first], sizes[second]];
  for (let other = 0; other < sizes.length; other++) {
    const [one, two] = [between[first][other], between[second][other]];
    const joined = linkage === 'average' ? (a * one + b * two) / (a + b) : Math.min(one, two);
    between[first][other] = joined;
    between[other][first] = joined;
  }
  sizes[first] = a + b;
  sizes[second] = 0;
  return { first, second, similarity };
}
