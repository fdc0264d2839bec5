/** Large answers of the engine come in pieces, and are whole again on the page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPieces, putBack } from '../../www/engine/pieces.js';

test('an answer in pieces has bounded lists, and is the same when it is put together', () => {
  const letters = (/** @type {number} */ length) => 'ACGT'.repeat(length / 4);
  const answer = {
    queries: Array.from({ length: 300 }, (_, id) => ({ id, letters: letters(4_000) })),
    motifs: [{ id: 'A', letters: letters(400_000) }, { id: 'B' }],
    warnings: [],
    tsv: 'a\tb',
    cancelled: false,
  };
  const { rest, pieces } = inPieces(answer);
  assert.deepEqual(rest, { ...answer, queries: [], motifs: [] });
  for (const { items } of pieces) {
    assert.ok(items.length === 1 || JSON.stringify(items.slice(0, -1)).length < 110_000);
  }
  assert.ok(pieces.length > 10);
  const whole = structuredClone(rest);
  for (const piece of pieces) putBack(whole, structuredClone(piece));
  assert.deepEqual(whole, answer);
});
