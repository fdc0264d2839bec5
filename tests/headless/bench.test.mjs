import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { difference } from '../bench/agreement.mjs';
import { measureNetworks } from '../bench/measure.mjs';
import { networks, widening } from '../bench/networks.mjs';
import { svg } from '../bench/plots.mjs';
import { alternate, rateOf } from '../bench/rounds.mjs';
import { withSitting } from '../bench/sitting.mjs';
import { summary } from '../bench/summary.mjs';
import { table } from '../bench/table.mjs';
import { measureWholes, wholeCells } from '../bench/whole.mjs';
import { unlessBrowser } from '../page/browser.mjs';

const TOY = { name: 'toy', file: join(root, 'www/examples/zeb1-toy/model.onnx'), layers: [2] };

/** @type {import('../bench/measure.mjs').Row} */
const ROW = {
  network: 'toy',
  layer: 2,
  operation: 'forward',
  contender: 'ours',
  threads: 2,
  batch: 32,
  sequences_per_second: 3000,
  spread: [2500, 3200],
  sequences_per_cpu_second: 1500,
  gflops: 40,
  bytes: 5e6,
  receptive_field: 9,
};

describe('the benchmark', { skip: await unlessBrowser('chromium') }, () => {
  test('starts every contender, and all compute what we do', async () => {
    /** @type {import('../bench/measure.mjs').Findings} */
    const findings = { rows: [], notes: new Set() };
    const effort = { rounds: 1, milliseconds: 1 };
    const operations = /** @type {const} */ (['forward', 'gradient', 'generation']);
    const plan = { networks: [TOY], batches: [4], threads: [1, 2], operations: [...operations], effort };
    await measureNetworks(plan, findings);
    const series = findings.rows.map(({ contender, operation, threads }) => `${contender} ${operation} ${threads}`);
    const [one, two] = [1, 2].map(threads => [
      ...operations.map(operation => `ours ${operation} ${threads}`),
      `onnxruntime-web forward ${threads}`,
      `tfjs-wasm forward ${threads}`,
    ]);
    assert.deepEqual(series, [...one, 'tract forward 1', ...two]);
    const notes = [...findings.notes].filter(note => /NOT MEASURED|NO SIMD/.test(note));
    assert.deepEqual(notes, []);
    for (const peer of ['onnxruntime-web', 'tfjs-wasm']) {
      assert.ok(
        [...findings.notes].some(note => note.startsWith(peer) && note.endsWith('threads 2')),
        peer,
      );
    }
    for (const row of findings.rows) assert.ok(row.sequences_per_second > 0 && Number(row.bytes) > 0, row.contender);
  });

  test('makes networks that our reader understands', async () => {
    const bd10 = networks().networks.find(({ name }) => name === 'bd10');
    const [narrow] = widening();
    const files = { '/bench/bd10': bd10?.file ?? '', '/bench/narrow': narrow.file };
    await withSitting({ threads: 1, contenders: ['ours'], files }, async ({ call }) => {
      await call('ask', 'ours', 'open', { address: '/bench/bd10' });
      const { length, steps } = await call('ask', 'ours', 'steps', { layer: 10 });
      assert.equal(length, 144);
      /** @type {Record<string, number>} */
      const kinds = {};
      for (const { kind } of steps) kinds[kind] = (kinds[kind] ?? 0) + 1;
      assert.deepEqual(kinds, { convolution: 10, relu: 9, 'max-pool': 4 }, 'batch norms are folded in');
      await call('ask', 'ours', 'open', { address: '/bench/narrow' });
      const { steps: few } = await call('ask', 'ours', 'steps', { layer: 2 });
      assert.equal(few[0].outputs, narrow.channels);
    });
  });
});

test('a rate is the median of the rounds, and what the cores did in all of them', () => {
  const timing = (/** @type {number} */ items) => ({ items, seconds: 2, cpu_seconds: 1 });
  const rate = rateOf([timing(10), timing(40), timing(20)]);
  assert.deepEqual(rate, { median: 10, low: 5, high: 20, per_cpu_second: 70 / 3 });
});

