import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { headless, refusalCode, scratch, shared, unlessShared } from './command.mjs';

const skip = unlessShared('models/nm_demo2.onnx');

/** @param {string} neurons @param {string[]} [words] @returns {Promise<string>} the report of two layers or of one */
async function analyze(neurons, words = []) {
  const out = await scratch();
  const short = ['--option', 'sampling.generations=10', '--option', 'grammar.asked=2', ...words];
  const model = shared('models/nm_demo2.onnx');
  const outcome = await headless([
    'analyze',
    '--model',
    model,
    '--layer',
    '3',
    '--neurons',
    neurons,
    '--out',
    out,
    ...short,
  ]);
  assert.equal(outcome.status, 0, outcome.stderr);
  return join(out, 'report.json');
}

describe('merge', { skip }, () => {
  test('makes one report with the neurons of all, and all files of a run', async () => {
    const [first, second] = [await analyze('0-1'), await analyze('2')];
    const out = await scratch();
    const outcome = await headless(['merge', second, first, '--out', out]);
    assert.equal(outcome.status, 0, outcome.stderr);
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
    const neurons = report.neurons.map((/** @type {{channel: number}} */ { channel }) => channel);
    assert.deepEqual(neurons, [0, 1, 2]);
    assert.deepEqual(report.options.targets, [
      { layer: 3, channels: [0, 1] },
      { layer: 3, channels: [2] },
    ]);
    const files = ['motifs.meme', 'network-motifs.meme', 'report.html', 'report.json'];
    assert.deepEqual((await readdir(out)).sort(), files);
    const again = await headless(['merge', first, first, '--out', out]);
    assert.equal(refusalCode(again), 'report.other-run');
  });

  test('refuses one report alone, damaged ones, and other seeds with both values', async () => {
    const [first, second] = [await analyze('0'), await analyze('1', ['--seed', '9'])];
    const out = await scratch();
    assert.equal(refusalCode(await headless(['merge', first, '--out', out])), 'request.option');
    const seeds = await headless(['merge', first, second, '--out', out]);
    assert.equal(refusalCode(seeds), 'report.other-run');
    assert.match(seeds.stderr, /options\.seed is 1 .* 9/);
    await writeFile(second, (await readFile(second, 'utf8')).slice(0, 5000));
    const damaged = await headless(['merge', first, second, '--out', out]);
    assert.equal(damaged.status, 1);
    assert.match(damaged.stderr, /line \d+ column \d+/);
    assert.deepEqual(await readdir(out), []);
  });
});
