import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { genesOf, openExpression } from '../../www/sources/expression.js';
import { namesOf } from '../../www/workbench/sources/tracks.js';
import { file } from './writing.mjs';

/** @param {string} text */
const open = text => openExpression(file('tpm.tsv', text));

describe('a table of expression', () => {
  test('has a row per gene and a column per cell type; wrong lines and cells are refused by line', async () => {
    const { cellTypes, genes, refused } = await open(
      'gene\tliver\tB cell\r\nTAL1\t1.5\tNA\n\nGATA1\t3\nTAL1\t4\t5\nCTCF\tmany\t6\n',
    );
    assert.deepEqual(cellTypes, ['liver', 'B cell']);
    assert.deepEqual(
      [...genes],
      [
        ['TAL1', [1.5, Number.NaN]],
        ['CTCF', [Number.NaN, 6]],
      ],
    );
    assert.deepEqual(
      refused.map(({ code, line }) => [code, line]),
      [
        ['sources.label-line', 4],
        ['sources.label-twice', 5],
        ['sources.label', 6],
      ],
    );
  });

  test('is refused where it is something else', async () => {
    await assert.rejects(open(''), { code: 'sources.empty' });
    await assert.rejects(open('no table\n'), {
      code: 'sources.kind',
      next: /a header with the names of the cell types/,
    });
    await assert.rejects(open('>a\nACGT\n'), { code: 'sources.kind' });
  });

  test('has the genes that motifs are called by', async () => {
    const table = await open('gene\tliver\nCTCF\t1\nTcf3\t2\nTAL1\t3\nNKX2-5\t4\nHLA.A\t5\n');
    assert.deepEqual(genesOf(table, ['Tal-related; E2A: TAL1::TCF3']), ['Tcf3', 'TAL1']);
    assert.deepEqual(genesOf(table, ['Ctcf + NKX2-5', 'hla.a']), ['CTCF', 'NKX2-5', 'HLA.A']);
    assert.deepEqual(genesOf(table, ['SPI1']), []);
  });
});

test('a signal is called as its file, of the cell type that is in its name', () => {
  const cellTypes = ['T', 'B cell', 'HepG2'];
  assert.deepEqual(namesOf({ name: 'atac_b-cell_rep1.bw' }, cellTypes), {
    name: 'atac_b-cell_rep1',
    cellType: 'B cell',
  });
  assert.deepEqual(namesOf({ name: 'HEPG2.cuts.bigWig' }, cellTypes), { name: 'HEPG2.cuts', cellType: 'HepG2' });
  assert.deepEqual(namesOf({ name: 'atac.bw' }, cellTypes), { name: 'atac', cellType: '' });
});