test('everyone has a turn in each round, after one that does not count', async () => {
  /** @type {string[]} */
  const turns = [];
  const run = (/** @type {string} */ name) => async () => {
    turns.push(name);
    return { items: 1, seconds: 1, cpu_seconds: 1 };
  };
  await alternate([run('a'), run('b')], { rounds: 3, milliseconds: 0 });
  assert.equal(turns.join(''), 'ab' + 'ab' + 'ba' + 'ab');
});

test('numbers that are missing or no numbers never agree', () => {
  assert.equal(difference([1, 2], [1, 4]), 0.5);
  assert.equal(difference([1], [1, 4]), Number.POSITIVE_INFINITY);
  assert.equal(difference([1, Number.NaN], [1, 4]), Number.POSITIVE_INFINITY);
});

test('the table says how many times as fast we are, and the share of the peak', () => {
  const peer = { ...ROW, contender: 'tfjs-wasm', sequences_per_second: 2000, gflops: 20 };
  const others = { ...peer, threads: 1 };
  const text = table({
    machine: 'a machine',
    peak_gflops: 50,
    notes: ['a note'],
    rows: [ROW, peer, others],
    whole: [],
  });
  const lines = text.split('\n').map(line => line.split(/ {2,}/));
  assert.deepEqual(lines[3].slice(-3), ['40.0', '40 %', '5 MB']);
  assert.deepEqual(lines[4].slice(-4), ['1.50×', '20.0', '20 %', '5 MB']);
  assert.ok(!lines[5].includes('1.50×'), 'other threads are another matter');
  assert.match(text, /^a note$/m);
});

test('the short table puts the threads side by side', () => {
  const mine = { ...ROW, batch: 256 };
  const peer = { ...mine, contender: 'tfjs-wasm', sequences_per_second: 2000 };
  const one = { threads: 1, sequences_per_second: 1600, gflops: 25 };
  const rows = [{ ...mine, ...one }, { ...peer, threads: 1, sequences_per_second: 800 }, mine, peer];
  const text = summary({ machine: 'a machine', peak_gflops: 50, notes: [], rows, whole: [] });
  assert.match(text, /^\| forward of 256: toy layer 2 \| 1,600 \/ 3,000 \| 50 % \/ 40 % \| 2\.00 \/ 1\.50 \|/m);
});

test('a plot names its axes and follows the page in the dark', () => {
  const lines = [
    {
      name: 'ours, forward',
      points: /** @type {[number, number][]} */ ([
        [64, 2],
        [32, 1],
      ]),
    },
  ];
  const [x, y] = [{ name: 'sequences per call' }, { name: 'sequences per second' }];
  const text = svg({ file: '', title: 'A title', lines, x, y });
  for (const words of ['A title', x.name, y.name, 'ours, forward', 'prefers-color-scheme']) {
    assert.ok(text.includes(words), words);
  }
});

describe('the benchmark of whole runs', { skip: await unlessBrowser('chromium') }, () => {
  test('takes its figures from the report, one run for each number of threads', async () => {
    const whole = { network: 'toy', file: TOY.file, layer: 2, neurons: 'all', preset: /** @type {const} */ ('quick') };
    const [one, two] = await measureWholes([whole], [1, 2]);
    assert.deepEqual([one.threads, two.threads], [1, 2]);
    for (const row of [one, two]) {
      assert.ok(row.seconds > row.sampling_seconds + row.demixing_seconds + row.grammar_seconds - 0.01);
      assert.ok(row.facets > 0 && row.decoupling > 0 && row.bytes > 0);
    }
    assert.deepEqual([one.evaluations, one.maximum, one.facets], [two.evaluations, two.maximum, two.facets]);
    const [head, line] = wholeCells([one]);
    assert.equal(head.length, line.length);
    assert.equal(line[0], 'toy layer 2, all neurons, quick');
  });
});
