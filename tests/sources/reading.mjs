/** What the tests read, in a form that they compare. */
import assert from 'node:assert/strict';

/** @typedef {import('../../www/sources/records.js').RecordSource} RecordSource */

/**
 * @param {RecordSource} source
 * @param {{letters?: number}} [options]
 * @returns {Promise<(import('../../www/sources/records.js').Region & {letters: string})[]>} all records of a pass
 */
export async function recordsOf(source, options) {
  const decoder = new TextDecoder();
  const records = [];
  for await (const { regions, letters, ends } of source.chunks(options)) {
    assert.equal(ends.length, regions.length);
    assert.equal(ends.at(-1), letters.length);
    for (const [place, region] of regions.entries()) {
      records.push({ ...region, letters: decoder.decode(letters.subarray(ends[place - 1] ?? 0, ends[place])) });
    }
  }
  assert.equal(source.count, records.length);
  return records;
}

/**
 * @param {Promise<unknown>} promise
 * @param {string} code
 * @param {RegExp} [message]
 */
export async function refused(promise, code, message = /./) {
  const problem = await promise.then(
    () => assert.fail(`expected ${code}`),
    error => error,
  );
  assert.equal(problem.code, `sources.${code}`, problem.stack);
  assert.match(problem.message, message);
  assert.ok(problem.concerns.length > 0 && problem.next.length > 0);
}

/**
 * @param {import('../../www/sources/refusals.js').Refusal[]} refusals
 * @returns {Record<string, [count: number, line: number | null]>} by code
 */
export function counted(refusals) {
  for (const { message, next, concerns } of refusals) assert.ok(message && next && concerns);
  return Object.fromEntries(refusals.map(({ code, count, line }) => [code.replace('sources.', ''), [count, line]]));
}
