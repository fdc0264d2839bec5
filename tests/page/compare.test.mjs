import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { file } from '../headless/command.mjs';
import { memeFile, shippedMotif } from '../headless/motif-files.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, press, saved, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where the page of its own lies. */
const PAGE = { hash: 'compare.html' };

/** The same, without databases. */
const NO_MOTIFS = { hash: 'compare.html#motifs=none' };

/** An E-box, two that resemble it (one of them on the other strand), and two that do not. */
const FIVE = { GATA: 'AGATAAG', EBOX: 'AACAGATG', WIDER: 'AACAGATGT', REVERSED: 'CATCTGTT', CTCF: 'CCACTAGGGG' };

/** Cells of the first column by which factors are known. */
const FACTORS = '#comparison tbody td:nth-child(2) b';

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
      await shows(page, '#queries', /CTCF\.transfac.*1 motif$/);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'result-title', 'the results are in sight');
      for (const width of [390, 1440]) {
        await page.setViewport({ width, height: 900 });
        const [edge, right] = await page.$eval('#comparison .aligned', logos =>
          [logos.closest('.scroll'), logos].map(one => one?.getBoundingClientRect().right ?? 0),
        );
        assert.ok(right <= edge, `the logos end at ${right} px of ${edge} on a window of ${width} px`);
      }
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
      await paste(page, 'GATA WGAXAR\nTAL1 AACAGATGGT');
      await shows(page, '.problem', /Line 1, “WGAXAR”/);
      await paste(page, 'TAL1 AACAGATGGT\nGATA WGAXAR');
      await shows(page, '.problem', /Line 2, “WGAXAR”/);
      await paste(page, 'Dear diary, 1 2 3 4');
      await shows(page, '.problem', /IUPAC letters: one on each line/);
      await paste(page, 'MOTIF mine\nletter-probability matrix: alength= 4 w= 2\n1 0 0 0\n1 x 0 0\n');
      await shows(page, '.problem', /line \d+/i);
      await paste(page, 'TAL1-GATA1 CTTATCTNNNNNNNNCAGNTG\nCTCF CCASYAGRKGGC');
      await shows(page, '#comparison-status', /^2 motifs of pasted-motifs compared with/);
      assert.equal(await count(page, '.problem'), 0);
      await shows(page, '#queries', /pasted-motifs 2 motifs$/);
      await page.type('#matches-search', 'ctcf ctcf');
      assert.match(await text(page, '#comparison tbody tr'), /CTCF/);
    });
  });

  test('saves a report that stands alone: parameters, tables, aligned logos, citation', async () => {
    await visit(PAGE, async page => {
      await shows(page, '.databases', 'JASPAR');
      await choose(page, await memeFile('mine.meme', { 'A<b>': 'CACCTGC', TATA: 'TATAAAAG' }));
      await shows(page, '#comparison-status', '2 motifs of mine.meme');
      const matches = Number(
        /([\d,]+) match(?:es)? in all/.exec(await text(page, '#comparison-status'))?.[1].replace(',', ''),
      );
      const { name, content } = await savedText(page, '#save-report');
      assert.equal(name, 'mine.comparison.html');
      assert.doesNotMatch(content, /<b>CACC|A<b>|(?:src|href)="(?!#)/);
      await page.setContent(content);
      assert.equal(await text(page, 'h1'), 'mine.meme compared with known motifs');
      assert.deepEqual(await texts(page, 'section h2'), ['A<b>', 'TATA']);
      assert.equal(await count(page, 'tbody tr'), matches);
      const ofMotifs = await page.$$eval('section', all =>
        all.map(section => section.querySelectorAll('tbody tr').length),
      );
      const drawn = ofMotifs.reduce((sum, matches) => sum + Math.min(matches, 10), 0);
      assert.ok(drawn > 10, `${drawn} matches are drawn`);
      assert.equal(await count(page, '.aligned'), drawn);
      assert.equal(await count(page, '.aligned svg'), 2 * drawn);
      const words = await text(page, 'header');
      for (const part of ['SHA-256', 'Column similarity', 'Genome Biology 8, R24', 'jaspar-vertebrates'])
        assert.ok(words.includes(part), part);
      await page.evaluate(AXE);
      assert.deepEqual(await page.evaluate(violations), []);
    });
  });

  test('has in its address how it clusters', async () => {
    await visit({ hash: `${NO_MOTIFS.hash}&linkage=complete&threshold=0` }, async page => {
      await shows(page, '#engine-status', 'ready');
      const shown = await page.$$eval('#clusters-linkage, #clusters-threshold', fields =>
        fields.map(field => /** @type {HTMLInputElement} */ (field).value),
      );
      assert.deepEqual(shown, ['complete', '0']);
      await choose(page, await memeFile('five.meme', FIVE));
      await press(page, '#clusters-start:not(:disabled)');
      await shows(page, '#clusters-status', 'in 1 cluster,');
      await type(page, '#clusters-threshold', '1');
      await page.waitForFunction(() => location.hash === '#motifs=none&linkage=complete&threshold=1');
    });
  });

  test('clusters the motifs of a file, and saves representatives that can be read again', async () => {
    await visit(NO_MOTIFS, async page => {
      await shows(page, '#engine-status', 'ready');
      assert.match(await text(page, '#clusters'), /Clusters appear here/);
      await choose(page, await memeFile('five.meme', FIVE));
      await press(page, '#clusters-start:not(:disabled)');
      await shows(page, '#clusters-status', '5 motifs of five.meme in 3 clusters, 2 of them with one motif.');
      assert.deepEqual(await texts(page, '#clusters tbody tr td:nth-child(3)'), ['3', '1', '1']);
      await press(page, '#clusters .members summary');
      await page.waitForSelector('#clusters .members figure:nth-of-type(3) svg');
      const titles = await texts(page, '#clusters .members figcaption');
      assert.match(titles[0], /^EBOX · 1/);
      assert.ok(
        titles.some(title => /^REVERSED · .* reverse complement$/.test(title)),
        titles.join('; '),
      );

      const table = await savedText(page, '#save-clusters');
      assert.equal(table.name, 'five.clusters.tsv');
      const rows = table.content.split('\n').map(row => row.split('\t'));
      assert.deepEqual(rows[0].slice(0, 4), ['cluster', 'motif', 'name', 'representative']);
      assert.deepEqual(
        rows.slice(1, 6).map(row => [row[1], row[3]]),
        [['EBOX', 'EBOX'], ...rows.slice(2, 4).map(row => [row[1], 'EBOX']), ['GATA', 'GATA'], ['CTCF', 'CTCF']],
      );

      await type(page, '#clusters-threshold', '0');
      await shows(page, '#clusters-status', 'in 1 cluster,');
      await type(page, '#clusters-threshold', '0.8');
      await page.select('#clusters-linkage', 'complete');
      await shows(page, '#clusters-status', 'in 3 clusters');
      await page.waitForFunction(() => location.hash === '#motifs=none&linkage=complete');

      const meme = await savedText(page, '#save-representatives');
      assert.equal(meme.name, 'five.representatives.meme');
      await choose(page, await file('again.meme', meme.content));
      await press(page, '#clusters-start:not(:disabled)');
      await shows(page, '#clusters-status', '3 motifs of again.meme in 3 clusters');
    });
  });
});

/** What axe finds on the page, once it is there. */
async function violations() {
  const { axe } = /** @type {any} */ (globalThis);
  const found = await axe.run();
  return found.violations.map((/** @type {{id: string, nodes: {html: string}[]}} */ { id, nodes }) => [
    id,
    nodes[0].html,
  ]);
}

/** @param {Page} page @param {string} selector @param {string} value */
async function type(page, selector, value) {
  await page.$eval(selector, input => /** @type {HTMLInputElement} */ (input).select());
  await page.type(selector, value);
}

/** @param {Page} page @param {string} selector of a button that saves a text */
async function savedText(page, selector) {
  const { name, base64 } = await page.evaluate(saved, selector);
  return { name, content: Buffer.from(base64, 'base64').toString('utf8') };
}

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
