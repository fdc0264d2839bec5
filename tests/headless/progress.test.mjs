import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printer } from '../../tools/headless/progress.mjs';
import { allowedThreads } from '../../tools/headless/threads.mjs';

const PROGRESS = {
  stage: 'sampling',
  layer: 3,
  channel: 1,
  lower: false,
  search: 1,
  searches: 1,
  generation: 4,
  best: 2.5,
  fraction: 0.5,
};

const neuron = (/** @type {number} */ channel) => ({ layer: 3, channel, sampling: {}, crms: [], notes: [] });

/** @param {{isTTY?: boolean, columns?: number}} terminal */
function written(terminal) {
  let text = '';
  const print = printer(1, {
    ...terminal,
    write: (/** @type {any} */ part) => {
      text += part;
      return true;
    },
  });
  print('progress', PROGRESS);
  print('progress', { ...PROGRESS, generation: 5 });
  print('partial', JSON.stringify({ neurons: [neuron(0), neuron(1)] }));
  print('progress', { ...PROGRESS, stage: 'done', layer: 0 });
  return text;
}

test('on a terminal progress is one line that is redrawn, no wider than the terminal, and removed', () => {
  const text = written({ isTTY: true, columns: 40 });
  const drawn = text.split('\r\x1b[K');
  assert.match(drawn[1], /^\[#{10}-{10}\] {2}50 % {2}layer 3/);
  assert.ok(drawn.every(line => line.trimEnd().length < 40 || line.endsWith('\n')));
  assert.equal(text.match(/\n/g)?.length, 1, 'the line of the neuron that was not printed before');
  assert.equal(drawn.at(-1), '');
});

test('elsewhere it is plain lines, the first at once and the next after a while', () => {
  const [progress, summary, end] = written({}).split('\n');
  assert.equal(progress, '   50 %  layer 3 channel 1: sampling, generation 4, best 2.5000');
  assert.equal(summary, 'layer 3 channel 1: 0 facets, no sequence activates it');
  assert.equal(end, '');
});

test('there are no more threads than processors or than fit in memory, and it is said', () => {
  /** @type {string[]} */
  const said = [];
  const machine = { processors: 4, memory: 8e9, say: (/** @type {string} */ text) => said.push(text) };
  assert.equal(allowedThreads(undefined, machine), 4);
  assert.equal(allowedThreads(3, machine), 3);
  assert.deepEqual(said, []);
  assert.equal(allowedThreads(64, machine), 4);
  assert.match(said.pop() ?? '', /^4 of 64 threads are used: there are no more processors/);
  assert.equal(allowedThreads(undefined, { ...machine, memory: 290e6 }), 2);
  assert.match(said.pop() ?? '', /^2 of 4 threads are used: 290 MB of memory are free/);
  assert.equal(allowedThreads(3, { ...machine, memory: 0 }), 1);
});
