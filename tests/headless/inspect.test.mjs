import assert from 'node:assert/strict';
import { test } from 'node:test';
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
