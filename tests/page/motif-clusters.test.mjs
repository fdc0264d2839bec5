/** Clusters of motifs: the tree against a slow one that joins the most similar pair again and again, cuts, representatives. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clustersOf } from '../../www/compare/clusters.js';
import { cut, dendrogram } from '../../www/compare/dendrogram.js';

/** @typedef {import('../../www/compare/dendrogram.js').Linkage} Linkage */

/** @type {Linkage[]} */
const LINKAGES = ['average', 'complete'];

/** Similarities of points on a line: 1 less their distance. @param {number[]} points */
function onLine(points) {
  return (/** @type {number} */ i, /** @type {number} */ j) => 1 - Math.abs(points[i] - points[j]);
}

/** Different similarities of all pairs. @param {number} size @param {number} seed */
function random(size, seed) {
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, draw));
  return (/** @type {number} */ i, /** @type {number} */ j) => rows[Math.min(i, j)][Math.max(i, j)];
}

/**
 * Clusters by joining the most similar pair again and again, from all pairs of their items.
 * @param {number} size
 * @param {(i: number, j: number) => number} similarity
 * @param {Linkage} linkage
 * @param {number} threshold
 */
function slow(size, similarity, linkage, threshold) {
  let clusters = Array.from({ length: size }, (_, i) => [i]);
  const between = (/** @type {number[]} */ a, /** @type {number[]} */ b) => {
    const all = a.flatMap(i => b.map(j => similarity(i, j)));
    return linkage === 'complete' ? Math.min(...all) : all.reduce((sum, value) => sum + value, 0) / all.length;
  };
  for (;;) {
    const pairs = clusters.flatMap((a, i) => clusters.slice(i + 1).map(b => ({ a, b, value: between(a, b) })));
    const best = pairs.reduce(
      (best, pair) => (best && best.value >= pair.value ? best : pair),
      /** @type {typeof pairs[number] | null} */ (null),
    );
    if (!best || best.value < threshold) break;
    clusters = clusters.filter(cluster => cluster !== best.a && cluster !== best.b);
    clusters.push([...best.a, ...best.b]);
  }
  return sorted(clusters);
}

/** @param {number[][]} clusters */
function sorted(clusters) {
  return clusters.map(items => items.toSorted((a, b) => a - b)).sort((a, b) => a[0] - b[0]);
}

describe('clusters of motifs', () => {
  for (const linkage of LINKAGES) {
    test(`are those of the slow way at every threshold, by ${linkage} linkage`, async () => {
      for (const [size, seed] of [
        [2, 1],
        [7, 2],
        [23, 3],
        [40, 4],
      ]) {
        const similarity = random(size, seed);
        const joins = await dendrogram(size, similarity, linkage);
        assert.equal(joins.length, size - 1);
        for (const threshold of [0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]) {
          assert.deepEqual(
            cut(size, joins, threshold),
            slow(size, similarity, linkage, threshold),
            `${size}, ${threshold}`,
          );
        }
      }
    });
  }

  test('divide at the threshold, which belongs to them', async () => {
    const similarity = onLine([0, 0.1, 0.5, 0.6, 2]);
    const joins = await dendrogram(5, similarity, 'complete');
    assert.deepEqual(cut(5, joins, 0.9), [[0, 1], [2, 3], [4]]);
    assert.deepEqual(cut(5, joins, 0.91), [[0], [1], [2], [3], [4]]);
    assert.deepEqual(cut(5, joins, 0.4), [[0, 1, 2, 3], [4]]);
    const average = await dendrogram(5, similarity, 'average');
    assert.deepEqual(cut(5, average, 0.5), [[0, 1, 2, 3], [4]]);
  });

  test('of equally similar motifs hold those that come first', async () => {
    const joins = await dendrogram(3, onLine([0, 0.25, 0.5]), 'complete');
    assert.deepEqual(cut(3, joins, 0.7), [[0, 1], [2]]);
  });

  test('exist for no motif and for one', async () => {
    for (const size of [0, 1]) {
      const joins = await dendrogram(size, () => 1, 'average');
      assert.deepEqual(joins, []);
      assert.equal(cut(size, joins, 0.5).length, size);
    }
  });

  test('have the member with the largest mean similarity before the others, by similarity', async () => {
    const correlation = onLine([3, 0, 0.2, 0.1, 0.4]);
    const alignment = (/** @type {number} */ i, /** @type {number} */ j) => ({ offset: j - i, reversed: j === 4 });
    const joins = await dendrogram(5, correlation, 'average');
    const clusters = await clustersOf({ size: 5, correlation, alignment }, joins, 0.5);
    assert.deepEqual(
      clusters.map(({ members }) => members.map(({ motif }) => motif)),
      [[2, 3, 1, 4], [0]],
    );
    assert.equal(clusters[0].representative, 2);
    assert.ok(Math.abs(clusters[0].mean - (0.9 + 0.8 + 0.8) / 3) < 1e-9);
    assert.deepEqual(clusters[0].members[3], { motif: 4, similarity: 0.8, offset: 2, reversed: true });
    assert.deepEqual(clusters[1], {
      representative: 0,
      mean: 1,
      members: [{ motif: 0, similarity: 1, offset: 0, reversed: false }],
    });
  });
});
