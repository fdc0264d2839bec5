/** Motifs that resemble each other as clusters, each with the member that stands for it. */
import { cut, TIE } from './dendrogram.js';

/** @typedef {import('../session/similarity.js').Similarities} Similarities */

/**
 * @typedef {object} Member
 * @property {number} motif
 * @property {number} similarity to the representative
 * @property {number} offset position of the representative at which it starts; negative where it starts first
 * @property {boolean} reversed whether its reverse complement is aligned
 */

/** @typedef {{representative: number, mean: number, members: Member[]}} Cluster `mean` is that of the similarities of the representative to the others, 1 where it is alone */

/**
 * @param {Similarities} similarities
 * @param {import('./dendrogram.js').Join[]} joins
 * @param {number} threshold
 * @param {() => void | Promise<void>} [pause] called between steps
 * @returns {Promise<Cluster[]>} the largest first, then in the order of the motifs
 */
export async function clustersOf(similarities, joins, threshold, pause = () => {}) {
  const clusters = [];
  for (const items of cut(similarities.size, joins, threshold)) {
    clusters.push(await clusterOf(items, similarities, pause));
  }
  return clusters.sort((a, b) => b.members.length - a.members.length);
}

/** @param {number[]} items @param {Similarities} similarities @param {() => void | Promise<void>} pause @returns {Promise<Cluster>} */
async function clusterOf(items, { correlation, alignment }, pause) {
  /** @type {number[]} */
  const means = [];
  for (const own of items) {
    means.push(meanTo(own, items, correlation));
    await pause();
  }
  const best = means.reduce((best, mean, i) => (mean > means[best] + TIE ? i : best), 0);
  const representative = items[best];
  const members = items.map(motif =>
    motif === representative
      ? { motif, similarity: 1, offset: 0, reversed: false }
      : { motif, similarity: correlation(representative, motif), ...alignment(representative, motif) },
  );
  return { representative, mean: means[best], members: representativeFirst(members, representative) };
}

/** @param {number} own @param {number[]} items @param {Similarities['correlation']} correlation */
function meanTo(own, items, correlation) {
  const sum = items.reduce((sum, other) => (other === own ? sum : sum + correlation(own, other)), 0);
  return items.length === 1 ? 1 : sum / (items.length - 1);
}

/** Then the most similar, those that are equally similar in their order. @param {Member[]} members @param {number} representative */
function representativeFirst(members, representative) {
  return members.sort(
    (a, b) => Number(b.motif === representative) - Number(a.motif === representative) || b.similarity - a.similarity,
  );
}
