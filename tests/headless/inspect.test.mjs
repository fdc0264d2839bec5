import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { headless, shared, unlessShared } from './command.mjs';

test('inspect lists the convolutional layers', { skip: unlessShared('models/nm_demo2.onnx') }, async () => {
  const { status, stdout, stderr } = await headless(['inspect', '--model', shared('models/nm_demo2.onnx')]);
  assert.equal(status, 0, stderr);
  const info = JSON.parse(stdout);
  assert.equal(info.name, 'nm_demo2.onnx');
  assert.equal(info.alphabet, 'ACGT');
  assert.match(info.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual(
    info.layers.map((/** @type {{index: number, analysable: boolean}} */ { index, analysable }) => [index, analysable]),
    [1, 2, 3, 4, 5].map(index => [index, true]),
  );
});

test('a free input length is given with --length, and a fixed one is not changed', async () => {
  const model = join(root, 'tests', 'corpus', 'batch-and-length-dynamic.onnx');
  const lengthOf = async (/** @type {string[]} */ ...more) => {
    const { status, stdout, stderr } = await headless(['inspect', '--model', model, ...more]);
    assert.equal(status, 0, stderr);
    const { input_length, input_length_given = false, dense } = JSON.parse(stdout);
    return [input_length, input_length_given, dense[0].analysable];
  };
  assert.deepEqual(await lengthOf(), [16, false, false]);
  assert.deepEqual(await lengthOf('--length', '40'), [40, true, true]);
  const fixed = join(root, 'tests', 'corpus', 'batch-dynamic.onnx');
  const { status, stderr } = await headless(['inspect', '--model', fixed, '--length', '40']);
  assert.equal(status, 1);
  assert.match(stderr, /network\.input-length: .* has a fixed length of \d+ letters; 40 were asked for/);
});
