import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openGenome } from '../../www/sources/genome.js';
import { openRecords } from '../../www/sources/records.js';
import { Dice } from '../differential/dice.mjs';
import { counted, recordsOf, refused } from './reading.mjs';
import { bgzip, fasta, file, inParts, randomGenome, randomLetters, twoBit } from './writing.mjs';

const GENOME = new Map([
  ['chr1', 'ACGTTGCAAC'.repeat(20)],
  ['chrM', 'TTTTTCCCCC'],
]);
const genome = { twobit: file('genome.2bit', twoBit(GENOME)) };

/** @param {string} letters @returns {string} the other strand, of letters that the tests write */
const otherStrand = letters =>
  [...letters]
    .reverse()
    .map(letter => 'TGCAN'['ACGTN'.indexOf(letter)])
    .join('');

/** @param {Uint8Array<ArrayBuffer>[]} parts */
const concat = (...parts) => new Uint8Array(Buffer.concat(parts));

/** @param {Uint8Array<ArrayBuffer>} gzip whose first block gets a type that does not exist */
const spoil = gzip => gzip.map((byte, at) => (at === GZIP_HEAD ? 7 : byte));

/** Bytes of gzip in front of its first block. */
const GZIP_HEAD = 10;

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} gzip with several members, as bgzip writes it */
const packed = text => new Uint8Array(bgzip(text, 700).packed);

describe('FASTA', () => {
  test('is read as it was written: lines of any length, CRLF, small letters, packed, in parts and chunks of any size', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const dice = new Dice(seed);
      const names = Array.from({ length: dice.from(1, 30) }, (_, number) => `record_${number}`);
      const letters = new Map(names.map(name => [name, randomLetters(dice, dice.from(1, dice.choose([3, 70, 900])))]));
      const { text } = fasta(letters, { width: dice.from(1, 90), newline: dice.choose(['\n', '\r\n']) });
      const shortened = dice.chance(0.3) ? text.trimEnd() : text;
      const content = dice.choose([
        shortened,
        `\ufeff${shortened}`,
        `\n\r\n${shortened}`,
        packed(shortened),
        new Uint8Array(gzipSync(shortened)),
      ]);
      const source = await openRecords({ fasta: inParts(dice, file('records.fa', content)) });
      const records = await recordsOf(source, { letters: dice.choose([1, 500, 4e6]) });
      assert.deepEqual(
        records.map(({ name, letters }) => [name, letters]),
        [...letters].map(([name, spelled]) => [name, spelled.toUpperCase()]),
        `seed ${seed}`,
      );
      assert.deepEqual(source.refused, []);
      assert.equal(source.progress(), 1);
    }
  });

  test('says the place that a header names, of samtools and of bedtools, if it has as many letters', async () => {
    const text = [
      ['chr1:101-104', 'ACGT'],
      ['chr1:100-104', 'ACGT'],
      ['peak::chr2:5-7(-)', 'AC'],
      ['chr1:100-200', 'ACGT'],
      ['plain', 'A'],
    ];
    const source = await openRecords({
      fasta: file('a.fa', text.map(([name, letters]) => `>${name}\n${letters}\n`).join('')),
    });
    assert.deepEqual(
      (await recordsOf(source)).map(({ chromosome, start, end, strand, line }) => [
        chromosome,
        start,
        end,
        strand,
        line,
      ]),
      [
        ['chr1', 100, 104, '.', 1],
        ['chr1', 100, 104, '.', 3],
        ['chr2', 5, 7, '-', 5],
        [null, null, null, '.', 7],
        [null, null, null, '.', 9],
      ],
    );
  });

  test('a record of another alphabet, without letters or too long is refused by itself', async () => {
    const text =
      '>a\nACGT\n>protein\nMKLVE\n>ambiguous\nMKRYSWM\n>empty\n>digits\nAC1GT\n>long\nACGTA\nCGTAC\n>z\nacgu-n\n';
    const source = await openRecords({ fasta: file('a.fa', text), longest: 8 });
    assert.deepEqual(
      (await recordsOf(source)).map(({ name, letters }) => [name, letters]),
      [
        ['a', 'ACGT'],
        ['z', 'ACGU-N'],
      ],
    );
    assert.deepEqual(counted(source.refused), { letters: [3, 3], 'empty-record': [1, 7], 'too-long': [1, 10] });
    const [letters] = source.refused;
    assert.match(letters.message, /Line 3 of a\.fa: protein is not a sequence of the letters ACGT: it contains “L”/);
    assert.deepEqual(
      letters.further.map(({ line }) => line),
      [5, 8],
    );
  });

  test('of proteins is read for a network of proteins', async () => {
    const source = await openRecords({ fasta: file('a.fa', '>p\nMKLVE\n'), alphabet: 'ACDEFGHIKLMNPQRSTVWY' });
    assert.deepEqual(
      (await recordsOf(source)).map(({ letters }) => letters),
      ['MKLVE'],
    );
  });

  test('may be read again: the refusals are those of the last pass', async () => {
    const source = await openRecords({ fasta: file('a.fa', '>a\nACGT\n>p\nMKLVE\n') });
    assert.equal(source.count, null);
    await recordsOf(source);
    await recordsOf(source);
    assert.deepEqual(counted(source.refused), { letters: [1, 3] });
  });

  test('that ends too early, is damaged or of another kind is refused', async () => {
    const whole = new Uint8Array(gzipSync(`>a\n${randomLetters(new Dice(1), 3000)}\n`));
    const cut = await openRecords({ fasta: file('a.fa.gz', whole.slice(0, 400)) });
    await refused(recordsOf(cut), 'truncated', /a\.fa\.gz ends too early/);
    const long = packed(`>a\n${randomLetters(new Dice(2), 400_000)}\n`);
    const spoilt = await openRecords({ fasta: file('a.fa.gz', concat(long, spoil(whole))) });
    await refused(recordsOf(spoilt), 'damaged');
    await refused(openRecords({ fasta: file('a.fa.gz', spoil(whole)) }), 'kind', /packed with gzip and damaged/);
    await refused(openRecords({ fasta: file('a.fa', '') }), 'empty', /a\.fa is empty/);
    await refused(openRecords({ fasta: file('a.fa', '<!doctype html>') }), 'kind', /a web page/);
    await refused(openRecords({ fasta: file('a.fa', 'chr1\t0\t4\n') }), 'kind', /is text/);
  });

  test('stops when it is aborted', async () => {
    const stop = new AbortController();
    const source = await openRecords({ fasta: file('a.fa', '>a\nACGT\n'.repeat(50_000)) });
    const chunks = source.chunks({ letters: 100, signal: stop.signal });
    assert.equal((await chunks.next()).done, false);
    stop.abort();
    await assert.rejects(async () => {
      while (!(await chunks.next()).done);
    }, /abort/i);
  });
});

