import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { openFile } from '../../tools/node/file.mjs';
import { root } from '../../tools/site.mjs';
import { openSignal } from '../../www/sources/signal.js';
import { bigWig } from '../../www/sources/tracks/bigwig.js';
import { Dice } from '../differential/dice.mjs';
import { refused } from './reading.mjs';
import { bgzip, file } from './writing.mjs';

const GOLDEN = `${root}/tests/golden/signal/signal`;

/** @type {{chromosomes: Record<string, number>, values: [string, number, number, (number | null)[]][], means: [string, number, number, number | null][]}} */
const golden = JSON.parse(await readFile(`${GOLDEN}.json`, 'utf8'));

describe('a signal', () => {
  test('has the values and means that pyBigWig reads, from every kind of block', async () => {
    const signal = await openSignal(await openFile(`${GOLDEN}.bw`));
    assert.deepEqual(Object.fromEntries(signal.chromosomes), golden.chromosomes);
    for (const [chromosome, start, end, values] of golden.values) {
      assert.deepEqual(
        Array.from(await signal.values(chromosome, start, end), value => (Number.isNaN(value) ? null : value)),
        values,
        `${chromosome}:${start}-${end}`,
      );
    }
    for (const [chromosome, start, end, mean] of golden.means) {
      const read = await signal.mean(chromosome, start, end);
      if (mean === null) assert.ok(Number.isNaN(read));
      else assert.ok(Math.abs(read - mean) <= 1e-6 * Math.abs(mean), `${chromosome}:${start}-${end}: ${read}, ${mean}`);
    }
  });

  test('has no values beyond the ends of a chromosome', async () => {
    const signal = await openSignal(await openFile(`${GOLDEN}.bw`));
    const values = await signal.values('chr1', 19_985, 20_010);
    assert.deepEqual(
      Array.from(values, value => value === 2.5),
      Array.from({ length: 25 }, (_, place) => place >= 5 && place < 15),
    );
    assert.ok((await signal.values('chr2', -5, 0)).every(Number.isNaN));
    assert.ok(Number.isNaN(await signal.mean('chrM', 0, 500)));
  });

  test('without the chromosome is refused, with the nearest name', async () => {
    const signal = await openSignal(await openFile(`${GOLDEN}.bw`));
    await refused(
      signal.values('1', 0, 5),
      'chromosome',
      /signal\.bw has no signal on the chromosome 1; the nearest name is chr1/,
    );
    await refused(signal.mean('chrMT', 0, 5), 'chromosome', /nearest name is chrM/);
  });

  test('that ends too early is refused wherever it is cut in its data or their index', async () => {
    const dice = new Dice(3);
    const intervals = Array.from({ length: 20_000 }, (_, start) => ({
      chromosome: 'chr1',
      start,
      end: start + 1,
      value: dice.share(),
    }));
    const whole = new Uint8Array(await (await bigWig(intervals, new Map([['chr1', 20_000]]))).arrayBuffer());
    const index = Number(new DataView(whole.buffer).getBigUint64(24, true));
    for (let draw = 0; draw < 40; draw++) {
      const cut = file('cut.bw', whole.slice(0, dice.from(4, index)));
      const opened = openSignal(cut);
      const problem = await opened.then(
        () => assert.fail(`opened ${cut.size} of ${whole.length} bytes`),
        error => error,
      );
      assert.match(problem.code, /^sources\.(truncated|damaged)$/, problem.stack);
    }
  });

  test('of another kind is told what it is', async () => {
    const bytes = (/** @type {number[]} */ ...values) => new Uint8Array(values);
    await refused(openSignal(file('a.bw', bytes(0xeb, 0xf2, 0x89, 0x87, 4, 0))), 'kind', /a bigBed file/);
    await refused(openSignal(file('a.bw', bytes(0x88, 0x8f, 0xfc, 0x26, 0, 4))), 'kind', /other order of bytes/);
    await refused(openSignal(file('a.bam', new Uint8Array(bgzip('BAM\x01').packed))), 'kind', /a BAM file/);
    await refused(openSignal(file('a.bw', 'track type=bedGraph\nchr1 0 5 1\n')), 'kind', /is text/);
    await refused(openSignal(file('a.bw', '')), 'empty');
  });
});
