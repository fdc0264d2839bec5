/** Consensus sequences that are pasted: which texts are some, and the matrices that they become. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { consensusMeme, isConsensus } from '../../www/compare/consensus.js';
import { readMeme } from '../../www/exports/meme.js';

describe('consensus sequences', () => {
  test('are told from the formats with matrices', () => {
    for (const text of [
      'CACGTG',
      'E-box CANNTG\nGATA wgatar\n',
      '# mine\n>GATA1 factor\nWGATAR',
      '1 CACGTG',
      'CACXTG',
      'CA-TG',
    ]) {
      assert.ok(isConsensus(text), text);
    }
    const others = [
      'MEME version 4\n\nMOTIF A\nletter-probability matrix: alength= 4 w= 1\n1 0 0 0\n',
      '>MA0139.1\tCTCF\nA [ 1 2 ]\nC [ 1 2 ]\nG [ 1 2 ]\nT [ 1 2 ]\n',
      '>CACGTG\tMyc\t6.1\n0.97\t0.01\t0.01\t0.01\n',
      'AC  MA0139\nID  MAST\nP0 A C G T\n01 1,0,0,0\n',
      '10 0 0 0\n0 10 0 0\n',
      '<!doctype html>',
      'MEME version 4',
      'hello world',
      '',
    ];
    for (const text of others) assert.ok(!isConsensus(text), text);
  });

  test('become matrices in which the letters of a position are equally probable', () => {
    const { motifs } = readMeme(consensusMeme('E box CAN\n\n>GATA1 factor\nwu\nRY', 'pasted'));
    assert.deepEqual(
      motifs.map(({ id, name, sites }) => [id, name, sites]),
      [
        ['E', 'box', 20],
        ['GATA1', 'factor', 20],
        ['RY', 'RY', 20],
      ],
    );
    const [first, second, third] = motifs.map(({ rows }) => rows);
    assert.deepEqual(first, [
      [0, 1, 0, 0],
      [1, 0, 0, 0],
      [0.25, 0.25, 0.25, 0.25],
    ]);
    assert.deepEqual(second, [
      [0.5, 0, 0, 0.5],
      [0, 0, 0, 1],
    ]);
    assert.deepEqual(third, [
      [0.5, 0, 0.5, 0],
      [0, 0.5, 0, 0.5],
    ]);
  });

  test('are refused by line', () => {
    const refused = (/** @type {string} */ text, /** @type {RegExp} */ message) =>
      assert.throws(
        () => consensusMeme(text, 'pasted'),
        (/** @type {import('../../www/engine/protocol.js').EngineError} */ error) =>
          error.code === 'motifs.consensus' && error.concerns === 'pasted' && message.test(error.message),
      );
    refused('CACGTG\n\nGATA WGAXAR', /^Line 3, “WGAXAR”: “X”/);
    refused('E-box CAXNTG\nGATA WGATAR', /^Line 1, “CAXNTG”: “X”/);
    refused('CACGTG\n>GATA\n>TAL1\nCAG', /^Line 2, “>GATA”/);
    refused('CACGTG\n>GATA', /^Line 2, “>GATA”/);
  });
});
