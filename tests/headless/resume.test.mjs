import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { headless, refusalCode, scratch, shared, unlessShared } from './command.mjs';

const skip = unlessShared('models/nm_demo2.onnx');

/** @param {string} out @param {string[]} words @param {Parameters<typeof headless>[1]} [listen] */
function analyze(out, words = [], listen = undefined) {
  const model = shared('models/nm_demo2.onnx');
  const short = ['--neurons', '0-3', '--option', 'sampling.generations=20', '--seed', '7'];
  return headless(['analyze', '--model', model, '--layer', '3-4', ...short, '--out', out, ...words], listen);
}

const text = (/** @type {string} */ out) => readFile(join(out, 'report.json'), 'utf8');

/** @returns {Promise<string>} the folder of a run that was killed after its first neuron */
async function killed() {
  const out = await scratch();
  const outcome = await analyze(out, [], (child, stderr) => {
    if (/channel 0: \d/.test(stderr)) child.kill('SIGKILL');
  });
  assert.equal(outcome.status, null, outcome.stderr);
  return out;
}

describe('analyze --resume', { skip }, () => {
  test('after a kill gives the digest of an undisturbed run', async () => {
    const whole = await scratch();
    assert.equal((await analyze(whole)).status, 0);
    const out = await killed();
    const left = JSON.parse(await text(out)).neurons.length;
    assert.ok(left >= 1 && left < 8, `${left} neurons`);
    const outcome = await analyze(out, ['--resume']);
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.match(outcome.stderr, new RegExp(`^${left} finished before$`, 'm'));
    assert.doesNotMatch(outcome.stderr, /layer 3 channel 0: \d/, 'neurons that were finished are not computed again');
    assert.equal(JSON.parse(await text(out)).digest, JSON.parse(await text(whole)).digest);
  });

  test('without a report begins with the first neuron', async () => {
    const outcome = await analyze(await scratch(), ['--resume', '--neurons', '0']);
    assert.equal(outcome.status, 0, outcome.stderr);
    assert.match(outcome.stderr, /begins with the first neuron/);
  });

  test('refuses a report of another seed or network, with both values, and a damaged one', async () => {
    const out = await killed();
    const before = await text(out);
    const refused = async (
      /** @type {string} */ code,
      /** @type {RegExp} */ words,
      /** @type {string[]} */ ...more
    ) => {
      const outcome = await analyze(out, ['--resume', ...more]);
      assert.equal(refusalCode(outcome), code, outcome.stderr);
      assert.match(outcome.stderr, words);
    };
    await refused('report.other-run', /its options\.seed is 7, this run's is 8/, '--seed', '8');
    await refused(
      'report.other-run',
      /its network\.name is "nm_demo2\.onnx", this run's is "nm_demo1\.onnx"/,
      '--model',
      shared('models/nm_demo1.onnx'),
      '--layer',
      '2',
      '--neurons',
      '0',
    );
    assert.equal(await text(out), before, 'nothing is overwritten');
    await writeFile(join(out, 'report.json'), before.slice(0, before.length >> 1));
    await refused('report.unreadable', /report\.json: .*line 1 column \d+/);
    await writeFile(join(out, 'report.json'), before.replace(/"max_activation":\d/, '"max_activation":9'));
    await refused('report.unreadable', /digest/);
  });
});
