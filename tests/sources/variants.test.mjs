import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openGenome } from '../../www/sources/genome.js';
import { openVariants } from '../../www/sources/variants.js';
import { Dice } from '../differential/dice.mjs';
import { counted, refused } from './reading.mjs';
import { bgzip, file, inParts, randomGenome, twoBit } from './writing.mjs';

const LETTERS = new Map([
  ['chr1', 'ACGTACGTAC'],
  ['chr2', 'ttttGGGGG'],
]);
const genome = await openGenome({ twobit: file('genome.2bit', twoBit(LETTERS)) });

const HEADER =
  '##fileformat=VCFv4.2\n##contig=<ID=chr1>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsample\n';

/** @param {{variants: import('../../www/sources/variants.js').Variant[]}} found */
const written = ({ variants }) =>
  variants.map(({ chromosome, position, ref, alt }) => `${chromosome}:${position}${ref}>${alt}`);

describe('variants', () => {
  test('of VCF are those that were written, plain or packed, with one for each alternative allele', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const dice = new Dice(seed);
      const letters = randomGenome(dice);
      const drawn = Array.from({ length: dice.from(1, 200) }, () => randomVariant(dice, letters));
      const lines = drawn.map(({ chromosome, position, ref, alts }) =>
        [
          chromosome,
          position,
          dice.choose(['.', 'rs1']),
          ref,
          alts.join(','),
          '.',
          'PASS',
          'DP=3;END=9',
          'GT',
          '0/1',
        ].join('\t'),
      );
      const text = HEADER + lines.join(dice.choose(['\n', '\r\n']));
      const content = dice.chance(0.4) ? new Uint8Array(bgzip(text, 300).packed) : text;
      const opened = await openGenome({ twobit: file('genome.2bit', twoBit(letters)) });
      const found = await openVariants(inParts(dice, file('v.vcf', content)), opened);
      assert.deepEqual(found.refused, []);
      assert.deepEqual(
        written(found),
        drawn.flatMap(({ chromosome, position, ref, alts }) =>
          alts.map(alt => `${chromosome}:${position}${ref}>${alt}`),
        ),
        `seed ${seed}`,
      );
    }
  });

  test('may be lines as people write them', async () => {
    const lines = [
      'chr1:2 C T',
      'chr1 2 C T',
      'chr1\t2\tC\tT',
      'chr1:2:C:T',
      'chr1:2 C>T',
      'chr1\t2\tC\tT\trs7',
      'chr1\t2\trs7\tC\tT',
      '# remark',
      '',
      'chr2:1 tt t',
      'chr1:2 C A,G',
    ];
    const found = await openVariants(lines.join('\n'), genome);
    assert.deepEqual(found.refused, []);
    assert.deepEqual(written(found), [...Array(7).fill('chr1:2C>T'), 'chr2:1TT>T', 'chr1:2C>A', 'chr1:2C>G']);
    assert.deepEqual(found.variants.map(({ id }) => id).slice(4, 8), ['chr1:2:C:T', 'rs7', 'rs7', 'chr2:1:TT:T']);
    assert.deepEqual(
      found.variants.map(({ line }) => line),
      [1, 2, 3, 4, 5, 6, 7, 10, 11, 11],
    );
  });

  test('that are wrong are refused by line, and the others are read', async () => {
    const lines = [
      ['chr1', 2, '.', 'A', 'T'],
      ['chr1', 2, '.', 'C', '<DEL>,T'],
      ['chr1', 2, '.', 'C', '*'],
      ['chr1', 2, '.', 'C', '.'],
      ['chr1', 2, '.', 'C', 'C'],
      ['chr1', 10, '.', 'CA', 'T'],
      ['2', 5, '.', 'G', 'T'],
      ['chr1', 1, '.', 'ACGTACG', 'A'],
      ['chr1', 0, '.', 'A', 'T'],
      ['chr1', 2, '.', 'C', 'C[chr2:5['],
      ['chr1', 3, 'last', 'G', 'T'],
    ];
    const text = HEADER + lines.map(line => [...line, '.', '.', '.'].join('\t')).join('\n');
    const found = await openVariants(file('v.vcf', text), genome, { longest: 6 });
    assert.deepEqual(written(found), ['chr1:2C>T', 'chr1:3G>T']);
    assert.deepEqual(counted(found.refused), {
      variant: [1, 12],
      reference: [1, 4],
      symbolic: [3, 5],
      'no-alternative': [2, 7],
      beyond: [1, 9],
      chromosome: [1, 10],
      'long-allele': [1, 11],
    });
    const message = (/** @type {string} */ code) =>
      found.refused.find(refusal => refusal.code === `sources.${code}`)?.message;
    assert.equal(
      message('reference'),
      'Line 4 of v.vcf: the reference allele at chr1:2 is A, and genome.2bit has C there.',
    );
    assert.match(String(message('chromosome')), /the nearest name is chr2/);
  });

  test('of other kinds of files are refused', async () => {
    await refused(openVariants(file('v.vcf', '>a\nACGT\n'), genome), 'kind', /v\.vcf is FASTA/);
    await refused(
      openVariants(file('v.bcf', new Uint8Array(bgzip('BCF\x02\x02').packed)), genome),
      'kind',
      /a BCF file/,
    );
    await refused(openVariants('', genome), 'empty');
  });
});

/** @param {Dice} dice @param {import('./writing.mjs').Letters} genome */
function randomVariant(dice, genome) {
  const chromosome = dice.choose([...genome.keys()]);
  const all = String(genome.get(chromosome)).toUpperCase();
  const start = dice.below(all.length);
  const ref = all.slice(start, start + dice.from(1, dice.choose([1, 1, 5])));
  const alts = ['A', 'C', 'G', 'T', 'ACG'].filter(alt => alt !== ref && dice.chance(0.5));
  return { chromosome, position: start + 1, ref, alts: alts.length > 0 ? alts : [ref === 'TTA' ? 'A' : 'TTA'] };
}
