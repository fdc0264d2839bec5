import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counts } from '../../tools/test/counts.mjs';

test('tests of several cargo programs are added up', () => {
  const text = [
    'test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s',
    'test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.20s',
  ].join('\n');
  assert.deepEqual(counts(text), { passed: 15, failed: 2, skipped: 1 });
});

test('a cancelled Node test has failed', () => {
  const text = 'ℹ tests 9\nℹ suites 2\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0\n';
  assert.deepEqual(counts(text), { passed: 5, failed: 2, skipped: 2 });
});
