import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { durations } from '../../www/texts/format.js';
import { timeLeft } from '../../www/workbench/run/time-left.js';

const HOUR = 3600;
const EXPECTED = { shortest: 20, usual: 50, longest: 60 };

/** Completed part and seconds in two runs on a busy machine, with their forecasts and what they took in all. */
const RUNS = [
  {
    expected: { shortest: 23, usual: 57, longest: 59 },
    whole: 31.95,
    points: [
      ...[
        [0.0244, 1.05],
        [0.095, 4.88],
        [0.1506, 6.7],
        [0.2759, 8.47],
        [0.3435, 11.45],
        [0.4447, 14.02],
      ],
      ...[
        [0.5537, 16.18],
        [0.6045, 18.68],
        [0.6827, 21.01],
        [0.7945, 23.24],
        [0.8584, 25.62],
        [0.9173, 29.04],
      ],
    ],
  },
  {
    expected: { shortest: 5, usual: 13, longest: 14 },
    whole: 50.21,
    points: [
      ...[
        [0.0206, 2.22],
        [0.0545, 6.28],
        [0.0883, 9.84],
        [0.1362, 13.57],
        [0.2351, 17.27],
        [0.2585, 19.95],
      ],
      ...[
        [0.345, 22.79],
        [0.4492, 28.96],
        [0.5149, 31.81],
        [0.6187, 34.47],
        [0.7744, 39.7],
        [0.8348, 43.41],
      ],
    ],
  },
];

describe('the range of time left', () => {
  test('holds what was left of runs whose forecast was wrong', () => {
    for (const { expected, whole, points } of RUNS) {
      for (const [fraction, seconds] of points) {
        const { from, to } = span(fraction, seconds, expected);
        const left = whole - seconds;
        assert.ok(from <= left && left <= to, `${fraction}: ${left} is not in ${from} to ${to}`);
      }
    }
  });

  test('is that of the forecast, twice as wide, until the pace is known', () => {
    assert.deepEqual(timeLeft(0, 0, EXPECTED), { from: 10, to: 120 });
    assert.equal(timeLeft(0, 0, null), null);
    assert.equal(timeLeft(0.01, 3, null), null);
    assert.ok(timeLeft(0.02, 3, null));
  });

  test('is never negative, never turned round, and becomes narrower as the run proceeds', () => {
    for (const expected of [EXPECTED, null]) {
      let last = Number.POSITIVE_INFINITY;
      for (let fraction = 0.02; fraction < 1; fraction += 0.01) {
        const { from, to } = span(fraction, 100 * fraction, expected);
        assert.ok(from >= 0 && from <= to, `${fraction}: ${from} to ${to}`);
        assert.ok(to - from < last + 1e-9, `${fraction}: ${to - from} after ${last}`);
        last = to - from;
      }
    }
    assert.equal(span(1, 100, EXPECTED).from, 0);
    assert.equal(span(1.0000001, 100, EXPECTED).from, 0);
  });

  test('grows while a run stands still', () => {
    assert.ok(span(0.5, 200, EXPECTED).to > span(0.5, 100, EXPECTED).to);
  });
});

test('ranges of time are rounded outwards and share their unit', () => {
  /** @type {[number, number, string][]} */
  const cases = [
    [0, 0, 'less than 5 s'],
    [3, 22, 'less than 30 s'],
    [22, 44, '20 to 45 s'],
    [50, 100, '45 s to 2 min'],
    [60, 60, '1 min to 1 min 30 s'],
    [130, 800, '2 to 15 min'],
    [3000, 2 * HOUR, '45 min to 2 h'],
    [1.6 * HOUR, 5 * HOUR, '1 h 30 min to 6 h'],
    [20 * HOUR, 30 * HOUR, '18 to 48 h'],
    [24 * HOUR, 24 * HOUR, '24 to 48 h'],
    [50 * HOUR, 2000 * HOUR, '48 to 2,016 h'],
  ];
  for (const [from, to, text] of cases) assert.equal(durations(from, to), text);
});

/** @param {number} fraction @param {number} seconds @param {typeof EXPECTED | null} expected */
function span(fraction, seconds, expected) {
  const span = timeLeft(fraction, seconds, expected);
  assert.ok(span);
  return span;
}
