/** Where points stand on the map: without a browser. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pairsOf } from '../../www/workbench/pairs/pairing.js';
import { embedded } from '../../www/workbench/wall/embedding.js';
import { scaled } from '../../www/workbench/wall/scaling.js';

/** @typedef {import('../../www/engine/types.js').Crm} Crm */

const pause = async () => {};

/** @param {[number, number]} a @param {[number, number]} b */
function distance([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}

describe('the layout of a map', () => {
  test('by scaling keeps the distances of points in a plane', async () => {
    const points = Array.from(
      { length: 30 },
      (_, i) => /** @type {[number, number]} */ ([3 * Math.sin(i * 7), Math.cos(i * 3)]),
    );
    const found = await scaled((i, j) => distance(points[i], points[j]) ** 2, points.length, pause);
    for (let i = 0; i < points.length; i++) {
      for (let j = 0; j < i; j++) {
        assert.ok(Math.abs(distance(found[i], found[j]) - distance(points[i], points[j])) < 1e-3);
      }
    }
  });

  test('by neighbours keeps groups apart, and is the same again', async () => {
    const group = (/** @type {number} */ i) => i % 3;
    const correlation = (/** @type {number} */ i, /** @type {number} */ j) => (group(i) === group(j) ? 0.9 : 0.05);
    const start = await scaled((i, j) => 2 * (1 - correlation(i, j)), 45, pause);
    const found = await embedded(start, correlation, pause);
    assert.deepEqual(found, await embedded(start, correlation, pause));
    const pairs = found.flatMap((one, i) =>
      found.slice(0, i).map((other, j) => ({ i, j, apart: distance(one, other) })),
    );
    const within = pairs.filter(({ i, j }) => group(i) === group(j)).map(({ apart }) => apart);
    const between = pairs.filter(({ i, j }) => group(i) !== group(j)).map(({ apart }) => apart);
    assert.ok(Math.max(...within) < Math.min(...between));
  });
});

describe('two neurons side by side', () => {
  const facet = (/** @type {string} */ id) => /** @type {Crm} */ ({ id });
  const values = [
    [0.9, 0.95],
    [0.8, 0.97],
    [0.1, 0.2],
  ];

  test('pair the most similar facets first; the others are alone', () => {
    const pairs = pairsOf(
      ['a', 'b', 'c'].map(facet),
      ['x', 'y'].map(facet),
      (i, j) => values[i][j],
      (i, j) => ({ offset: 10 * i + j, reversed: false }),
    );
    assert.deepEqual(
      pairs.map(({ own, other, correlation, offset }) => [own?.id, other?.id, correlation, offset]),
      [
        ['a', 'x', 0.9, 0],
        ['b', 'y', 0.97, 11],
        ['c', undefined, null, 0],
      ],
    );
    const none = pairsOf(
      [facet('a')],
      [facet('x')],
      () => 0.3,
      () => ({ offset: 0, reversed: false }),
    );
    assert.deepEqual(
      none.map(({ own, other }) => [own?.id, other?.id]),
      [
        ['a', undefined],
        [undefined, 'x'],
      ],
    );
  });
});
