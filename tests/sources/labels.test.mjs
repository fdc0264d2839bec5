import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openRecords } from '../../www/sources/records.js';
import { counted, recordsOf, refused } from './reading.mjs';
import { file, twoBit } from './writing.mjs';

const genome = { twobit: file('genome.2bit', twoBit(new Map([['chr1', 'ACGT'.repeat(50)]]))) };

/**
 * @param {string[]} lines
 * @param {true | number[]} [bedColumns]
 */
const bed = (lines, bedColumns = true) =>
  openRecords({ bed: file('r.bed', lines.join('\n')), genome, length: null, labels: { bedColumns } });

/** @param {import('../../www/sources/records.js').RecordSource} source */
const labelsOf = async source => (await recordsOf(source)).map(({ labels }) => labels);

describe('labels in a BED file', () => {
  test('are the score and the numbers from column 7', async () => {
    const source = await bed(['chr1\t0\t5\ta\t3\t+\t1\t-2.5\ttext\t1e3', 'chr1\t1\t5\tb\t4\t-\t.\tNA\ttext\t7']);
    assert.deepEqual(source.labelNames, ['score', 'column 7', 'column 8', 'column 10']);
    assert.deepEqual(await labelsOf(source), [
      [3, 1, -2.5, 1000],
      [4, Number.NaN, Number.NaN, 7],
    ]);
    assert.deepEqual(source.refused, []);
  });

  test('are those of a header, whatever is in column 4', async () => {
    const source = await bed(['#chrom\tstart\tend\tGATA1\tstrand\tTAL1', 'chr1\t0\t5\t1\t+\t0', 'chr1\t2\t5\t0\t-\t1']);
    assert.deepEqual(source.labelNames, ['GATA1', 'TAL1']);
    const records = await recordsOf(source);
    assert.deepEqual(
      records.map(({ name, labels }) => [name, labels]),
      [
        ['chr1:0-5', [1, 0]],
        ['chr1:2-5', [0, 1]],
      ],
    );
  });

  test('are not the columns of genes, and those of peaks have their names', async () => {
    const gene = 'chr1\t0\t50\tgene\t9\t+\t0\t50\t0\t2\t5,5,\t0,45,';
    assert.deepEqual((await bed([gene])).labelNames, ['score']);
    assert.deepEqual((await bed([`${gene}\t4.5`])).labelNames, ['score', 'column 13']);
    assert.deepEqual((await bed(['chr1\t0\t50\tp\t9\t.\t4.5\t3\t2\t25'])).labelNames, [
      'score',
      'signalValue',
      'pValue',
      'qValue',
    ]);
  });

  test('may be chosen', async () => {
    const source = await bed(['chr1\t0\t5\ta\t3\t+\t1\t2'], [8, 5]);
    assert.deepEqual(await labelsOf(source), [[2, 3]]);
    await refused(bed(['chr1\t0\t5\ta\t3'], [9]), 'label-columns', /Line 1 of r\.bed: there is no column 9/);
    await refused(bed(['chr1\t0\t5\ta']), 'label-columns', /no column of numbers/);
  });

  test('that are no numbers are refused, their record is not', async () => {
    const source = await bed(['chr1\t0\t5\ta\t3', 'chr1\t0\t5\tb\tmuch']);
    assert.deepEqual(await labelsOf(source), [[3], [Number.NaN]]);
    assert.deepEqual(counted(source.refused), { label: [1, 2] });
    assert.match(source.refused[0].message, /Line 2 of r\.bed: “much” in column score is not a number/);
  });
});

describe('labels in a table', () => {
  /** @param {string[]} rows */
  const table = rows => ({ tsv: file('labels.tsv', rows.join('\r\n')) });

  test('belong to records by name', async () => {
    const labels = table(['id\tGATA1\tTAL1', 'b\t0.5\t', 'a\t1\t2', '']);
    const source = await openRecords({ fasta: file('a.fa', '>a first\nACGT\n>b\nAC\n'), labels });
    assert.deepEqual(source.labelNames, ['GATA1', 'TAL1']);
    assert.deepEqual(await labelsOf(source), [
      [1, 2],
      [0.5, Number.NaN],
    ]);
    assert.deepEqual(source.names, ['a.fa', 'labels.tsv']);
  });

  test('belong to regions by name or by their place in the file, not by their window', async () => {
    const labels = table(['region\ty', 'chr1:10-20\t1', 'named\t2']);
    const source = await openRecords({ bed: 'chr1 10 20\nchr1 30 40 named', genome, length: 4, labels });
    assert.deepEqual(await labelsOf(source), [[1], [2]]);
  });

  test('that are missing, given again or malformed are counted, and the records are read', async () => {
    const labels = table(['id\tx', 'a\t1', 'a\t2', 'b\t1\t2', 'c\tmuch']);
    const source = await openRecords({ fasta: file('a.fa', '>a\nAC\n>b\nAC\n>c\nAC\n'), labels });
    assert.deepEqual(await labelsOf(source), [[1], null, [Number.NaN]]);
    assert.deepEqual(counted(source.refused), {
      'label-twice': [1, 3],
      'label-line': [1, 4],
      label: [1, 5],
      'no-labels': [1, 3],
    });
  });

  test('without names of tasks, or of another kind, are refused', async () => {
    const fasta = file('a.fa', '>a\nAC\n');
    await refused(openRecords({ fasta, labels: table(['only']) }), 'kind', /labels\.tsv/);
    await refused(openRecords({ fasta, labels: { tsv: fasta } }), 'kind', /a\.fa is FASTA/);
  });
});
