import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { file } from '../headless/command.mjs';
import { memeFile, shippedMotif } from '../headless/motif-files.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, press, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Where the page of its own lies. */
const PAGE = { hash: 'compare.html' };

/** Cells of the first column by which factors are known. */
const FACTORS = '#comparison tbody td:nth-child(2)';

describe('the page that compares motifs', { skip: await unlessBrowser('chromium') }, () => {
  test('says what is missing before anything is chosen', async () => {
    await visit(PAGE, async page => {
      await shows(page, '.databases', 'JASPAR');
      await shows(page, '#compare', 'Choose the file with your motifs first.');
      assert.match(await text(page, '#comparison'), /Matches appear here/);
      assert.ok(await page.$eval('#start', button => button.matches(':disabled')));
    });
  });

  test('shows Tomtom’s table with aligned logos, sorts and searches it', async () => {
    await visit(PAGE, async page => {
      await shows(page, '.databases', 'JASPAR');
      const { path, id } = await shippedMotif('CTCF');
      await choose(page, path);
      await shows(
        page,
        '#comparison-status',
        /^1 motif of CTCF\.transfac compared with [\d,]+ known motifs: 1 motif with a match/,
      );
      await page.$eval('#comparison .aligned', pair => pair.scrollIntoView({ behavior: 'instant' }));
      await page.waitForSelector('#comparison .aligned svg');
      assert.match(await text(page, FACTORS), /^\S.*: CTCF$/, 'family and factor');
      assert.equal(await text(page, '#comparison tbody td:nth-child(3)'), id);

      await press(page, '#matches-sort-1');
      const sorted = await texts(page, FACTORS);
      assert.deepEqual(
        sorted,
        [...sorted].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
      );
      await page.type('#matches-search', 'ctcf');
      const found = await texts(page, '#comparison tbody tr');
      assert.ok(found.length > 0 && found.every(row => /ctcf/i.test(row)));
    });
  });

  test('explains why a motif has no match', async () => {
    await visit({ hash: 'compare.html#motifs=none&grammar.threshold=0.000001' }, async page => {
      await shows(page, '#engine-status', 'ready');
      const own = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
        await page.$('#motifs-file')
      );
      await own.uploadFile(await memeFile('own.meme', { A: 'CACCTGC', B: 'TTTTTAAAA' }));
      await shows(page, '.databases', 'own.meme');
      await choose(page, await memeFile('mine.meme', { LONELY: 'GATAGATC' }));
      await shows(page, '#comparison li', /LONELY \S+/);
      assert.equal(await count(page, '#comparison table'), 0);
    });
  });

  test('refuses what is no motif file, and works with the next one', async () => {
    await visit(PAGE, async page => {
      await shows(page, '.databases', 'JASPAR');
      await choose(page, await file('page.meme', '<!doctype html><title>Not found</title>'));
      await shows(page, '.problem-code', 'motifs.not-motifs');
      await choose(page, (await shippedMotif('CTCF')).path);
      await page.waitForSelector('#comparison table');
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('compares motifs that are pasted, as matrices or as consensus sequences, and names a wrong line', async () => {
    await visit(PAGE, async page => {
      await shows(page, '.databases', 'JASPAR');
      await press(page, '#queries-paste');
      await shows(page, '.problem-code', 'motifs.empty');
      await paste(page, 'TAL1 AACAGATGGT\nGATA WGAXAR');
      await shows(page, '.problem', /Line 2, “WGAXAR”/);
      await paste(page, 'MOTIF mine\nletter-probability matrix: alength= 4 w= 2\n1 0 0 0\n1 x 0 0\n');
      await shows(page, '.problem', /line \d+/i);
      await paste(page, 'TAL1-GATA1 CTTATCTNNNNNNNNCAGNTG\nCTCF CCASYAGRKGGC');
      await shows(page, '#comparison-status', /^2 motifs of pasted-motifs compared with/);
      assert.equal(await count(page, '.problem'), 0);
      await page.type('#matches-search', 'ctcf ctcf');
      assert.match(await text(page, '#comparison tbody tr'), /CTCF/);
    });
  });
});

/** @param {Page} page @param {string} motifs */
async function paste(page, motifs) {
  await page.$eval(
    '#queries-text',
    (box, motifs) => {
      /** @type {HTMLTextAreaElement} */ (box).value = motifs;
    },
    motifs,
  );
  await press(page, '#queries-paste');
}

/** @param {Page} page @param {string} path of the file with one's own motifs */
async function choose(page, path) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('#queries-file'));
  await input.uploadFile(path);
}

/** @param {Page} page @param {string} selector */
function texts(page, selector) {
  return page.$$eval(selector, elements => elements.map(element => element.textContent ?? ''));
}
