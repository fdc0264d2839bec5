/** The generators of the differential tests: what they cover, and that what they compare can differ. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { DIALECTS as MOTIFS } from '../differential/motifs/dialects.mjs';
import { written as writtenMotifs } from '../differential/motifs/compare.mjs';
import { Coverage } from '../differential/networks/coverage.mjs';
import { slid } from '../differential/networks/field.mjs';
import { generate } from '../differential/networks/generate.mjs';
import { attributes, operators } from '../differential/networks/operators.mjs';
import { differing } from '../differential/networks/windows.mjs';
import { DIALECTS as SEQUENCES } from '../differential/sequences/dialects.mjs';
import { written as writtenSequences } from '../differential/sequences/compare.mjs';

/** Networks of which each operator and attribute must have one. */
const NETWORKS = 6000;

describe('random networks', () => {
  test('have every operator and attribute that the reader knows', () => {
    assert.ok(operators().length > 80 && attributes().length > 80, `${operators()} ${attributes()}`);
    const coverage = new Coverage();
    for (let seed = 0; seed < NETWORKS && (seed % 500 !== 0 || coverage.gaps().length > 0); seed++) {
      coverage.count(generate(seed).builder);
    }
    assert.deepEqual(coverage.gaps(), []);
  });

  test('are the same for the same seed', () => {
    assert.deepEqual(generate(7).builder.file(), generate(7).builder.file());
    assert.notDeepEqual(generate(7).builder.file(), generate(8).builder.file());
  });
});

describe('values of windows and of a map', () => {
  const field = { jump: 2, start: -1, end: 1, clean: /** @type {[number, number]} */ ([1, 2]) };
  const row = { receptive_field: 3, jump: 2, padded: false };
  const windows = [[9], [1], [9], [2], [9]];
  const map = [7, 1, 2, 7].map(value => Float32Array.of(value));

  test('agree at all positions that read no padding', () => {
    assert.equal(differing(windows, map, field, row), null);
  });

  test('differ by one value, the receptive field or the stride', () => {
    const other = [[9], [1], [9], [2.1], [9]];
    assert.equal(differing(other, map, field, row), '1 of 2 positions, the first is 2');
    assert.match(String(differing(windows, map, field, { ...row, receptive_field: 4 })), /receptive field 4/);
    assert.match(String(differing(windows, map, field, { ...row, jump: 1 })), /jump 1/);
    assert.match(String(differing(windows, map, field, { ...row, padded: true })), /padding everywhere/);
  });

  test('a window moves the field of a map', () => {
    const moved = slid({ jump: 2, start: 0, end: 4, clean: [0, 9] }, { size: 3, stride: 2, dilation: 2, before: 1 }, 5);
    assert.deepEqual(moved, { jump: 4, start: -2, end: 10, clean: [1, 3] });
  });
});

describe('random files', () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed);

  test('have every dialect of motifs and format of sequences', () => {
    const motifs = new Set(seeds.map(seed => writtenMotifs(seed).description.dialect));
    assert.equal(motifs.size, MOTIFS.length);
    const sequences = new Set(seeds.map(seed => writtenSequences(seed).description.format));
    assert.deepEqual(sequences, new Set(SEQUENCES.map(({ format }) => format)));
  });

  test('a damaged motif is named by the line of the number', () => {
    const seed = seeds.find(seed => {
      const { damaged, encoding } = writtenMotifs(seed).description;
      return damaged !== null && encoding.startsWith('gzip, two');
    });
    const { bytes, description } = writtenMotifs(seed ?? 0);
    const lines = gunzipSync(bytes).toString().split('\n');
    assert.match(lines[(description.damaged?.line ?? 0) - 1], /x1|-0\.7|nan|1e13|0\.1\.2/);
  });
});
