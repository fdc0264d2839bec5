import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { file } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { manyNeurons } from './many-neurons.mjs';
import { count, pick, press, ready, saved, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const CELLS = '.wall-cell';

/** Maximum number of cells that a window may have: far fewer than there are neurons. */
const MAX_CELLS = 160;

/** @template T @param {[neurons: number, every: number]} made @param {(page: Page) => Promise<T>} test */
function wall([neurons, every], test) {
  return visit({ hash: '#example=zeb1-toy' }, async page => {
    await page.setViewport({ width: 1280, height: 900 });
    await ready(page);
    await pick(page, await file('made-up.report.json', await manyNeurons(neurons, every)));
    await page.waitForSelector(`${CELLS} svg.logo`);
    await page.waitForSelector('#problem button');
    await press(page, '#problem button');
    return test(page);
  });
}

/** The cells on show, from the first on. @param {Page} page */
function ids(page) {
  return page.$$eval(CELLS, cells => cells.map(cell => cell.getAttribute('data-neuron')));
}

/** @param {Page} page @returns {Promise<(string | null)[]>} */
function chosen(page) {
  return page.$$eval(`${CELLS}[aria-selected=true]`, cells => cells.map(cell => cell.getAttribute('data-neuron')));
}

/** @param {Page} page @param {...string} keys the last one is pressed while the others are held */
async function keys(page, ...keys) {
  const held = /** @type {import('puppeteer-core').KeyInput[]} */ (keys.slice(0, -1));
  for (const key of held) await page.keyboard.down(key);
  await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (keys.at(-1)));
  for (const key of held) await page.keyboard.up(key);
}

describe('the wall of a layer', { skip: await unlessBrowser('chromium') }, () => {
  test('has all neurons, those that were not analysed as quiet cells, and few of them in the document', async () => {
    await wall([2000, 2], async page => {
      assert.equal(await text(page, '#wall-shown'), '2,000 of 2,000 neurons, of which 1,000 were analysed.');
      assert.ok((await count(page, CELLS)) < MAX_CELLS);
      assert.ok((await count(page, `${CELLS}.quiet`)) > 3);
      for (const share of [0.3, 0.7, 1]) {
        await page.$eval(
          '.virtual-grid',
          (grid, share) => {
            grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
          },
          share,
        );
        await page.waitForFunction(
          share => Number(document.querySelectorAll('.wall-cell')[0]?.id.split('.')[1]) > 2000 * share - 200,
          {},
          share,
        );
        assert.ok((await count(page, CELLS)) < MAX_CELLS);
      }
      assert.equal((await ids(page)).at(-1), '3.1999');
      await page.click('#wall-unanalysed');
      await shows(page, '#wall-shown', '1,000 of 2,000 neurons, of which 1,000 were analysed.');
    });
  });

  test('is sorted, grouped, filtered and searched; the table has the same neurons', async () => {
    await wall([60, 1], async page => {
      await page.select('#wall-sort', 'decoupling');
      const [best] = await ids(page);
      await page.click('#wall-turn');
      assert.notEqual((await ids(page))[0], best);
      await page.select('#wall-group', 'decoupling');
      const headings = await page.$$eval('.virtual-heading', all => all.map(({ textContent }) => textContent));
      assert.match(headings[0] ?? '', /^Decoupling from 0\.9 \(\d+\)$/);
      await page.select('#wall-group', 'none');
      await page.type('#wall-search', 'spi1');
      await shows(page, '#wall-shown', '15 of 60 neurons');
      await page.click('#neurons-tab-table');
      assert.equal(await count(page, '#neurons-panel-table tbody tr'), 15);
    });
  });

  test('is used with the keyboard alone: facets are shown, neurons are chosen, and taken for a run', async () => {
    await wall([60, 2], async page => {
      await page.focus('.virtual-grid');
      await keys(page, 'ArrowRight');
      await keys(page, 'ArrowRight');
      await keys(page, 'Enter');
      await shows(page, '.neuron h3', /^Layer 3, neuron 2:/);
      await keys(page, ' ');
      await keys(page, 'Shift', 'ArrowRight');
      await keys(page, 'Shift', 'ArrowRight');
      assert.deepEqual(await chosen(page), ['3.2', '3.3', '3.4']);
      await keys(page, 'Escape');
      assert.deepEqual(await chosen(page), []);
      await keys(page, 'End');
      assert.equal(await page.$eval('.wall-cell.active', cell => cell.getAttribute('data-neuron')), '3.59');
      await keys(page, 'Control', 'a');
      await shows(page, '#wall-chosen', '60 chosen.');
      assert.equal(await page.$eval('#wall-run', run => /** @type {HTMLButtonElement} */ (run).disabled), true);
      const { name, base64 } = await page.evaluate(saved, '#wall-meme');
      assert.equal(name, 'made-up-chosen.meme');
      assert.match(Buffer.from(base64, 'base64').toString('utf8'), /^MEME version 4/);
      const rows = Buffer.from((await page.evaluate(saved, '#wall-tsv')).base64, 'base64').toString('utf8');
      assert.equal(rows.trim().split('\n').length, 31);
    });
  });

  test('takes chosen neurons of the open network for the next run', async () => {
    await visit({ hash: '#example=regions' }, async page => {
      await ready(page);
      await page.waitForSelector(CELLS);
      await page.$eval('.virtual-grid', grid => grid.scrollIntoView({ behavior: 'instant' }));
      await page.click('#wall-several');
      await page.click('[id="wall-3.1"]');
      await page.click('[id="wall-3.2"]');
      await shows(page, '#wall-chosen', '2 chosen.');
      await press(page, '#wall-run');
      await shows(page, '.wall-chosen', 'The next run takes neurons 1-2 of layer 3.');
      assert.equal(await page.$eval('#neurons-text', input => /** @type {HTMLInputElement} */ (input).value), '1-2');
    });
  });

  test('has no accessibility error that axe finds, and fits a phone', async () => {
    await wall([60, 2], async page => {
      await page.select('#wall-group', 'family');
      await page.evaluate(AXE);
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.evaluate('new Promise(resolve => setTimeout(resolve, 300))');
        const found = await page.evaluate(async () => {
          const { axe } = /** @type {{axe: typeof import('axe-core')}} */ (/** @type {unknown} */ (globalThis));
          const { violations } = await axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))}`);
        });
        assert.deepEqual(found, [], scheme);
      }
      await page.setViewport({ width: 390, height: 844 });
      await page.evaluate('new Promise(resolve => setTimeout(resolve, 300))');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      const widths = await page.$$eval(CELLS, cells => cells.map(cell => cell.getBoundingClientRect().right));
      assert.ok(widths.every(right => right <= 390));
    });
  });
});
