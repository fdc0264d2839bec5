/** The measurement on networks with known grammar: how trees are scored, and what becomes of the scores. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { acceptedGaps, span } from '../evidence/accepted.mjs';
import { align } from '../evidence/alignment.mjs';
import { planted, readMeme, readTransfac } from '../evidence/matrices.mjs';
import { bestChannels } from '../evidence/networks.mjs';
import { withResults } from '../evidence/page.mjs';
import { readResults } from '../evidence/results.mjs';
import { partsShown, score } from '../evidence/score.mjs';

/** @param {string} letters @returns {number[][]} N is any letter */
const matrix = letters =>
  [...letters].map(letter => [...'ACGT'].map(other => (letter === 'N' ? 0.25 : other === letter ? 0.97 : 0.01)));

const FIRST = matrix('TGACTCATGC');
const SECOND = matrix('CACTTCCTGT');
const OTHER = matrix('GGGGGGGGGG');
const OPPOSITE = matrix('ACAGGAAGTG');
const PARTS = [FIRST, SECOND].map(matrix => ({ matrix, strandMatters: true }));

/**
 * @param {number[][][]} leaves
 * @param {[number, number] | null} gap after each leaf
 * @param {{planted?: [number, number], accepted?: [number, number]}} [truth]
 */
function scoreOf(leaves, gap, { planted = [10, 20], accepted = planted } = {}) {
  const gaps = leaves.slice(1).map(() => gap && { min: gap[0], max: gap[1] });
  return score(PARTS, [planted], { leaves, gaps }, () => span(...accepted));
}

describe('the score of a tree', () => {
  test('is right where parts, order and range are', () => {
    const ranges = [{ found: [10, 20], accepted: [10, 20], jaccard: 1, outside: 0 }];
    assert.deepEqual(scoreOf([FIRST, SECOND], [10, 20]), { found: 2, extra: 0, ranges, problems: [] });
  });

  test('counts between the planted columns, wherever the leaves end', () => {
    const leaves = [[...FIRST, ...matrix('NNN')], SECOND.slice(2)];
    const [range] = scoreOf(leaves, [9, 19]).ranges;
    assert.deepEqual(range?.found, [10, 20], '3 columns more before the gap, 2 less behind it');
  });

  test('names an extra motif, also a part once more', () => {
    for (const extra of [OTHER, FIRST]) {
      const { found, extra: count, ranges, problems } = scoreOf([FIRST, SECOND, extra], [10, 20]);
      assert.deepEqual([found, count, ranges, problems], [2, 1, [], ['extra-motif']]);
    }
  });

  test('names a missing part, a missing tree and the wrong order', () => {
    assert.deepEqual(scoreOf([FIRST], null).problems, ['part-missing']);
    assert.deepEqual(scoreOf([OTHER, SECOND], [10, 20]).problems, ['part-missing', 'extra-motif']);
    assert.deepEqual(scoreOf([SECOND, FIRST], [10, 20]).problems, ['order']);
    assert.deepEqual(score(PARTS, [[10, 20]], null, () => []).problems, ['no-tree']);
  });

  test('names what is wrong with a range', () => {
    const problems = (/** @type {[number, number] | null} */ gap) => scoreOf([FIRST, SECOND], gap).problems;
    assert.deepEqual(problems(null), ['gap-missing']);
    assert.deepEqual(problems([8, 21]), ['range-wide'], '3 of 14 are outside');
    assert.deepEqual(problems([9, 21]), [], '2 of 13 are outside');
    assert.deepEqual(problems([10, 14]), ['range-narrow'], '5 of 11');
    assert.deepEqual(problems([10, 15]), [], '6 of 11');
    assert.deepEqual(problems([21, 30]), ['range-elsewhere']);
  });

  test('lets a fixed gap be off by one, or half outside', () => {
    const problems = (/** @type {[number, number]} */ gap) =>
      scoreOf([FIRST, SECOND], gap, { planted: [12, 12] }).problems;
    assert.deepEqual(problems([12, 12]), []);
    assert.deepEqual(problems([11, 13]), []);
    assert.deepEqual(problems([13, 13]), []);
    assert.deepEqual(problems([14, 14]), ['range-elsewhere']);
    assert.deepEqual(problems([12, 14]), ['range-wide']);
  });

  test('takes the other strand only of parts whose strand does not matter', () => {
    assert.equal(partsShown([OPPOSITE], PARTS), 0);
    const either = PARTS.map(part => ({ ...part, strandMatters: false }));
    assert.equal(partsShown([OPPOSITE], either), 1);
    assert.equal(partsShown([OTHER, [...matrix('NNNN'), ...FIRST], SECOND], PARTS), 2, 'any of the matrices');
  });
});

test('an alignment weighs how much of the motif is covered', () => {
  assert.deepEqual(align([...matrix('NN'), ...FIRST], FIRST), { similarity: 1, offset: 2 });
  const half = align(FIRST.slice(0, 6), FIRST);
  assert.ok(Math.abs(half.similarity - Math.sqrt(0.6)) < 1e-9 && half.offset === 0, `${half.similarity}`);
  assert.equal(align(matrix('TGACT'), FIRST).similarity.toFixed(3), Math.sqrt(0.5).toFixed(3), 'all of the shorter');
});

