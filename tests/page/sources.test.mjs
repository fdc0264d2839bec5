import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { scratch } from '../headless/command.mjs';
import { writeLargeTwoBit } from '../sources/large.mjs';
import { bgzip, fasta } from '../sources/writing.mjs';
import { unlessBrowser } from './browser.mjs';
import { visit } from './visit.mjs';

/** A page without the engine. */
const PAGE = 'export.html';

const folder = await scratch();
after(() => rm(folder, { recursive: true, force: true }));

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`genomic files in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('are read under the policy of the site: packed FASTA, 2bit of 3 GB, bigWig', async () => {
      const { text, index } = fasta(new Map([['chr1', 'ACGTTGCA'.repeat(500)]]));
      const { packed, gzi } = bgzip(text);
      const names = ['large.2bit', 'genome.fa.gz', 'genome.fa.gz.fai', 'genome.fa.gz.gzi'];
      const paths = names.map(name => join(folder, name));
      await writeLargeTwoBit(paths[0], { chromosomes: 60, tail: Uint8Array.of(0b00011011, 0b11100100) });
      for (const [place, content] of [packed, index, gzi].entries()) await writeFile(paths[place + 1], content);

      await visit({ browser, hash: PAGE }, async page => {
        await page.evaluate(() =>
          document.body.append(
            Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: 'sources' }),
          ),
        );
        const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
          await page.$('#sources')
        );
        await input.uploadFile(...paths);
        const { size, tail, bytes, packed, records, values } = await page.evaluate(readFiles);
        assert.ok(size > 3e9);
        assert.equal(tail, 'TCAGGACT');
        assert.ok(bytes < 200_000, `${bytes} bytes`);
        assert.equal(packed, 'ACGTTGCA'.repeat(20));
        assert.deepEqual(records, { count: 1, letters: 4000 });
        assert.deepEqual(values, [1.5, 1.5, null, -2]);
      });
    });
  });
}

/** In the page: reads the files that were chosen. */
async function readFiles() {
  /** @param {string} name of a file of the site */
  const load = name => import(new URL(`www/sources/${name}`, document.baseURI).href);
  const [{ openGenome }, { openRecords }, { openSignal }, { bigWig }] = await Promise.all(
    ['genome.js', 'records.js', 'signal.js', 'tracks/bigwig.js'].map(load),
  );
  const input = /** @type {HTMLInputElement} */ (document.querySelector('#sources'));
  const [twobit, gz, index, gzi] = /** @type {FileList} */ (input.files);
  const large = await openGenome({ twobit });
  const tail = await large.sequence('tail', 0, 8);
  const packed = await (await openGenome({ fasta: gz, index, gzi })).sequence('chr1', 800, 960);

  const source = await openRecords({ fasta: gz });
  let letters = 0;
  for await (const chunk of source.chunks()) letters += chunk.letters.length;

  const intervals = [
    { chromosome: 'chr1', start: 1, end: 3, value: 1.5 },
    { chromosome: 'chr1', start: 4, end: 5, value: -2 },
  ];
  const track = Object.assign(await bigWig(intervals, new Map([['chr1', 9]])), { name: 'track.bw' });
  const values = await (await openSignal(track)).values('chr1', 1, 5);
  return {
    size: twobit.size,
    tail,
    bytes: large.bytesRead(),
    packed,
    records: { count: source.count, letters },
    values: Array.from(values, (/** @type {number} */ value) => (Number.isNaN(value) ? null : value)),
  };
}
