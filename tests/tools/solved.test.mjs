import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, expectedDigests } from '../../tools/solve/digests.mjs';
import { examples, filesOf } from '../../tools/solve/examples.mjs';
import { timeless } from '../../tools/solve/timeless.mjs';
import { OPEN } from '../../www/texts/workbench.js';

const expected = expectedDigests();
const built = Object.keys(expected).every(file => digestOf(file) !== null);

test('every example has a title and a story', async () => {
  assert.deepEqual(
    (await examples()).map(({ id }) => id),
    Object.keys(OPEN.examples),
  );
});

test('every solved file of an example has a digest', async () => {
  assert.deepEqual(Object.keys(expected), (await examples()).flatMap(filesOf));
});

test('the solved examples are those of the digests', { skip: built ? false : 'needs npm run build' }, () => {
  const found = Object.fromEntries(Object.keys(expected).map(file => [file, digestOf(file)]));
  assert.deepEqual(found, expected, 'if the results are meant to change: BLESS=1 npm run solve');
});

test('a solved report has no times', () => {
  const report = '{"sampling":{"seconds":1.5e-7,"lower_seconds": 2},"q":1.5,"memory":{"wasm_bytes":3}}';
  assert.equal(timeless(report), '{"sampling":{"seconds":0,"lower_seconds":0},"q":1.5,"memory":{"wasm_bytes":0}}');
});
