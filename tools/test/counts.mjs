/** How many tests passed, read from what the test runners print. */

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/** cargo test, one line a test program. */
const CARGO = /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm;

/** node --test with its `spec` reporter, one line a number. */
const NODE = /^. (pass|fail|cancelled|skipped) (\d+)$/gmu;

/**
 * @param {string} text everything that a step printed
 * @returns {Counts} zeros where it ran no tests
 */
export function counts(text) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of text.matchAll(CARGO)) {
    sum.passed += Number(passed);
    sum.failed += Number(failed);
    sum.skipped += Number(ignored);
  }
  for (const [, name, number] of text.matchAll(NODE)) {
    if (name === 'pass') sum.passed += Number(number);
    else if (name === 'skipped') sum.skipped += Number(number);
    else sum.failed += Number(number);
  }
  return sum;
}
