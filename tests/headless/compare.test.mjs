import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { file, headless, refusalCode } from './command.mjs';
import { memeFile, shippedMotif } from './motif-files.mjs';

const COLUMNS = [
  'Query_ID',
  'Target_ID',
  'Optimal_offset',
  'p-value',
  'E-value',
  'q-value',
  'Overlap',
  'Query_consensus',
  'Target_consensus',
  'Orientation',
];

/** @param {string} stdout @returns {Record<string, string>[]} */
function rowsOf(stdout) {
  const [head, ...rows] = stdout
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'));
  assert.deepEqual(head, COLUMNS);
  return rows.map(row => Object.fromEntries(row.map((cell, i) => [head[i], cell])));
}

/** @param {string[]} words */
async function compare(...words) {
  const outcome = await headless(['compare', ...words]);
  assert.equal(outcome.status, 0, outcome.stderr);
  return rowsOf(outcome.stdout);
}

describe('compare', () => {
  test('finds a known motif among all of the shipped ones, as it lies, in Tomtom’s columns', async () => {
    const { path, id } = await shippedMotif('CTCF');
    const [best] = await compare('--queries', path, '--motifs', 'jaspar-vertebrates');
    assert.deepEqual([best.Target_ID, best.Optimal_offset, best.Orientation], [id, '0', '+']);
    assert.ok(Number(best['q-value']) < 1e-6, best['q-value']);
  });

  test('finds a reverse complement unless --no-rc is given', async () => {
    const queries = await memeFile('queries.meme', { REVERSED: 'GCAGGTGCC' });
    const own = await memeFile('own.meme', { FORWARD: 'GGCACCTGC', OTHER: 'TTTTTAAAA' });
    const everything = ['--queries', queries, '--motifs', own, '--threshold', '1'];
    const strands = async (/** @type {string[]} */ ...more) =>
      (await compare(...everything, ...more)).find(row => row.Target_ID === 'FORWARD')?.Orientation;
    assert.equal(await strands(), '-');
    assert.notEqual(await strands('--no-rc'), '-');
  });

  test('shows no match above the threshold', async () => {
    const { path } = await shippedMotif('CTCF');
    const loose = await compare('--queries', path, '--motifs', 'jaspar-vertebrates', '--threshold', '1');
    const strict = await compare('--queries', path, '--motifs', 'jaspar-vertebrates', '--threshold', '0.001');
    assert.ok(strict.length < loose.length);
    assert.ok(strict.every(row => Number(row['q-value']) <= 0.001));
  });

  test('refuses what is no motif file, and names it', async () => {
    const page = await file('motifs.meme', '<!doctype html><title>Not found</title>');
    const outcome = await headless(['compare', '--queries', page, '--motifs', 'jaspar-vertebrates']);
    assert.equal(refusalCode(outcome), 'motifs.not-motifs', outcome.stderr);
    assert.equal(outcome.status, 1);
    assert.equal(outcome.stdout, '');
  });
});
