import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readArguments } from '../../tools/headless/arguments.mjs';
import { databases } from '../../tools/headless/motifs.mjs';
import { analyzeOptions } from '../../tools/headless/options.mjs';
import { Session } from '../../tools/headless/session.mjs';
import { headless, refusalCode, scratch, shared, unlessShared } from './command.mjs';
import { unlessBrowser } from '../page/browser.mjs';
import { memeFile } from './motif-files.mjs';

/** @typedef {import('../../www/engine/types.js').Report} Report */

const skip = unlessShared('models/nm_demo1.onnx', 'models/nm_demo2.onnx');

/**
 * @param {string} model
 * @param {string[]} words
 * @param {Parameters<typeof headless>[1]} [listen]
 */
async function analyze(model, words, listen) {
  const out = await scratch();
  const outcome = await headless(
    ['analyze', '--model', shared(`models/${model}.onnx`), '--out', out, ...words],
    listen,
  );
  const text = (/** @type {string} */ name) => readFile(join(out, name), 'utf8');
  return { ...outcome, text, report: async () => /** @type {Report} */ (JSON.parse(await text('report.json'))) };
}

/**
 * The command takes no more threads than there are processors.
 * @param {number} threads
 */
async function digestWith(threads) {
  const model = shared('models/nm_demo2.onnx');
  const session = await Session.start({ threads, model, motifs: await databases('jaspar-vertebrates') });
  try {
    const { info } = await session.open();
    await session.addMotifs();
    const words = ['analyze', '--model', model, '--layer', '3', '--neurons', '0', '--seed', '7', '--out', '.'];
    const { values } = readArguments([...words, '--option', 'sampling.generations=8']);
    const options = analyzeOptions(values, info, await session.call('preset', { name: 'quick' }));
    const { digest, tool } = JSON.parse((await session.call('run', { options })).report);
    return { digest, threads: tool.threads };
  } finally {
    await session.close();
  }
}

describe('analyze', { skip }, () => {
  test('finds the two facets of nm_demo1, exactly', async () => {
    const run = await analyze('nm_demo1', ['--layer', '2']);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(run.stdout, '');
    assert.match(run.stderr, /^layer 2 channel 0: 2 facets, best decoupling 1\.000, max activation 9\.0164/m);
    const { neurons } = await run.report();
    const [{ sampling, crms }] = neurons;
    assert.equal(sampling.method, 'enumeration');
    assert.equal(sampling.evaluated, 65_536);
    assert.equal(sampling.positives, 1323);
    assert.equal(sampling.max_sequence, 'CAGGTGGT');
    assert.ok(Math.abs(sampling.max_activation - 9.0164) < 1e-4);
    assert.deepEqual(crms.map(({ consensus }) => consensus).sort(), ['CAGGTGGT', 'GCAGGTGG']);
    for (const { consensus, decoupling } of crms) assert.ok(decoupling >= (consensus === 'CAGGTGGT' ? 0.9999 : 0.93));
  });

  test('writes a page that loads nothing and matrices whose rows sum to 1', async () => {
    const run = await analyze('nm_demo1', ['--layer', '2']);
    const html = await run.text('report.html');
    assert.match(html, /^<!doctype html>/i);
    assert.doesNotMatch(html, /<script[^>]+src|<link[^>]+href|<img[^>]+src="http|url\(/i);
    const rows = (await run.text('motifs.meme')).split('\n').filter(line => /^\s*[01]\.\d/.test(line));
    assert.ok(rows.length >= 8);
    for (const row of rows) {
      const sum = row
        .trim()
        .split(/\s+/)
        .map(Number)
        .reduce((one, other) => one + other, 0);
      assert.ok(Math.abs(sum - 1) < 1e-6, row);
    }
  });

  test('gives one digest in Node and every browser, for every thread count and isolation', async t => {
    const words = ['--layer', '3', '--neurons', '0', '--seed', '7', '--option', 'sampling.generations=8'];
    const digest = async (/** @type {string[]} */ ...more) => {
      const run = await analyze('nm_demo2', [...words, ...more]);
      assert.equal(run.status, 0, run.stderr);
      const { digest, tool } = await run.report();
      return { digest, threads: tool.threads };
    };
    const two = await digest('--threads', '2');
    assert.equal(two.threads, 2);
    assert.match(two.digest, /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(await digest('--threads', '1'), { ...two, threads: 1 });
    await t.test('more threads than processors', async () => {
      assert.deepEqual(await digestWith(8), { ...two, threads: 8 });
    });
    for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
      await t.test(browser, { skip: await unlessBrowser(browser) }, async () => {
        assert.deepEqual(await digest('--browser', browser, '--threads', '2'), two);
        assert.deepEqual(await digest('--browser', browser, '--no-isolation'), { ...two, threads: 1 });
      });
    }
  });

  test('another seed gives another digest', async () => {
    const words = ['--layer', '3', '--neurons', '0', '--option', 'sampling.generations=2', '--seed'];
    const digests = [];
    for (const seed of ['1', '2']) digests.push((await (await analyze('nm_demo2', [...words, seed])).report()).digest);
    assert.notEqual(digests[0], digests[1]);
  });

  test('compares the facets with the motif databases that are named, or with none', async () => {
    const own = await memeFile('own.meme', { LIKE_IT: 'GCAGGTGG', UNLIKE_IT: 'TATAAATA' });
    const known = async (/** @type {string} */ motifs) => {
      const run = await analyze('nm_demo1', ['--layer', '2', '--motifs', motifs]);
      assert.equal(run.status, 0, run.stderr);
      return (await run.report()).known;
    };
    const found = await known(`${own},jaspar-vertebrates`);
    assert.deepEqual(
      found?.databases.map(({ name }) => name),
      ['own.meme', 'jaspar-vertebrates.transfac'],
    );
    assert.ok(found?.motifs.some(({ id }) => id === 'LIKE_IT'));
    assert.equal(await known('none'), undefined);
  });

  test('Ctrl-C ends the run and keeps what was computed', async () => {
    let interrupted = false;
    const run = await analyze('nm_demo2', ['--layer', '4-5', '--preset', 'paper'], (child, stderr) => {
      if (interrupted || !stderr.includes('layer 4 channel 0: ')) return;
      interrupted = child.kill('SIGINT');
    });
    assert.equal(refusalCode(run), 'run.cancelled', run.stderr);
    assert.equal(run.status, 1);
    const { neurons, digest } = await run.report();
    assert.ok(neurons.length < 10, `${neurons.length} neurons`);
    assert.match(digest, /^sha256:/);
  });
});
