/** The order of the rows of a table, and those that a search leaves. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { found, sorted } from '../../www/ui/table-rows.js';

const NONE = () => {};
const itself = { read: (/** @type {string | number} */ value) => value };

describe('rows of a table', () => {
  test('are sorted by numbers and by words, with numbers in words as numbers', async () => {
    assert.deepEqual(await sorted([10, 9, 1e-9, -3], itself, false, NONE), [-3, 1e-9, 9, 10]);
    assert.deepEqual(await sorted(['b', 'a10', 'a9'], itself, false, NONE), ['a9', 'a10', 'b']);
    assert.deepEqual(await sorted(['b', 'a10', 'a9'], itself, true, NONE), ['b', 'a10', 'a9']);
  });

  test('have what is missing last in both directions, and equals in their order', async () => {
    const rows = [
      { name: 'first', value: 2 },
      { name: 'none', value: '' },
      { name: 'second', value: 2 },
      { name: 'small', value: 1 },
    ];
    const names = async (/** @type {boolean} */ descending) =>
      (await sorted(rows, { read: ({ value }) => value }, descending, NONE)).map(({ name }) => name);
    assert.deepEqual(await names(false), ['small', 'first', 'second', 'none']);
    assert.deepEqual(await names(true), ['first', 'second', 'small', 'none']);
  });

  test('are the same for many as by comparing, and leave pauses', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 613);
    let pauses = 0;
    const pause = () => void pauses++;
    assert.deepEqual(
      await sorted(rows, itself, false, pause),
      rows.toSorted((a, b) => a - b),
    );
    assert.ok(pauses >= 10, `${pauses} pauses`);
  });

  test('are found by all words, in any order and case', async () => {
    const text = (/** @type {string} */ row) => row.toLowerCase();
    assert.deepEqual(await found(['CTCF zinc', 'TAL1 helix', 'zinc GATA1'], 'ZINC', text, NONE), [
      'CTCF zinc',
      'zinc GATA1',
    ]);
    assert.deepEqual(await found(['CTCF zinc', 'zinc GATA1'], ' gata zinc ', text, NONE), ['zinc GATA1']);
    assert.deepEqual(await found(['a', 'b'], '  ', text, NONE), ['a', 'b']);
  });
});
