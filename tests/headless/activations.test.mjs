import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { unlessBrowser } from '../page/browser.mjs';
import { file, headless, refusalCode, shared, unlessShared } from './command.mjs';

/** Largest difference that is allowed, relative to the largest value. */
const TOLERANCE = 1e-4;

/** @typedef {{layer: number, seqs: string[], pre: number[][], grad: number[][][][]}} Layer */

for (const name of ['nm_demo1', 'nm_demo2']) {
  const reference = `reference/${name}.activations.json`;
  const skip = unlessShared(reference, `models/${name}.onnx`);
  describe(`activations of ${name} equal the reference`, { skip }, () => {
    if (skip) return;
    /** @type {{layers: Layer[]}} */
    const { layers } = JSON.parse(readFileSync(shared(reference), 'utf8'));
    const engines = name === 'nm_demo1' ? ['simd', 'tract'] : ['simd'];
    for (const engine of engines) {
      for (const layer of layers) test(`layer ${layer.layer}, ${engine}`, () => compare(name, layer, engine));
    }
  });
}

describe('activations of whole records', { skip: await unlessBrowser('chromium') }, () => {
  const model = 'www/examples/zeb1-toy/model.onnx';
  const words = (/** @type {string} */ path) => ['activations', '--model', model, '--layer', '2', '--sequences', path];

  test('have a value for every window, in FASTA that is packed too', async () => {
    const text = '>one\nGGCAG\n\nGTGGTTT\n>two\nGGCANGTGG\n';
    const path = await file('one.fa', text);
    const outcome = await headless(words(path));
    assert.equal(outcome.status, 0, outcome.stderr);
    const { values, windows, sequences, warnings } = JSON.parse(outcome.stdout);
    assert.equal(values.length, 5);
    assert.deepEqual(windows[4], { sequence: 1, first: 5, last: 12 });
    assert.deepEqual(sequences[1], { sequence: 2, name: 'two', letters: 9, windows: 0, skipped: 2 });
    assert.match(warnings[0], /such as N: 2\./);
    const packed = await file('one.fa.gz', gzipSync(text));
    assert.equal((await headless(words(packed))).stdout, outcome.stdout);
    assert.equal(refusalCode(await headless([...words(path), '--window'])), 'request.sequence');
  });
});

/** @param {string} name @param {Layer} layer @param {string} engine */
async function compare(name, { layer, seqs, pre, grad }, engine) {
  const channel = pre[0].length - 1;
  const words = ['activations', '--model', shared(`models/${name}.onnx`), '--layer', String(layer), '--engine', engine];
  const sequences = await file('sequences.txt', `${seqs.join('\n')}\n`);
  const outcome = await headless([...words, '--sequences', sequences, '--gradient', '--channel', String(channel)]);
  assert.equal(outcome.status, 0, outcome.stderr);
  const answer = JSON.parse(outcome.stdout);
  close(answer.values.flat(), pre.flat());
  // The reference engine's gradients are differences of whole letters, which only our own engine's must not be.
  if (engine === 'simd') close(answer.gradients.flat(2), grad.flatMap(channels => channels[channel]).flat());
}

/** @param {number[]} actual @param {number[]} expected */
function close(actual, expected) {
  assert.equal(actual.length, expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  const difference = Math.max(...expected.map((value, index) => Math.abs(value - actual[index])));
  assert.ok(difference <= TOLERANCE * largest, `differs by ${difference} of ${largest}`);
}
