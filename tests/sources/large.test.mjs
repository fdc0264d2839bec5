import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openFile } from '../../tools/node/file.mjs';
import { openGenome } from '../../www/sources/genome.js';
import { openRecords } from '../../www/sources/records.js';
import { openSignal } from '../../www/sources/signal.js';
import { bigWig } from '../../www/sources/tracks/bigwig.js';
import { Dice } from '../differential/dice.mjs';
import { scratch } from '../headless/command.mjs';
import { writeLargeBigWig, writeLargeTwoBit } from './large.mjs';
import { file } from './writing.mjs';

/** Letters that four bits pairs stand for, in the order of the format. */
const LETTERS = 'TCAG';

/** A file of which so little is read was not read as a whole, bytes. */
const LITTLE = 300_000;

const folder = await scratch();
after(() => rm(folder, { recursive: true, force: true }));

describe('a genome of 3 GB', async () => {
  const dice = new Dice(1);
  const tail = Uint8Array.from({ length: 250_000 }, () => dice.below(256));
  const path = join(folder, 'large.2bit');
  const { size, longest } = await writeLargeTwoBit(path, { chromosomes: 60, tail });
  const tailLetters = (/** @type {number} */ start, /** @type {number} */ end) =>
    Array.from({ length: end - start }, (_, place) => {
      const at = start + place;
      return LETTERS[(tail[at >> 2] >> (6 - 2 * (at & 3))) & 3];
    }).join('');

  test('is read at its end without reading it as a whole', async () => {
    assert.ok(size > 3e9);
    const genome = await openGenome({ twobit: await openFile(path) });
    assert.equal(genome.chromosomes.size, 61);
    assert.equal(await genome.sequence('tail', 999_000, 1_000_000), tailLetters(999_000, 1_000_000));
    assert.equal(await genome.sequence('chr60', longest - 10, longest), 'T'.repeat(10));
    assert.ok(genome.bytesRead() < LITTLE, `${genome.bytesRead()} bytes`);
  });

  test('gives 100,000 windows with flat memory', async () => {
    const regions = 100_000;
    const lines = Array.from({ length: regions }, (_, number) => {
      const start = 9 * number;
      return `${number % 100 === 0 ? 'tail' : `chr${(number % 60) + 1}`}\t${start}\t${start + 200}\tpeak_${number}\n`;
    });
    const genome = await openGenome({ twobit: await openFile(path) });
    const source = await openRecords({ bed: file('regions.bed', lines.join('')), genome, length: 200 });
    let letters = 0;
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    for await (const { regions, letters: chunk, ends } of source.chunks({ letters: 1e6 })) {
      letters += chunk.length;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      const at = regions.findIndex(({ chromosome }) => chromosome === 'tail');
      const { start, end } = regions[at];
      assert.equal(
        Buffer.from(chunk.subarray(ends[at - 1] ?? 0, ends[at])).toString(),
        tailLetters(Number(start), Number(end)),
      );
    }
    assert.equal(source.count, regions);
    assert.equal(letters, 200 * regions);
    assert.deepEqual(source.refused, []);
    assert.ok(genome.bytesRead() < (regions * 204) / 4 + LITTLE, `${genome.bytesRead()} bytes`);
    assert.ok(most < 60e6, `${most} bytes`);
  });
});

describe('FASTA of many records', () => {
  test('is read with flat memory', async () => {
    const record = `>record\n${'ACGTTGCA'.repeat(125)}\n`;
    const part = new TextEncoder().encode(record.repeat(1000));
    const blob = file('many.fa', part);
    const parts = 200;
    let given = 0;
    const stream = () =>
      new ReadableStream({
        pull: controller => (given++ < parts ? controller.enqueue(part.slice()) : controller.close()),
      });
    const source = await openRecords({ fasta: Object.assign(blob, { stream }) });
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    for await (const { letters } of source.chunks()) {
      assert.ok(letters.length < 6e6);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    assert.equal(source.count, 1000 * parts);
    assert.ok(most < 80e6, `${most} bytes for ${parts * part.length}`);
  });
});

describe('a bigWig of 1 GB', () => {
  test('is opened and read without reading it as a whole', async () => {
    const intervals = Array.from({ length: 100_000 }, (_, start) => ({
      chromosome: 'chr1',
      start,
      end: start + 1,
      value: start % 97,
    }));
    const small = new Uint8Array(await (await bigWig(intervals, new Map([['chr1', 100_000]]))).arrayBuffer());
    const path = join(folder, 'large.bw');
    await writeLargeBigWig(path, small, 1e9);
    const blob = await openFile(path);
    assert.ok(blob.size > 1e9);
    const signal = await openSignal(blob);
    const values = await signal.values('chr1', 50_000, 50_500);
    assert.deepEqual(
      [...values],
      intervals.slice(50_000, 50_500).map(({ value }) => value),
    );
    assert.ok(signal.bytesRead() < LITTLE, `${signal.bytesRead()} bytes`);
  });
});
