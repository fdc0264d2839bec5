/** What `npm test` and `npm run check` print at their end: a line per step, the totals, why tests were skipped, and which failed. */
import { merged, total } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts & {name: string, ok: boolean, seconds: number}} Outcome */

/** @param {Outcome[]} outcomes those of a step that ran in parts have one name @returns {string} */
export function summary(outcomes) {
  // A step without tests of its own counts as one check.
  const passed = outcomes.map(one => (isCheck(one) && one.ok ? 1 : one.passed));
  const failed = outcomes.map(one => (one.ok ? 0 : Math.max(1, one.failed)));
  const skipped = merged(outcomes.map(one => one.skipped));
  const reasons = Object.entries(skipped).sort(([, a], [, b]) => b - a);
  const lines = [
    ...byName(outcomes).map(row),
    '',
    `${sum(passed)} passed, ${sum(failed)} failed, ${total(skipped)} skipped`,
    ...reasons.map(([reason, count]) => `${count} skipped: ${reason}`),
    ...outcomes.flatMap(({ name, failures }) => failures.map(failure => `failed in ${name}: ${failure}`)),
  ];
  return lines.join('\n');
}

/** @param {Outcome[]} outcomes @returns {Outcome[]} one of each name: the sums of its parts */
function byName(outcomes) {
  return [...new Set(outcomes.map(({ name }) => name))].map(name => {
    const parts = outcomes.filter(one => one.name === name);
    return {
      name,
      ok: parts.every(({ ok }) => ok),
      seconds: sum(parts.map(({ seconds }) => seconds)),
      passed: sum(parts.map(({ passed }) => passed)),
      failed: sum(parts.map(({ failed }) => failed)),
      skipped: merged(parts.map(({ skipped }) => skipped)),
      failures: parts.flatMap(({ failures }) => failures),
    };
  });
}

/** @param {Outcome} outcome */
function row(outcome) {
  const { name, ok, seconds, passed, failed, skipped } = outcome;
  const tests = isCheck(outcome) ? '' : `  ${passed} passed, ${failed} failed, ${total(skipped)} skipped`;
  return `${ok ? 'passed' : 'FAILED'}  ${seconds.toFixed(1).padStart(7)} s  ${name}${tests}`;
}

/** @param {Outcome} outcome */
function isCheck({ passed, failed, skipped }) {
  return passed + failed + total(skipped) === 0;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}
