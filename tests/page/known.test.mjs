import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { file } from '../headless/command.mjs';
import { memeFile } from '../headless/motif-files.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, pick, press, ready, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const OWN = { MYZEB: 'CACCTGC', OTHER: 'TTTTTAAAA' };

describe('known motifs', { skip: await unlessBrowser('chromium') }, () => {
  test('the shipped ones are opened by themselves, with release, licence and citation', async () => {
    await visit({}, async page => {
      await shows(page, '.databases', /JASPAR.*motifs/);
      const credit = await text(page, '.database .hint');
      assert.match(credit, /JASPAR ?20\d\d/);
      assert.match(credit, /CC BY 4\.0/);
      assert.match(credit, /doi:10\./);
    });
  });

  test('which are searched is in the address', async () => {
    await visit({ hash: '#motifs=none' }, async page => {
      await ready(page);
      await shows(page, '#known', 'vertebrates');
      assert.equal(await count(page, '.database'), 0);
      await page.click('#motifs-jaspar-vertebrates');
      await shows(page, '.databases', 'vertebrates');
      await page.waitForFunction(() => !location.hash.includes('motifs'));
      await page.click('#motifs-none');
      await page.waitForFunction(() => !document.querySelector('.database'));
      await page.waitForFunction(() => location.hash.includes('motifs=none'));
    });
  });

  test('own files join them, are searched at once, and can be removed; they never enter the address', async () => {
    await visit({ hash: '#motifs=none' }, async page => {
      await ready(page);
      await pickMotifs(page, await memeFile('own.meme', OWN));
      await shows(page, '.databases', 'own.meme');
      await shows(page, '.database .note', 'few columns');
      assert.doesNotMatch(String(await page.evaluate('location.hash')), /own/);
      await ready(page);
      await shows(page, '.facet-hits', /MYZEB|no known motif/);
      await page.click('.database button');
      await page.waitForFunction(() => !document.querySelector('.database'));
    });
  });

  test('a text file dropped anywhere is taken for motifs', async () => {
    await visit({ hash: '#motifs=none' }, async page => {
      await ready(page);
      await page.evaluate(content => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'dropped'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, '>MA0001.1 ONE\nA [ 9 0 0 9 1 ]\nC [ 0 9 0 0 1 ]\nG [ 0 0 9 0 7 ]\nT [ 0 0 0 0 0 ]\n');
      await shows(page, '.databases', 'dropped');
    });
  });

  test('a file that is none is refused, and what is open stays', async () => {
    await visit({}, async page => {
      await shows(page, '.databases', 'JASPAR');
      await pick(page, await file('notes.txt', 'Dear diary, today I found no motifs.'));
      await shows(page, '.problem-code', /motifs\.not-motifs/);
      assert.match(await text(page, '.problem-next'), /What to do: \S/);
      assert.equal(await count(page, '.database'), 1);
    });
  });
});

describe('a facet that was compared with known motifs', { skip: await unlessBrowser('chromium') }, () => {
  test('has its segments bracketed, its best match in a line, and aligned logos on demand', async () => {
    await visit({}, async page => {
      await page.waitForSelector('.facet-hits');
      assert.match(await text(page, '.facet-hits'), /best match: \S+.*MA\d+\.\d+.*q \d/s);
      assert.ok((await count(page, `${FACETS} .bracket`)) >= 1);
      await press(page, '.facet-hits button');
      await page.waitForSelector('.pair .small-logo svg');
      assert.match(await text(page, '.pair figcaption'), /q .*p .*E .*aligned/s);
    });
  });

  test('says in a table what the logos show, to be searched', async () => {
    await visit({ hash: '#motifs=none' }, async page => {
      await ready(page);
      await pickMotifs(page, await memeFile('own.meme', OWN));
      await shows(page, '.databases', 'own.meme');
      await ready(page);
      await page.$$eval('.neuron summary', all => {
        all.find(summary => /known motifs as a table/.test(summary.textContent ?? ''))?.click();
      });
      await page.waitForSelector('#hits-search');
      await page.type('#hits-search', 'myzeb');
      const factors = await page.$$eval('.neuron .data-table tbody td:nth-child(3)', cells =>
        cells.map(cell => cell.textContent),
      );
      assert.ok(factors.length > 0 && factors.every(factor => factor === 'MYZEB'), factors.join());
    });
  });

  test('one click leads from the truth table to the facet', async () => {
    await visit({ hash: '#tab=rule' }, async page => {
      await page.waitForSelector('.truth button');
      const facet = await text(page, '.truth button');
      await press(page, '.truth button');
      await page.waitForSelector('.facet.pointed');
      assert.equal(await page.$eval('.facet.pointed', element => element.getAttribute('data-facet')), facet);
      assert.equal(await page.evaluate('document.activeElement.dataset.facet'), facet);
      assert.equal(await page.$eval('.facet.pointed', element => element.checkVisibility()), true);
      assert.equal(await page.evaluate('location.hash'), `#area=result&at=${facet}`);
    });
  });
});

/** @param {Page} page @param {string} path */
async function pickMotifs(page, path) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('#motifs-file'));
  await input.uploadFile(path);
}