describe('regions of a genome', () => {
  test('have the letters of their place and strand, whatever the file looks like', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const dice = new Dice(seed);
      const letters = randomGenome(dice);
      const regions = Array.from({ length: dice.from(1, 200) }, (_, number) => randomRegion(dice, letters, number));
      const separator = dice.choose(['\t', '\t', ' ']);
      const lines = regions.map(({ fields }) => fields.slice(0, 6).join(separator));
      const text = ['track name=x', 'browser position chr1', '# remark', '', ...lines, ''].join(
        dice.choose(['\n', '\r\n']),
      );
      const content = dice.chance(0.3) ? packed(text) : text;
      const source = await openRecords({
        bed: inParts(dice, file('regions.bed', content)),
        genome: { twobit: file('genome.2bit', twoBit(letters)) },
        length: null,
      });
      assert.deepEqual(
        (await recordsOf(source, { letters: dice.choose([1, 1000, 4e6]) })).map(({ letters }) => letters),
        regions.map(({ letters }) => letters),
        `seed ${seed}`,
      );
      assert.deepEqual(source.refused, []);
    }
  });

  test('are replaced by windows around their middles, of peaks around their summits', async () => {
    const bed = [
      'chr1\t10\t20',
      'chr1\t10\t21\tnamed\t0\t-',
      'chr1\t50\t90\tpeak\t1\t+\t7.5\t3\t2\t31',
      'chr1\t50\t90\tpeak\t1\t.\t7.5\t3\t2\t-1',
    ];
    const source = await openRecords({ bed: bed.join('\n'), genome, length: 6 });
    const chr1 = String(GENOME.get('chr1'));
    assert.deepEqual(
      (await recordsOf(source)).map(({ name, start, end, strand, line, letters }) => [
        name,
        start,
        end,
        strand,
        line,
        letters,
      ]),
      [
        ['chr1:10-20', 12, 18, '.', 1, chr1.slice(12, 18)],
        ['named', 12, 18, '-', 2, otherStrand(chr1.slice(12, 18))],
        ['peak', 78, 84, '+', 3, chr1.slice(78, 84)],
        ['peak', 67, 73, '.', 4, chr1.slice(67, 73)],
      ],
    );
  });

  test('that are wrong are refused by line, and the others are read', async () => {
    const bed = [
      'chr1\t0\t10\tgood',
      'chr1\t10\t10',
      'chr1\tx\t10',
      'chr1',
      '1\t0\t10',
      'chrMT\t0\t5',
      'chr1\t195\t205',
      'chr1\t-5\t5',
      'chr1\t0\t60\tlong',
      'chr1\t190\t200\tlast',
    ];
    const source = await openRecords({ bed: file('r.bed', bed.join('\n')), genome, length: null, longest: 50 });
    assert.deepEqual(
      (await recordsOf(source)).map(({ name }) => name),
      ['good', 'last'],
    );
    assert.deepEqual(counted(source.refused), {
      coordinates: [4, 2],
      chromosome: [2, 5],
      beyond: [1, 7],
      'too-long': [1, 9],
    });
    const messages = source.refused.map(({ message }) => message);
    assert.match(messages[0], /Line 2 of r\.bed: “chr1 10 10”/);
    assert.match(messages[1], /Line 5 of r\.bed: the chromosome 1 is not in genome\.2bit; the nearest name is chr1/);
    assert.match(source.refused[1].further[0].message, /nearest name is chrM/);
    assert.match(messages[2], /chr1:195-205 reaches beyond chr1, which has 200 letters/);
    assert.match(messages[3], /chr1:0-60 has 60 letters, and the maximum is 50/);
    assert.deepEqual(source.names, ['r.bed', 'genome.2bit']);
  });

  test('whose window is longer than what the network reads are refused at once', async () => {
    await refused(
      openRecords({ bed: 'chr1\t0\t5', genome, length: 100, longest: 50 }),
      'too-long',
      /100 letters, and the maximum is 50/,
    );
  });

  test('of a genome of proteins are refused', async () => {
    const { text, index } = fasta(new Map([['P1', 'MKLVEMKLVE']]));
    const proteins = { fasta: file('p.fa', text), index: file('p.fa.fai', index) };
    const source = await openRecords({ bed: 'P1\t0\t5', genome: proteins, length: null });
    assert.deepEqual(await recordsOf(source), []);
    assert.deepEqual(counted(source.refused), { letters: [1, 1] });
  });

  test('take an open genome', async () => {
    const source = await openRecords({ bed: 'chrM 4 6', genome: await openGenome(genome), length: null });
    assert.deepEqual(
      (await recordsOf(source)).map(({ letters }) => letters),
      ['TC'],
    );
  });

  test('of files of other kinds are refused', async () => {
    await refused(openRecords({ bed: file('r.bed', '>a\nACGT\n'), genome, length: 6 }), 'kind', /r\.bed is FASTA/);
    await refused(openRecords({ bed: '  \n', genome, length: 6 }), 'empty', /pasted lines/);
    await refused(openRecords({ bed: 'chr1 0 5', genome: { twobit: file('x.2bit', 'chr1') }, length: 6 }), 'kind');
  });
});

/** @param {Dice} dice @param {import('./writing.mjs').Letters} genome @param {number} number */
function randomRegion(dice, genome, number) {
  const chromosome = dice.choose([...genome.keys()]);
  const all = String(genome.get(chromosome)).toUpperCase();
  const start = dice.below(all.length);
  const end = dice.from(start + 1, all.length);
  const strand = dice.choose(['+', '-', '.']);
  const letters = all.slice(start, end);
  const fields = [chromosome, start, end, `region_${number}`, dice.below(1000), strand];
  return { fields, letters: strand === '-' ? otherStrand(letters) : letters };
}
