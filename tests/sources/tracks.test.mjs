import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { genomicFiles } from '../../www/sources/library.js';
import { CountedFile } from '../../www/sources/file.js';
import { openRecords } from '../../www/sources/records.js';
import { openSignal } from '../../www/sources/signal.js';
import { bedGraph } from '../../www/sources/tracks/bedgraph.js';
import { bigWig } from '../../www/sources/tracks/bigwig.js';
import { bedOfHits, gff3OfHits, tsvOfHits } from '../../www/sources/tracks/hits.js';
import { intervalsOf } from '../../www/sources/tracks/pieces.js';
import { Dice } from '../differential/dice.mjs';
import { randomPieces } from './pieces.mjs';
import { recordsOf } from './reading.mjs';
import { file, twoBit } from './writing.mjs';

/** @param {Blob} blob */
const named = blob => Object.assign(blob, { name: 'track.bw' });

describe('a bigWig track', () => {
  test('has the values that were written, at every position', async () => {
    for (let seed = 100; seed < 108; seed++) {
      const { chromosomes, pieces, values } = randomPieces(new Dice(seed));
      const track = named(await bigWig(intervalsOf(pieces, chromosomes.keys()), chromosomes));
      const signal = await openSignal(track);
      assert.deepEqual([...signal.chromosomes].sort(), [...chromosomes].sort());
      for (const [chromosome, all] of values) {
        assert.deepEqual(await signal.values(chromosome, 0, all.length), all, `seed ${seed}, ${chromosome}`);
      }
    }
  });

  test('has summaries of every bin, of which the coarsest covers everything', async () => {
    const { chromosomes, pieces, values } = randomPieces(new Dice(1));
    const { BigWig } = await genomicFiles();
    const track = named(await bigWig(intervalsOf(pieces, chromosomes.keys()), chromosomes));
    const reader = new BigWig({ filehandle: new CountedFile(track) });
    const { zoomLevels, totalSummary } = await reader.getHeader();
    assert.ok(zoomLevels.length > 0);
    const present = [...values.values()].flatMap(all => [...all].filter(value => !Number.isNaN(value)));
    assert.ok(present.length > 10_000);
    assert.equal(totalSummary.basesCovered, present.length);
    assert.ok(Math.abs(totalSummary.scoreSum - sum(present)) < 1e-6 * present.length);
    for (const { reductionLevel } of zoomLevels) {
      let covered = 0;
      for (const [chromosome, all] of values) {
        for (const bin of await reader.getFeatures(chromosome, 0, all.length, { scale: 2 / reductionLevel })) {
          assert.equal(Math.floor(bin.start / reductionLevel), Math.floor((bin.end - 1) / reductionLevel));
          const inside = [...all.subarray(bin.start, bin.end)].filter(value => !Number.isNaN(value));
          assert.equal(bin.maxScore, Math.max(...inside));
          assert.equal(bin.minScore, Math.min(...inside));
          assert.ok(Math.abs(Number(bin.score) - sum(inside) / inside.length) < 1e-4);
          covered += inside.length;
        }
      }
      assert.equal(covered, present.length, `bins of ${reductionLevel}`);
    }
  });

  test('may be empty', async () => {
    const signal = await openSignal(named(await bigWig([], new Map([['chr1', 10]]))));
    assert.deepEqual([...signal.chromosomes], [['chr1', 10]]);
    assert.ok((await signal.values('chr1', 0, 10)).every(Number.isNaN));
  });

  test('refuses intervals out of order, that overlap, or beyond the chromosome', async () => {
    const chromosomes = new Map([
      ['chr1', 10],
      ['chr2', 10],
    ]);
    /** @param {[string, number, number][]} places */
    const write = (...places) =>
      bigWig(
        places.map(([chromosome, start, end]) => ({ chromosome, start, end, value: 1 })),
        chromosomes,
      );
    await assert.rejects(write(['chr1', 4, 6], ['chr1', 5, 7]), {
      code: 'sources.track-order',
      message: /chr1:5-7 comes after chr1:4-6/,
    });
    await assert.rejects(write(['chr2', 4, 6], ['chr1', 5, 7]), { code: 'sources.track-order' });
    await assert.rejects(write(['chr1', 4, 11]), { code: 'sources.beyond' });
    await assert.rejects(write(['chr3', 4, 5]), { code: 'sources.chromosome' });
  });
});