describe('what a neuron accepts', () => {
  /** @param {number[]} response */
  const accepted = response =>
    acceptedGaps(
      { gap: 0, gaps_scanned: [5, 16], accepted_at_half_of_maximum: [[6, 8]], mean_response: { 3: response } },
      3,
    );

  test('is around its maximum, half way up', () => {
    assert.deepEqual(accepted([0, 0, 0, 0, 9, 9, 9, 9, 0, 0, 0, 0]), [9, 10, 11, 12]);
  });

  test('may have a hole of one gap, and no more', () => {
    assert.deepEqual(accepted([0, 9, 9, 9, 0, 0, 0, 0, 9, 9, 9, 0]), [6, 7, 8]);
    assert.deepEqual(accepted([0, 0, 9, 9, 5, 1, 5, 9, 9, 0, 0, 0]), [7, 8, 9, 10, 11, 12, 13]);
  });

  test('is what the output accepts where the neuron was not measured', () => {
    const scan = { gap: 0, gaps_scanned: /** @type {[number, number]} */ ([5, 16]) };
    assert.deepEqual(
      acceptedGaps(
        {
          ...scan,
          accepted_at_half_of_maximum: [
            [6, 8],
            [11, 11],
          ],
        },
        3,
      ),
      [6, 7, 8, 11],
    );
  });
});

describe('the matrix of a planted motif', () => {
  const meme = readMeme(`MEME version 4\n\nMOTIF MA0001.2 TEST
letter-probability matrix: alength= 4 w= 3 nsites= 10 E= 0
 0.1 0.2 0.3 0.4\n 1.0 0 0 0\n 0 0 1.000000 0\nURL http://example.org/MA0001.2\n`);
  const transfac = readTransfac(
    'AC MA0001.9\nXX\nID TEST\nXX\nPO\tA\tC\tG\tT\n01\t0\t0\t0\t8\n02\t8\t0\t0\t0\n03\t0\t0\t8\t0\nXX\n//\n',
  );
  /** @param {object} fields @returns {import('../evidence/networks.mjs').Part} */
  const part = fields => ({
    jaspar: 'MA0001.2',
    name: 'TEST',
    strand: '+',
    jaspar_columns_planted: [2, 3],
    consensus_as_planted: 'AG',
    strand_matters: true,
    ...fields,
  });

  test('has the planted columns on the planted strand', () => {
    const [a, c, g, t] = [0, 1, 2, 3].map(place => [0, 1, 2, 3].map(other => Number(other === place)));
    assert.deepEqual(planted(part({}), [meme, transfac]), { matrix: [a, g], source: 'MA0001.2' });
    assert.deepEqual(planted(part({ strand: '-' }), [meme]).matrix, [c, t]);
  });

  test('is that of the newest version where its own is missing, aligned with the planted letters', () => {
    const whole = transfac.get('MA0001.9') ?? [];
    assert.deepEqual(planted(part({}), [transfac]), { matrix: whole.slice(1), source: 'MA0001.9' });
    const longer = planted(part({ consensus_as_planted: 'NTAG' }), [transfac]).matrix;
    assert.deepEqual(longer, [[0.25, 0.25, 0.25, 0.25], ...whole]);
    assert.throws(() => planted(part({ jaspar: 'MA0002.1' }), [meme, transfac]), /MA0002\.1/);
  });
});

test('the best channels are those that tell a module from its decoys', () => {
  const auroc = [0.9, 0, 0.95].map((own, channel) => ({
    channel,
    auroc_vs_own_decoys: own,
    auroc_vs_other_modules_and_background: 0.93,
  }));
  const last_convolution = { layer: 2, channels: auroc, channels_by_module: { hard: [0, 1, 2] } };
  const truth = { modules: [], gap_scan: { modules: {} }, last_convolution };
  assert.deepEqual(bestChannels(truth, 'hard', 2), [2, 1]);
  assert.deepEqual(bestChannels(truth, 'soft', 2), []);
});

describe('the page', () => {
  const text = readFileSync(join(root, 'www/docs/grammar-evidence.html'), 'utf8');

  test('shows the results that are there (npm run evidence -- --write writes them)', () => {
    assert.equal(withResults(text, readResults()), text);
  });

  test('says in words what is wrong', () => {
    const row = {
      module: 'soft',
      channel: 7,
      planted: 'A –[10–20 bp]– B',
      parts: ['A', 'B'].map(name => ({ name, jaspar: 'MA0001.1', matrix: 'MA0001.2' })),
      gaps: /** @type {[number, number][]} */ ([[10, 20]]),
      tree: 'A –[-2–30 bp]– <B>',
      leaves: ['A', '<B>'],
      score: scoreOf([FIRST, SECOND], [-2, 30]),
      methods: { modisco: 1, stacking: 0 },
      seconds: 12.4,
    };
    const page = withResults(text, [
      {
        network: 'some',
        about: 'Two layers.',
        layer: 2,
        receptive_field: 50,
        modules: ['soft', 'hard'],
        conditions: { engine: '', network: '', preset: 'quick', seed: 5 },
        machine: 'M',
        date: '2026-11-29',
        rows: [row],
      },
    ]);
    assert.match(page, /<td>range too wide<\/td><td>−2 to 30<\/td><td>10 to 20<\/td><td>0\.33<\/td>/);
    assert.match(page, /<code>A –\[-2–30 bp\]– &lt;B&gt;<\/code>/);
    assert.match(
      page,
      /<th scope="row">all<\/th><td>1<\/td><td>0<\/td><td>2 of 2<\/td><td>0<\/td><td>0\.33<\/td><td>1 of 2<\/td>/,
    );
    assert.match(page, /1 of 2 modules analysed; preset quick, seed 5/);
    assert.match(page, /MA0001\.2 for MA0001\.1/);
  });
});
