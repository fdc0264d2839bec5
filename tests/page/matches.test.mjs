import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bestOf,
  comparedColumns,
  matchesOf,
  motifName,
  nameOf,
  namingOf,
  partsOf,
  placed,
  reverseComplement,
} from '../../www/session/matches.js';
import { kindOf } from '../../www/workbench/open/file-kinds.js';

/** @typedef {import('../../www/engine/types.js').Crm} Crm */

/** @param {number[]} qs @returns {import('../../www/engine/types.js').Search} */
function search(...qs) {
  const matches = qs.map(q => ({
    motif: 0,
    target: 'MA0001.1',
    target_name: `F${q}`,
    offset: 0,
    orientation: '+',
    p: q / 10,
    e: q,
    q,
    overlap: 5,
  }));
  return { matches, found: matches.length, best_q: Math.min(1, ...qs), reason: null };
}

/** @param {Partial<Crm>} fields */
const facet = fields =>
  /** @type {Crm} */ (/** @type {unknown} */ ({ id: '1.0.1', ppm: Array(9).fill([1, 0, 0, 0]), ...fields }));

test('the other strand is read backwards, with opposite letters', () => {
  const matrix = [
    [0.7, 0.1, 0.2, 0],
    [0, 1, 0, 0],
  ];
  assert.deepEqual(reverseComplement(matrix, 'ACGT'), [
    [0, 0, 1, 0],
    [0, 0.2, 0.1, 0.7],
  ]);
  assert.deepEqual(reverseComplement(reverseComplement(matrix, 'UCGA'), 'UCGA'), matrix);
});

test('of a pair, the one that starts later is moved to the right', () => {
  const at = (/** @type {number} */ offset) => placed({ ...search(1).matches[0], offset });
  assert.deepEqual(
    [at(3), at(-2), at(0)],
    [
      { query: 3, target: 0 },
      { query: 0, target: 2 },
      { query: 0, target: 0 },
    ],
  );
});

test('segments come before the whole facet, and what was not searched is left out', () => {
  const segments = [
    { start: 0, end: 4, information: 1, search: search(0.01) },
    { start: 5, end: 9, information: 1 },
  ];
  assert.deepEqual(
    partsOf(facet({ segments, search: search() })).map(({ name }) => name),
    ['Segment 1–4', 'Whole facet'],
  );
  assert.deepEqual(partsOf(facet({})), []);
});

test('the surest match of a facet and of a neuron comes first, whichever part it is of', () => {
  const segments = [{ start: 0, end: 4, information: 1, search: search(0.02, 0.04) }];
  const one = facet({ segments, search: search(0.01) });
  assert.deepEqual(
    matchesOf(one).map(({ match }) => match.q),
    [0.01, 0.02, 0.04],
  );
  assert.equal(bestOf({ crms: [one, facet({ search: search(0.001) })] })?.match.q, 0.001);
  assert.equal(bestOf({ crms: [] }), undefined);
});

test('a motif is called by the label that the engine composed, else by the factor of its first match', () => {
  const older = search(0.02, 0.04);
  assert.equal(nameOf(older), 'F0.02');
  assert.deepEqual(namingOf(older), [older.matches[0]]);
  const parts = [
    { start: 0, end: 8, found: 1 },
    { start: 8, end: 15, found: 0 },
  ];
  const several = { ...older, parts, label: 'A: F0.04 + B: F0.02' };
  assert.equal(nameOf(several), 'A: F0.04 + B: F0.02');
  assert.deepEqual(
    namingOf(several).map(({ q }) => q),
    [0.04, 0.02],
  );
  const motif = /** @type {import('../../www/engine/types.js').DictionaryMotif} */ ({ name: 'TGGT', search: search() });
  assert.equal(motifName(motif), 'TGGT');
  assert.deepEqual([nameOf(undefined), namingOf(undefined)], [undefined, []]);
});

test('files are told apart by their names, and where those say nothing by what is in them', async () => {
  /** @type {[string, BlobPart, string][]} */
  const cases = [
    ['report.json', '{', 'report'],
    ['page.onnx', '<!doctype html>', 'network'],
    ['own.meme', 'MEME version 4', 'motifs'],
    ['peaks.fa', '>chr1\nACGT', 'sequences'],
    ['pwms', '>MA0001.1\nA [1 2]', 'motifs'],
    ['network', new Uint8Array([8, 7, 18, 0, 1]), 'network'],
    ['empty', '', 'network'],
  ];
  for (const [name, content, kind] of cases) assert.equal(await kindOf(new File([content], name)), kind, name);
});

test('a match of a segment is shown with the columns of the motif that was compared', () => {
  const ppm = Array.from({ length: 20 }, (_, i) => [i, 0, 0, 0]);
  const [own] = search(0.01).matches;
  const dictionary = /** @type {import('../../www/engine/types.js').DictionaryMotif[]} */ (
    /** @type {unknown} */ ([{ ppm: Array(7).fill([1, 0, 0, 0]), search: { matches: [{ ...own, offset: -1 }] } }])
  );
  const shown = (/** @type {number} */ start) => {
    const crm = facet({ ppm, sites: [{ motif: 0, start, q: 0 }] });
    const part = { name: '', start: 4, end: 8, whole: false, search: search() };
    const { start: first, ppm: columns, match } = comparedColumns({ crm, part, match: own }, dictionary);
    return [first, columns.map(([i]) => i), match.offset];
  };
  assert.deepEqual(shown(3), [3, [3, 4, 5, 6, 7, 8, 9], -1]);
  assert.deepEqual(shown(-2), [0, [0, 1, 2, 3, 4], 1], 'columns before the facet do not exist');
  assert.deepEqual(shown(12), [4, [4, 5, 6, 7], 0], 'a site elsewhere is not of this segment');
});
