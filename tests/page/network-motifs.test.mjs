import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { memeFile } from '../headless/motif-files.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, press, ready, run, saved, shows, text, visit } from './visit.mjs';

/** @param {import('puppeteer-core').Page} page compares a layer of the shown report with itself, that of another, and motifs */
async function compareLayers(page) {
  await press(page, '.contrast summary');
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
    await page.$('#contrast-file')
  );
  await input.uploadFile(`${root}/www/examples/regions/report.json`);
  await page.waitForSelector('.contrast-sides li:nth-child(3)');
  await input.uploadFile(await memeFile('two.meme', { first: 'CCGCGAGGAGGCAG', second: 'CACGTG' }));
  await page.waitForSelector('.contrast-sides li:nth-child(4)');
  await page.$eval('#contrast-q', input => {
    /** @type {HTMLInputElement} */ (input).value = '0.05';
  });
  await press(page, '#contrast');
  await page.waitForSelector('.set-plot');
}

describe('several neurons', { skip: await unlessBrowser('chromium') }, () => {
  test('share a set of motifs, with a logo, the neurons and a file', async () => {
    await visit({ hash: '#example=ctcf-pair&layer=2&neurons=0-5' }, async page => {
      await ready(page);
      await run(page);
      await page.waitForFunction(() => !document.querySelector('.annotation'));
      await shows(page, '.network-motifs summary', /^\d+ motifs? of the network/);
      await press(page, '.network-motifs summary');
      await page.waitForSelector('.network-motifs tbody tr');
      await page.$eval('.network-motifs tbody', body => body.scrollIntoView({ behavior: 'instant' }));
      await page.waitForSelector('.network-motifs svg.logo, .network-motifs .small-logo svg');
      const named = Number((await text(page, '.network-motifs summary')).split(' ')[0]);
      assert.equal(await count(page, '.network-motifs tbody tr'), named);
      const neuron = await text(page, '.network-motifs tbody button');
      assert.match(neuron, /^2\.[0-5]$/);
      await press(page, '.network-motifs tbody button');
      await shows(page, '.neuron h3', `neuron ${neuron.split('.')[1]}`);

      await compareLayers(page);
      const motifs = await page.$$eval('.contrast-body tbody td:last-child', cells =>
        cells.map(cell => cell.textContent),
      );
      assert.equal(motifs[0], '2', 'motifs of the file');
      const tests = await page.$$eval('.contrast [aria-label^="Tests"] tbody tr', rows =>
        rows.map(row => [...row.children].map(cell => cell.textContent)),
      );
      assert.equal(tests.length, 12, 'one per ordered pair');
      assert.equal(Number(tests[0][1]), 0, 'a layer is not greater than itself');
      const { name, base64 } = await page.evaluate(saved, '#contrast-factors-save');
      assert.equal(name, 'factors.tsv');
      const rows = Buffer.from(base64, 'base64').toString();
      const columns = rows
        .trim()
        .split('\n')
        .slice(1)
        .map(row => row.split('\t').slice(1));
      assert.ok(
        columns.every(([ours, same]) => ours === same),
        'the same layer has the same factors',
      );
      assert.ok(
        columns.some(([, , other]) => other === '1'),
        'the other report has factors',
      );
      const bars = await page.$$eval('.set-plot rect + text', texts =>
        texts.map(({ textContent }) => Number(textContent)),
      );
      assert.equal(
        bars.reduce((sum, size) => sum + size, 0),
        columns.length,
      );
    });
  });
});

describe('what the neuron needs', { skip: await unlessBrowser('chromium') }, () => {
  test('is shown by fading the rest of the logos', async () => {
    await visit({}, async page => {
      await page.waitForSelector('.level input');
      assert.equal(await count(page, '.veil i'), 0);
      await page.focus('.level input');
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
      await shows(page, '.level output', '50 % of the gain');
      assert.ok((await count(page, '.veil i')) > 0);
      await page.keyboard.press('Home');
      assert.equal(await count(page, '.veil i'), 0);
    });
  });
});
