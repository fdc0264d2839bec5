import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counts } from '../../tools/test/counts.mjs';
import { summary } from '../../tools/test/summary.mjs';

const SHARED = 'needs the reference data in ../shared';
const FIREFOX = 'there is no firefox on this machine';

test('tests of several cargo programs are added up, ignored ones by their reason', () => {
  const text = [
    'test analysis::demo1_has_two_facets_one_bp_apart ... ignored, needs the reference data in ../shared',
    'test analysis::every_ppm_is_valid ... ok',
    'test analysis::ties ... FAILED',
    'test tomtom::the_published_matches_are_found_again ... ignored, needs the reference data in ../shared',
    'test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.10s',
    'test src/lib.rs - (line 8) ... ignored',
    'test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.20s',
  ].join('\n');
  assert.deepEqual(counts(text), {
    passed: 15,
    failed: 2,
    skipped: { [SHARED]: 2, 'no reason given': 1 },
    failures: ['analysis::ties'],
  });
});

test('skipped tests and suites of Node count by their reason, whatever Node’s own number is', () => {
  const text = [
    '﹣ a run in firefox (1.059195ms) # there is no firefox on this machine',
    '▶ opening files',
    '  ﹣ a file of the reference data (0.531527ms) # needs the reference data in ../shared',
    '  ✔ another (0.134593ms)',
    '  ﹣ without a reason (60.768617ms) # SKIP',
    '✔ opening files (62.628947ms)',
    'ℹ pass 5',
    'ℹ skipped 2',
  ].join('\n');
  const skipped = { [FIREFOX]: 1, [SHARED]: 1, 'no reason given': 1 };
  assert.deepEqual(counts(text), { passed: 5, failed: 0, skipped, failures: [] });
});

test('a cancelled Node test has failed', () => {
  const text = 'ℹ tests 9\nℹ suites 2\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\n';
  assert.deepEqual(counts(text), { passed: 5, failed: 2, skipped: {}, failures: [] });
});

test('a failed Node test is named with its place and the first line of its error, once', () => {
  const text = [
    '▶ opening files',
    '  ✖ a text file (0.2ms)',
    '    Error: late',
    '✖ failing tests:',
    '',
    'test at tests/page/opening.test.mjs:3:25',
    '✖ a text file (0.2ms)',
    '  Error: late',
    '    at TestContext.<anonymous>',
  ].join('\n');
  assert.deepEqual(counts(text).failures, ['tests/page/opening.test.mjs:3:25 a text file: Error: late']);
});

test('the summary adds up the reasons of all steps, the most frequent first', () => {
  const text = summary([
    { name: 'lint', ok: true, seconds: 1, passed: 0, failed: 0, skipped: {}, failures: [] },
    { name: 'types', ok: false, seconds: 1, passed: 0, failed: 0, skipped: {}, failures: [] },
    { name: 'crate', ok: true, seconds: 12.34, passed: 7, failed: 0, skipped: { [SHARED]: 2 }, failures: [] },
    {
      name: 'page',
      ok: false,
      seconds: 5,
      passed: 3,
      failed: 1,
      skipped: { [FIREFOX]: 4, [SHARED]: 3 },
      failures: ['a.test.mjs:3:25 opens: late'],
    },
  ]);
  assert.deepEqual(text.split('\n'), [
    'passed      1.0 s  lint',
    'FAILED      1.0 s  types',
    'passed     12.3 s  crate  7 passed, 0 failed, 2 skipped',
    'FAILED      5.0 s  page  3 passed, 1 failed, 7 skipped',
    '',
    '11 passed, 2 failed, 9 skipped',
    `5 skipped: ${SHARED}`,
    `4 skipped: ${FIREFOX}`,
    'failed in page: a.test.mjs:3:25 opens: late',
  ]);
});

test('a step that ran in parts has one line in the summary, and a part that ended without a number has failed', () => {
  const part = { name: 'page', ok: true, passed: 2, failed: 0, skipped: { [FIREFOX]: 1 }, failures: [] };
  const broken = { ...part, ok: false, passed: 0, skipped: {} };
  const seconds = [10, 20.5, 1, 1];
  const outcomes = [part, { ...part, skipped: { [SHARED]: 1 } }, broken, broken].map((one, i) => ({
    ...one,
    seconds: seconds[i],
  }));
  assert.deepEqual(summary(outcomes).split('\n').slice(0, 3), [
    'FAILED     32.5 s  page  4 passed, 0 failed, 2 skipped',
    '',
    '4 passed, 2 failed, 2 skipped',
  ]);
});
