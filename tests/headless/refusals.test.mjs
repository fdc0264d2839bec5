import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { file, headless, refusalCode, scratch, shared, unlessShared } from './command.mjs';

const skip = unlessShared('models/nm_demo1.onnx');
const model = shared('models/nm_demo1.onnx');

/** @param {string[]} words @param {string} code */
async function refused(words, code) {
  const outcome = await headless(words);
  assert.equal(refusalCode(outcome), code, outcome.stderr);
  assert.equal(outcome.status, 1);
  assert.equal(outcome.stdout, '');
}

describe('a command line that makes no sense is refused', () => {
  test('no command', () => refused([], 'request.command'));
  test('an unknown command', () => refused(['explain'], 'request.command'));
  test('queries that are not there', () =>
    refused(['compare', '--queries', 'no/such.meme', '--motifs', 'jaspar-vertebrates'], 'request.file'));
  test('a motif database that is not there', () =>
    refused(['compare', '--queries', 'package.json', '--motifs', 'no/such.meme'], 'request.file'));
  test('an unknown distance', () =>
    refused(
      ['compare', '--queries', 'package.json', '--motifs', 'jaspar-core', '--distance', 'allr'],
      'request.option',
    ));
  test('no model', () => refused(['inspect'], 'request.option'));
  test('a model that is not there', () => refused(['inspect', '--model', 'no/such.onnx'], 'request.file'));
  test('an unknown option', () => refused(['inspect', '--modle', 'a.onnx'], 'request.option'));
  test('an unknown browser', () =>
    refused(['inspect', '--model', 'package.json', '--browser', 'lynx'], 'request.option'));
  test('no isolation without a browser', () =>
    refused(['inspect', '--model', 'package.json', '--no-isolation'], 'request.option'));
});

test('a folder that cannot be written to is refused before the work', async () => {
  const out = join(await file('file', ''), 'results');
  await refused(['analyze', '--model', 'package.json', '--layer', '2', '--out', out], 'request.out');
});

test('a port that is in use is refused, and one that does not exist', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await refused(['serve', '--port', `${port}`], 'serve.port');
  server.close();
  await refused(['serve', '--port', '65536'], 'request.option');
});

describe('a file that is no network is refused', () => {
  const cases = /** @type {[string, string | Uint8Array, string][]} */ ([
    ['page.onnx', '<!doctype html><html><body>Not found</body></html>', 'onnx.not-onnx'],
    ['pointer.onnx', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 16532932\n', 'onnx.not-onnx'],
    ['keras.onnx', new Uint8Array([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]), 'onnx.not-onnx'],
    ['torch.onnx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), 'onnx.not-onnx'],
    ['empty.onnx', '', 'onnx.not-onnx'],
  ]);
  for (const [name, content, code] of cases) {
    test(name, async () => refused(['inspect', '--model', await file(name, content)], code));
  }

  test('a truncated network', { skip }, async () => {
    const bytes = await readFile(model);
    const half = await file('half.onnx', bytes.subarray(0, bytes.length >> 1));
    await refused(['inspect', '--model', half], 'onnx.malformed');
  });
});

describe('a request that the network cannot meet is refused', { skip }, () => {
  /** @param {string[]} words @returns {Promise<string[]>} */
  const analyze = async (...words) => ['analyze', '--model', model, '--out', await scratch(), ...words];

  test('a layer that is not there', async () => refused(await analyze('--layer', '9'), 'request.layer'));
  test('a neuron that is not there', async () =>
    refused(await analyze('--layer', '2', '--neurons', '0,400'), 'request.neurons'));
  test('a list that is none', async () => refused(await analyze('--layer', '2', '--neurons', '3-'), 'request.neurons'));
  test('an option out of range', async () =>
    refused(await analyze('--layer', '2', '--option', 'demixing.accept=7'), 'request.option'));
  test('an option that is not there', async () =>
    refused(await analyze('--layer', '2', '--option', 'sampling.luck=1'), 'request.option'));
  test('frequencies that are not those of the alphabet', async () => {
    const option = ['--option', 'grammar.composition=frequencies', '--option', 'grammar.frequencies=0.5,0.5'];
    await refused(await analyze('--layer', '2', ...option), 'request.option');
  });
  test('sequences to shuffle that are too short', async () => {
    const sequences = await file('short.fa', '>short\nACGT\n'.repeat(30));
    await refused(await analyze('--layer', '2', '--background-sequences', sequences), 'request.sequence');
  });
  test('sequences of the wrong length', async () => {
    const sequences = await file('short.txt', 'ACGT\n');
    await refused(['activations', '--model', model, '--layer', '2', '--sequences', sequences], 'request.sequence');
  });
});
