/** Each pair of matrices is compared once, and its answer holds in both directions: without a browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { similarities } from '../../www/session/similarity.js';

/** So many that the engine is asked several times. */
const SIZE = 700;

/** Where a matrix lies on a line that all share. @typedef {{start: number, length: number, isForward: boolean}} Place */

/** @param {number} i @returns {Place} */
const place = i => ({ start: (i * 37) % 23, length: 4 + (i % 9), isForward: i % 3 > 0 });

/** Where the second one starts, read as the first one is read. @param {Place} one @param {Place} other */
function alignment(one, other) {
  const ends = one.start + one.length - other.start - other.length;
  return {
    offset: one.isForward ? other.start - one.start : ends,
    reversed: one.isForward !== other.isForward,
  };
}

test('similarities are the same as if each pair were compared in both directions', async () => {
  const matrices = Array.from({ length: SIZE }, (_, i) =>
    Array.from({ length: place(i).length }, (_, k) => (k === 0 ? [i] : [0])),
  );
  const correlation = (/** @type {number} */ i, /** @type {number} */ j) => Math.fround(1 / (1 + Math.abs(i - j)));
  let pairs = 0;
  const call = async (/** @type {string} */ _, /** @type {any} */ { matrices: given, first, count }) => {
    const ids = given.map((/** @type {number[][]} */ [[i]]) => i);
    const rows = ids.slice(first, first + count);
    pairs += rows.length * ids.length;
    return Float32Array.from(
      rows.flatMap((/** @type {number} */ i) =>
        ids.flatMap((/** @type {number} */ j) => {
          const { offset, reversed } = alignment(place(i), place(j));
          return [correlation(i, j), offset, Number(reversed)];
        }),
      ),
    );
  };
  const engine = /** @type {import('../../www/engine/client.js').Engine} */ (/** @type {unknown} */ ({ call }));
  const fractions = /** @type {number[]} */ ([]);
  const found = await similarities(engine, matrices, 'A', { progress: fraction => fractions.push(fraction) });
  assert.ok(found);
  assert.ok(pairs < 0.85 * SIZE ** 2, `${pairs} pairs`);
  assert.equal(fractions.at(-1), 1);
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j < SIZE; j++) {
      assert.equal(found.correlation(i, j), correlation(i, j));
      const wanted = alignment(place(i), place(j));
      const { offset, reversed } = found.alignment(i, j);
      assert.ok(offset === wanted.offset && reversed === wanted.reversed, `${i} ${j}: ${offset} ${wanted.offset}`);
    }
  }
  const some = await similarities(engine, matrices, 'A', { rows: 3 });
  assert.equal(some?.correlation(2, 600), correlation(2, 600));
  assert.deepEqual(some?.alignment(2, 601), alignment(place(2), place(601)));
});
