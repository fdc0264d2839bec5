import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLanes } from '../../tools/test/lanes.mjs';

/** Jobs that end when the test says so, and what runs. */
function setting() {
  /** @type {string[]} */
  const running = [];
  /** @type {Record<string, (error?: Error) => void>} */
  const ends = {};
  /** @param {string} name @param {{needs?: string, alone?: string}} [rest] */
  const job = (name, rest = {}) => ({
    name,
    ...rest,
    run: () =>
      new Promise((resolve, reject) => {
        running.push(name);
        ends[name] = error => {
          running.splice(running.indexOf(name), 1);
          error ? reject(error) : resolve(name.toUpperCase());
        };
      }),
  });
  /** @param {string} name @param {Error} [error] */
  const end = async (name, error) => {
    ends[name](error);
    await new Promise(resolve => setImmediate(resolve));
  };
  return { running, job, end };
}

test('lanes take the jobs in their order, and give what came of them in the same', async () => {
  const { running, job, end } = setting();
  const all = inLanes(
    ['a', 'b', 'c', 'd'].map(name => job(name)),
    2,
  );
  assert.deepEqual(running, ['a', 'b']);
  await end('b');
  assert.deepEqual(running, ['a', 'c']);
  await end('c');
  assert.deepEqual(running, ['a', 'd']);
  await end('d');
  await end('a');
  assert.deepEqual(await all, ['A', 'B', 'C', 'D']);
});

test('a lane passes over what needs a job that is not done, or what another lane has for itself', async () => {
  const { running, job, end } = setting();
  const all = inLanes(
    [
      job('build'),
      job('clippy', { alone: 'cargo' }),
      job('unit tests', { alone: 'cargo' }),
      job('page 1', { needs: 'build' }),
      job('page 2', { needs: 'build' }),
      job('page 3', { needs: 'build' }),
    ],
    2,
  );
  assert.deepEqual(running, ['build', 'clippy']);
  await end('build');
  assert.deepEqual(running, ['clippy', 'page 1']);
  await end('page 1');
  assert.deepEqual(running, ['clippy', 'page 2']);
  await end('clippy');
  assert.deepEqual(running, ['page 2', 'unit tests']);
  await end('unit tests');
  assert.deepEqual(running, ['page 2', 'page 3']);
  await end('page 2');
  await end('page 3');
  assert.equal((await all).length, 6);
});

test('a lane with nothing to do takes part again as soon as something can run', async () => {
  const { running, job, end } = setting();
  const all = inLanes([job('build'), job('page 1', { needs: 'build' }), job('page 2', { needs: 'build' })], 2);
  assert.deepEqual(running, ['build']);
  await end('build');
  assert.deepEqual(running, ['page 1', 'page 2']);
  await end('page 2');
  await end('page 1');
  assert.deepEqual(await all, ['BUILD', 'PAGE 1', 'PAGE 2']);
});

test('what needs a job that is not wanted runs at once', async () => {
  const { job, end } = setting();
  const all = inLanes([job('types', { needs: 'build' })], 2);
  await end('types');
  assert.deepEqual(await all, ['TYPES']);
});

test('after an error what runs ends, and nothing else begins', async () => {
  const { running, job, end } = setting();
  const all = inLanes([job('build'), job('clippy'), job('page', { needs: 'build' })], 2);
  const refused = assert.rejects(all, /no compiler/);
  await end('build', new Error('no compiler'));
  assert.deepEqual(running, ['clippy']);
  await end('clippy');
  assert.deepEqual(running, []);
  await refused;
});

test('a circle is an error, not a wait without end', async () => {
  const { job } = setting();
  await assert.rejects(inLanes([job('a', { needs: 'b' }), job('b', { needs: 'a' })], 2), /waits for itself/);
});
