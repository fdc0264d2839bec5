/** How many tests passed, which failed, and why others were skipped, read from what the test runners print. */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {Record<string, number>} skipped how many, by reason
 * @property {string[]} failures a line per failed test: its name, with Node also its place and the first line of its error
 */

const NO_REASON = 'no reason given';

/** cargo test: a line per test program, and one per ignored test. */
const CARGO = /^test result: \w+\. (\d+) passed; (\d+) failed;/gm;
const BROKEN = /^test (.+) \.\.\. FAILED$/gm;
const IGNORED = /^test .+ \.\.\. ignored(?:, (.+))?$/gm;

/**
 * node --test with its `spec` reporter: a line per number, and one per skipped test or suite. The tests of a skipped
 * suite are not known to Node, whose own number leaves them out: here the suite counts as one.
 */
const NODE = /^. (pass|fail|cancelled) (\d+)$/gmu;
const BROKEN_IN_NODE = /^test at (.+)\n✖ (.+) \([\d.]+ms\)\n +(.+)$/gmu;
const SKIPPED = /^ *﹣ .+ \([\d.]+ms\) # (.+)$/gmu;

/**
 * @param {string} text everything that a step printed
 * @returns {Counts} zeros where it ran no tests
 */
export function counts(text) {
  /** @type {Counts} */
  const sum = { passed: 0, failed: 0, skipped: {}, failures: [] };
  for (const [, passed, failed] of text.matchAll(CARGO)) {
    sum.passed += Number(passed);
    sum.failed += Number(failed);
  }
  for (const [, name, number] of text.matchAll(NODE)) sum[name === 'pass' ? 'passed' : 'failed'] += Number(number);
  for (const [, reason = NO_REASON] of text.matchAll(IGNORED)) add(sum.skipped, reason, 1);
  for (const [, reason] of text.matchAll(SKIPPED)) add(sum.skipped, reason === 'SKIP' ? NO_REASON : reason, 1);
  for (const [, name] of text.matchAll(BROKEN)) sum.failures.push(name);
  for (const [, place, name, error] of text.matchAll(BROKEN_IN_NODE)) sum.failures.push(`${place} ${name}: ${error}`);
  return sum;
}

/** @param {Record<string, number>} skipped */
export function total(skipped) {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}

/**
 * @param {Record<string, number>[]} parts
 * @returns {Record<string, number>} their sum, by reason
 */
export function merged(parts) {
  /** @type {Record<string, number>} */
  const sum = {};
  for (const part of parts) for (const [reason, count] of Object.entries(part)) add(sum, reason, count);
  return sum;
}

/** @param {Record<string, number>} sum @param {string} reason @param {number} count */
function add(sum, reason, count) {
  sum[reason] = (sum[reason] ?? 0) + count;
}