describe('values of windows that overlap', () => {
  test('become one track, in the order of the genome, with the mean where several are', () => {
    const pieces = [
      { chromosome: 'chr2', start: 3, values: Float32Array.of(1, 1, 2) },
      { chromosome: 'chr1', start: 12, values: Float32Array.of(4, Number.NaN, 4) },
      { chromosome: 'chr1', start: 10, values: Float32Array.of(2, 2, 2, 2) },
    ];
    assert.deepEqual(
      [...intervalsOf(pieces, ['chr1', 'chr2'])].map(({ chromosome, start, end, value }) => [
        chromosome,
        start,
        end,
        value,
      ]),
      [
        ['chr1', 10, 12, 2],
        ['chr1', 12, 13, 3],
        ['chr1', 13, 14, 2],
        ['chr1', 14, 15, 4],
        ['chr2', 3, 5, 1],
        ['chr2', 5, 6, 2],
      ],
    );
  });

  test('become one track of the largest, where that is wanted', () => {
    const pieces = [
      { chromosome: 'chr1', start: 10, values: Float32Array.of(-2, -2, 5, 5) },
      { chromosome: 'chr1', start: 12, values: Float32Array.of(4, Number.NaN, -1) },
      { chromosome: 'chr1', start: 10, values: Float32Array.of(-3) },
    ];
    assert.deepEqual(
      [...intervalsOf(pieces, ['chr1'], 'largest')].map(({ start, end, value }) => [start, end, value]),
      [
        [10, 12, -2],
        [12, 14, 5],
        [14, 15, -1],
      ],
    );
  });

  test('are written as bedGraph, which has the values that were given', () => {
    const { chromosomes, pieces, values } = randomPieces(new Dice(11));
    const read = new Map([...values].map(([name, { length }]) => [name, new Float32Array(length).fill(Number.NaN)]));
    const [header, ...lines] = bedGraph(intervalsOf(pieces, chromosomes.keys()), chromosomes, 'a "name"');
    assert.equal(header, 'track type=bedGraph name="a name "\n');
    for (const line of lines) {
      const [chromosome, start, end, value] = line.trimEnd().split('\t');
      read.get(chromosome)?.fill(Number(value), Number(start), Number(end));
    }
    assert.deepEqual(read, values);
  });
});

describe('hits', () => {
  const HITS = [
    {
      chromosome: 'chr1',
      start: 4,
      end: 9,
      name: 'IRF1 + FOS::JUN',
      strand: /** @type {const} */ ('+'),
      score: 12.5,
      pValue: 1e-6,
      columns: { facet: '2.0.1', Note: 'a;b=c' },
    },
    {
      chromosome: 'chr2',
      start: 0,
      end: 5,
      name: 'SPIC',
      strand: /** @type {const} */ ('-'),
      score: null,
      pValue: null,
      columns: { facet: null, Note: 'x' },
    },
  ];

  test('are written as BED, which is read again with its columns', async () => {
    const bed = [...bedOfHits(HITS)].join('');
    assert.equal(bed.split('\n')[1], 'chr1\t4\t9\tIRF1 + FOS::JUN\t60\t+\t12.5\t0.000001\t2.0.1\ta;b=c');
    const genome = {
      twobit: file(
        'genome.2bit',
        twoBit(
          new Map([
            ['chr1', 'ACGTACGTAC'],
            ['chr2', 'AAACC'],
          ]),
        ),
      ),
    };
    const source = await openRecords({ bed, genome, length: null, labels: { bedColumns: true } });
    assert.deepEqual(source.labelNames, ['shade', 'score', 'pValue']);
    assert.deepEqual(
      (await recordsOf(source)).map(({ name, letters, labels }) => [name, letters, labels]),
      [
        ['IRF1 + FOS::JUN', 'ACGTA', [60, 12.5, 1e-6]],
        ['SPIC', 'GGTTT', [0, Number.NaN, Number.NaN]],
      ],
    );
  });

  test('are written as GFF3, whose letters with a meaning are escaped', () => {
    assert.deepEqual(
      [...gff3OfHits(HITS, { source: 'NeuronMotif' })],
      [
        '##gff-version 3\n',
        'chr1\tNeuronMotif\tTF_binding_site\t5\t9\t12.5\t+\t.\tName=IRF1%20+%20FOS::JUN;p_value=0.000001;facet=2.0.1;note=a%3Bb%3Dc\n',
        'chr2\tNeuronMotif\tTF_binding_site\t1\t5\t.\t-\t.\tName=SPIC;note=x\n',
      ],
    );
  });

  test('are written as a table, whose first position is 1', () => {
    assert.equal(
      tsvOfHits(HITS),
      [
        'chromosome\tfirst\tlast\tname\tstrand\tscore\tp-value\tfacet\tNote',
        'chr1\t5\t9\tIRF1 + FOS::JUN\t+\t12.5\t0.000001\t2.0.1\ta;b=c',
        'chr2\t1\t5\tSPIC\t-\t\t\t\tx\n',
      ].join('\n'),
    );
  });
});

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
