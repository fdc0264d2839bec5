import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openGenome } from '../../www/sources/genome.js';
import { Dice } from '../differential/dice.mjs';
import { refused } from './reading.mjs';
import { bgzip, fasta, file, randomGenome, twoBit } from './writing.mjs';

/** @typedef {import('../../www/sources/genome.js').GenomeFiles} GenomeFiles */

/** @param {import('./writing.mjs').Letters} letters @param {Dice} dice @returns {[string, GenomeFiles][]} */
function formsOf(letters, dice) {
  const { text, index } = fasta(letters, { width: dice.from(1, 80), newline: dice.choose(['\n', '\r\n']) });
  const { packed, gzi } = bgzip(text, dice.from(20, 2000));
  const fai = file('genome.fa.fai', index);
  return [
    ['2bit', { twobit: file('genome.2bit', twoBit(letters)) }],
    ['2bit, version 1', { twobit: file('genome.2bit', twoBit(letters, { version: 1 })) }],
    ['FASTA', { fasta: file('genome.fa', text), index: fai }],
    ['bgzip', { fasta: file('genome.fa.gz', packed), index: fai, gzi: file('genome.fa.gz.gzi', gzi) }],
  ];
}

describe('a genome', () => {
  test('has the letters that were written, at every place, in every format', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const dice = new Dice(seed);
      const letters = randomGenome(dice);
      for (const [form, files] of formsOf(letters, dice)) {
        const genome = await openGenome(files);
        assert.deepEqual(
          [...genome.chromosomes].sort(),
          [...letters].map(([name, { length }]) => [name, length]).sort(),
        );
        for (const [name, all] of letters) {
          for (let draw = 0; draw < 10; draw++) {
            const start = dice.from(0, all.length);
            const end = dice.from(start, all.length);
            const expected = all.slice(start, end).toUpperCase();
            assert.equal(
              await genome.sequence(name, start, end),
              expected,
              `seed ${seed}, ${form}, ${name}:${start}-${end}`,
            );
          }
          assert.equal(await genome.sequence(name, 0, all.length), all.toUpperCase());
        }
      }
    }
  });

  test('names the nearest chromosome, and refuses places that it does not have', async () => {
    const genome = await openGenome({
      twobit: file(
        'genome.2bit',
        twoBit(
          new Map([
            ['chr1', 'ACGT'],
            ['chrM', 'AC'],
            ['chrX', 'A'],
          ]),
        ),
      ),
    });
    for (const [name, nearest] of [
      ['chr1', 'chr1'],
      ['1', 'chr1'],
      ['Chr1', 'chr1'],
      ['MT', 'chrM'],
      ['chrMT', 'chrM'],
      ['x', 'chrX'],
      ['contig0042', null],
    ]) {
      assert.equal(genome.nameOf(String(name)), nearest, String(name));
    }
    await refused(
      genome.sequence('1', 0, 1),
      'chromosome',
      /chromosome 1 is not in genome\.2bit; the nearest name is chr1/,
    );
    await refused(genome.sequence('chr1', 2, 5), 'beyond', /chr1:2-5 reaches beyond chr1, which has 4 letters/);
    await refused(genome.sequence('chr1', -1, 2), 'beyond');
  });

  test('reads the blocks of a chromosome once, and its masked ones never', async () => {
    const masked = Array.from({ length: 50_000 }, () => 'ACgt').join('');
    const genome = await openGenome({ twobit: file('genome.2bit', twoBit(new Map([['chr1', masked]]))) });
    for (let window = 0; window < 100; window++) await genome.sequence('chr1', 1000 * window, 1000 * window + 1000);
    assert.ok(genome.bytesRead() < 140_000, `${genome.bytesRead()} bytes, of which 65,536 find out the kind`);
  });

  test('is refused without its index, with one of another file, or packed as a whole', async () => {
    const { text, index } = fasta(new Map([['chr1', 'ACGT'.repeat(50)]]));
    const { packed, gzi } = bgzip(text);
    const plain = file('genome.fa', text);
    const blocks = file('genome.fa.gz', packed);
    const fai = file('genome.fa.fai', index);
    await refused(openGenome({ fasta: plain }), 'no-index', /genome\.fa has no index/);
    await refused(openGenome({ fasta: blocks, index: fai }), 'no-index', /\(\.gzi\) is missing/);
    await refused(openGenome({ fasta: file('a.fa.gz', new Uint8Array(gzipSync(text))), index: fai }), 'not-blocks');
    await refused(
      openGenome({ fasta: plain, index: file('b.fai', index.replace('200', '400')) }),
      'foreign-index',
      /b\.fai does not belong to genome\.fa/,
    );
    await refused(
      openGenome({ fasta: plain, index: file('b.fai', `${index}chr2\t1\n`) }),
      'malformed-index',
      /Line 2 of b\.fai/,
    );
    await refused(openGenome({ fasta: plain, index: plain }), 'kind', /genome\.fa is FASTA/);
    await refused(openGenome({ fasta: blocks, index: fai, gzi: fai }), 'kind');
    assert.equal(
      await (await openGenome({ fasta: blocks, index: fai, gzi: file('g', gzi) })).sequence('chr1', 1, 4),
      'CGT',
    );
  });

  test('that ends too early is refused wherever it is cut', async () => {
    const dice = new Dice(7);
    const whole = twoBit(randomGenome(dice));
    for (let draw = 0; draw < 60; draw++) {
      const length = dice.from(4, whole.length - 1);
      await refused(
        openGenome({ twobit: file('genome.2bit', whole.subarray(0, length)) }),
        'truncated',
        /genome\.2bit ends too early/,
      );
    }
  });

  test('of another kind is told what it is', async () => {
    for (const [start, kind] of [
      ['', 'is empty'],
      ['\x1a\x41\x27\x43\0\0\0\0', 'other order of bytes'],
      ['\x26\xfc\x8f\x88', 'a bigWig file'],
      ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
      ['PK\x03\x04', 'a zip archive'],
      ['chr1\t0\t5\n', 'is text'],
      ['\x01\x02\x03', 'of an unknown kind'],
    ]) {
      const content = new Uint8Array(Buffer.from(start, 'latin1'));
      const code = start === '' ? 'empty' : 'kind';
      await refused(openGenome({ twobit: file('genome.2bit', content) }), code, new RegExp(kind));
    }
    const bam = new Uint8Array(bgzip('BAM\x01rest').packed);
    await refused(openGenome({ twobit: file('genome.2bit', bam) }), 'kind', /a BAM file/);
    await refused(openGenome({ twobit: file('genome.2bit', bam.slice(0, 5)) }), 'kind');
    await refused(
      openGenome({ twobit: file('a.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7])) }),
      'kind',
      /packed with gzip and damaged/,
    );
  });
});
