import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { located } from '../../tools/headless/external-files.mjs';
import { root } from '../../tools/site.mjs';
import { alarmText, uncheckedText } from '../../www/workbench/open/unchecked.js';
import { file, headless, refusalCode, scratch } from './command.mjs';

/** Largest difference that is allowed, relative to the largest value. */
const TOLERANCE = 1e-4;

/** @param {string} name of a file of the corpus */
const corpus = name => join(root, 'tests', 'corpus', name);

describe('the letters of the input', () => {
  test('are asked for where their number is unusual, by the name of the option', async () => {
    const outcome = await headless(['inspect', '--model', corpus('alphabet-structure-16.onnx')]);
    assert.equal(refusalCode(outcome), 'network.alphabet');
    assert.match(outcome.stderr, /--alphabet/);
    assert.equal(outcome.status, 1);
  });

  test('are told by --alphabet, and inspect says how the channels were read', async () => {
    for (const [model, alphabet, letters] of [
      ['alphabet-structure-16', 'ABCDEFGHIJKLMNOP', 'ABCDEFGHIJKLMNOP'],
      ['alphabet-conservation-4-1', 'acgt, 0.35', 'ACGT'],
      ['alphabet-rna', 'ACGU', 'ACGU'],
      ['alphabet-rna', 'AGCT', 'ACGT'],
    ]) {
      const outcome = await headless(['inspect', '--model', corpus(`${model}.onnx`), '--alphabet', alphabet]);
      assert.equal(outcome.status, 0, outcome.stderr);
      const info = JSON.parse(outcome.stdout);
      assert.equal(info.alphabet, letters);
      assert.equal(info.input_channels, alphabet.toUpperCase().replace(' ', ''));
    }
  });

  test('that do not fit are refused', async () => {
    const outcome = await headless(['inspect', '--model', corpus('alphabet-rna.onnx'), '--alphabet', 'ACGTN']);
    assert.equal(refusalCode(outcome), 'network.alphabet');
  });

  test('decide what a sequence means: activations equal the reference, further channels included', async () => {
    const model = 'alphabet-conservation-4-1';
    const { sequences, extra, values } = JSON.parse(await readFile(corpus(`${model}.json`), 'utf8'));
    const { start, length, values: expected } = values.conv1;
    // The reference calls the channels A, B, C, D; read in this order they are T, G, C, A.
    const letters = 'TGCA';
    const field = (/** @type {string} */ sequence) =>
      [...sequence.slice(start, start + length)].map(letter => letters['ABCD'.indexOf(letter)]).join('');
    const path = await file('sequences.txt', `${sequences.map(field).join('\n')}\n`);
    const words = ['activations', '--model', corpus(`${model}.onnx`), '--alphabet', `${letters},${extra[0]}`];
    const outcome = await headless([...words, '--layer', '2', '--sequences', path]);
    assert.equal(outcome.status, 0, outcome.stderr);
    const actual = JSON.parse(outcome.stdout).values.flat();
    for (const [i, value] of expected.flat().entries()) assert.ok(Math.abs(actual[i] - value) < TOLERANCE * 4, `${i}`);
  });

  test('of no known motif are analysed without names', async () => {
    const out = await scratch();
    const words = ['analyze', '--model', corpus('alphabet-structure-16.onnx'), '--alphabet', 'ABCDEFGHIJKLMNOP'];
    const outcome = await headless([...words, '--layer', '1', '--neurons', '0', '--out', out]);
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.match(outcome.stderr, /not compared with known motifs/);
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
    assert.equal(report.model.input_channels, 'ABCDEFGHIJKLMNOP');
    assert.match(report.neurons[0].crms[0].consensus, /^[A-P]{7}$/);
  });
});

describe('weights in a file next to the model', () => {
  test('are found there', async () => {
    const outcome = await headless(['inspect', '--model', corpus('external-data.onnx')]);
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.equal(JSON.parse(outcome.stdout).layers.length, 2);
  });

  test('are refused with the file’s name where they are not there', async () => {
    const alone = join(await scratch(), 'alone.onnx');
    await copyFile(corpus('external-data.onnx'), alone);
    const outcome = await headless(['inspect', '--model', alone]);
    assert.equal(refusalCode(outcome), 'onnx.external-data');
    assert.match(outcome.stderr, /external-data\.onnx\.data/);
  });

  test('are taken under another name on request', async () => {
    const folder = await scratch();
    const [model, weights] = ['renamed.onnx', 'renamed.onnx.data'].map(name => join(folder, name));
    await copyFile(corpus('external-data.onnx'), model);
    await copyFile(corpus('external-data.onnx.data'), weights);
    const refused = await headless(['inspect', '--model', model]);
    assert.match(refused.stderr, /--weights \S*renamed\.onnx\.data/);
    const outcome = await headless(['inspect', '--model', model, '--weights', weights]);
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.equal(JSON.parse(outcome.stdout).layers.length, 2);
  });

  test('are read from the model’s folder and below, and from nowhere else', async () => {
    const folder = await scratch();
    const model = join(folder, 'inner', 'model.onnx');
    await mkdir(join(folder, 'inner', 'weights'), { recursive: true });
    for (const name of ['outside', 'inner/own', 'inner/weights/deep']) await writeFile(join(folder, name), 'x');
    const find = (/** @type {string} */ name) => located(model, name);
    assert.equal(find('own'), join(folder, 'inner', 'own'));
    assert.equal(find('./weights/deep'), join(folder, 'inner', 'weights', 'deep'));
    for (const name of ['../outside', 'weights/../../outside', '..\\outside', join(folder, 'outside'), 'absent'])
      assert.equal(find(name), null, name);
  });
});

test('a check that fails says where the engines part, and which of them a third one supports', () => {
  const check = {
    sequences: 8,
    max_relative_difference: 0.5,
    layer: 2,
    unchecked: 0,
    verdict: /** @type {const} */ ('failed'),
  };
  const fault = { layer: 1, channel: 3, kernels: 2.25278, reference: -1.5, kind: /** @type {const} */ ('kernels') };
  const text = alarmText({ ...check, fault });
  assert.match(
    String(text),
    /part in layer 1: .* channel 3 is 2\.2528 by the engine and -1\.5000 .* agrees with the engine/,
  );
  assert.equal(alarmText({ ...check, verdict: 'passed' }), null);
});

test('what was not checked against the reference engine is said', () => {
  const verdict = /** @type {const} */ ('passed');
  const check = { verdict, sequences: 8, max_relative_difference: 1e-7, layer: 1, unchecked: 0 };
  assert.equal(uncheckedText({ check, unchecked: null }), null);
  assert.match(
    String(uncheckedText({ check: { ...check, unchecked: 2 }, unchecked: null })),
    /^2 layers not checked against the reference engine/,
  );
  assert.equal(
    uncheckedText({ check: null, unchecked: 'It knows no Gelu.' }),
    'Not checked against the reference engine: It knows no Gelu.',
  );
});
