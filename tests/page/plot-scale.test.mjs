import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, rangeOf, tickText, ticks } from '../../www/ui/plot-scale.js';

test('ticks are round numbers within the range, at most as many as wanted', () => {
  assert.deepEqual(ticks(-500, 500).values, [-400, -200, 0, 200, 400]);
  assert.deepEqual(ticks(0, 0.3, { most: 3 }).values, [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(ticks(0, 2, { most: 5, whole: true }).values, [0, 1, 2]);
  assert.deepEqual(ticks(1e-9, 5e-9, { most: 4 }).values, [1e-9, 2e-9, 3e-9, 4e-9, 5e-9]);
  for (const [low, high] of [
    [0, 1],
    [-3.7, 12.9],
    [1e6, 1e6 + 3],
    [-1e-5, 7e-5],
  ]) {
    for (const most of [1, 2, 5, 10]) {
      const { values, step } = ticks(low, high, { most });
      assert.ok(values.length <= most + 1, `${low} to ${high}: ${values}`);
      for (const value of values) {
        assert.ok(value >= low - step * 1e-6 && value <= high + step * 1e-6, `${value}`);
      }
    }
  }
});

test('ticks are written with the decimals that their distance needs, and a true minus sign', () => {
  assert.equal(tickText(-200, 200), '−200');
  assert.equal(tickText(0.5, 0.1), '0.5');
  assert.equal(tickText(1, 0.05), '1.00');
  assert.equal(tickText(12_000, 2000), '12,000');
  assert.equal(tickText(2e-9, 1e-9), '2e−9');
  assert.equal(tickText(0, 1e-9), '0');
});

test('the range contains 0, errors, and nothing that is missing', () => {
  assert.deepEqual(rangeOf([{ values: [1, Number.NaN, 3], errors: [0, 9, 0.5] }]), [0, 3.5]);
  assert.deepEqual(rangeOf([{ values: [-1, 2] }, { values: [4], errors: [1] }]), [-1, 5]);
  assert.deepEqual(rangeOf([{ values: [0, 0] }]), [0, 1]);
  assert.deepEqual(rangeOf([]), [0, 1]);
});

test('the nearest place is found for any value', () => {
  const places = [-500, -10, 0, 3, 1000];
  for (const value of [-1e9, -500, -256, -254, -5, -4, 1.4, 1.6, 500, 502, 1e9]) {
    const distances = places.map(place => Math.abs(place - value));
    assert.equal(distances[nearest(places, value)], Math.min(...distances), `${value}`);
  }
  assert.equal(nearest([7], 100), 0);
});
