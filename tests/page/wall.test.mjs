import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { file } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { preparing } from '../../www/workbench/wall/items.js';
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

/** Whether a cell is between the edges of the grid that scrolls it. @param {Page} page @param {string} neuron */
function inSight(page, neuron) {
  return page.waitForFunction(
    neuron => {
      const cell = document.getElementById(`wall-${neuron}`)?.getBoundingClientRect();
      const grid = document.querySelector('.virtual-grid')?.getBoundingClientRect();
      return cell && grid && cell.height > 0 && cell.top >= grid.top - 1 && cell.bottom <= grid.bottom + 1;
    },
    {},
    neuron,
  );
}

test('the items of a report are prepared once, whatever changes meanwhile', async () => {
  const report = JSON.parse(await manyNeurons(200));
  const begun = preparing(report, {});
  assert.ok(begun);
  assert.equal(preparing(report, {}), begun);
  await begun;
  assert.equal(preparing(report, {}), null);
});

describe('the wall of a layer', { skip: await unlessBrowser('chromium') }, () => {
  test('has all neurons, those that were not analysed as quiet cells at the end, and few of them in the document', async () => {
    await wall([2000, 2], async page => {
      assert.equal(await text(page, '#wall-shown'), '2,000 of 2,000 neurons, of which 1,000 were analysed.');
      assert.ok((await count(page, CELLS)) < MAX_CELLS);
      assert.equal(await count(page, `${CELLS}.quiet`), 0);
      for (const share of [0.3, 0.7, 1]) {
        await page.$eval(
          '.virtual-grid',
          (grid, share) => {
            grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
          },
          share,
        );
        await page.waitForFunction(
          share => Number(document.querySelector('.virtual-row')?.getAttribute('aria-rowindex')) > 1000 * share - 100,
          {},
          share,
        );
        assert.ok((await count(page, CELLS)) < MAX_CELLS);
      }
      assert.equal((await ids(page)).at(-1), '3.1999');
      assert.ok((await count(page, `${CELLS}.quiet`)) > 3);
      await page.click('#wall-unanalysed');
      await shows(page, '#wall-shown', '1,000 of 2,000 neurons, of which 1,000 were analysed.');
    });
  });

  test('begins with its first row, and shows a neuron that was chosen while another view was open', async () => {
    await wall([60, 1], async page => {
      await inSight(page, '3.0');
      await press(page, '#neurons-tab-table');
      await press(page, '[id="neuron-3.40"]');
      await shows(page, '.neuron h3', /^Layer 3, neuron 40:/);
      await press(page, '#neurons-tab-wall');
      await inSight(page, '3.40');
      await page.setViewport({ width: 390, height: 844 });
      await press(page, '#area-result');
      for (let presses = 0; presses < 20; presses++) await page.keyboard.press('k');
      await shows(page, '.neuron h3', /^Layer 3, neuron 20:/);
      await press(page, '#area-neurons');
      await inSight(page, '3.20');
    });
  });

  test('has nothing of another network any more while the neurons of the next one are prepared', async () => {
    await wall([60, 1], async page => {
      await page.focus('.virtual-grid');
      await keys(page, ' ');
      await shows(page, '#wall-chosen', '1 chosen.');
      const log = await page.evaluateHandle(cells => {
        const said = ['#wall-shown', '#wall-chosen'].map(id => /** @type {Element} */ (document.querySelector(id)));
        /** @type {(string | null | number)[][]} */
        const log = [];
        const note = () => log.push([...said.map(one => one.textContent), document.querySelectorAll(cells).length]);
        const observer = new MutationObserver(note);
        for (const one of said) observer.observe(one, { childList: true, characterData: true, subtree: true });
        return log;
      }, CELLS);
      const next = JSON.parse(await manyNeurons(500));
      next.model.sha256 = 'e'.repeat(64);
      await pick(page, await file('next.report.json', JSON.stringify(next)));
      await shows(page, '#wall-shown', '500 of 500 neurons');
      assert.deepEqual((await log.jsonValue())[0], ['', 'No neuron is chosen on the wall.', 0]);
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
      await shows(page, '.neuron h3', /^Layer 3, neuron 4:/);
      await keys(page, ' ');
      await keys(page, 'Shift', 'ArrowRight');
      await keys(page, 'Shift', 'ArrowRight');
      assert.deepEqual(await chosen(page), ['3.4', '3.6', '3.8']);
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

  test('compares chosen neurons by the similarity of their best facets', async () => {
    await wall([60, 2], async page => {
      await page.click('#wall-several');
      for (const neuron of ['3.0', '3.2', '3.48']) {
        await page.$eval(
          '.virtual-grid',
          (grid, below) => grid.scrollTo(0, below ? grid.scrollHeight / 2 : 0),
          neuron === '3.48',
        );
        await page.waitForSelector(`[id="wall-${neuron}"]`);
        await page.$eval(`[id="wall-${neuron}"]`, cell => /** @type {HTMLElement} */ (cell).click());
      }
      await press(page, '#wall-compare');
      await page.waitForSelector('.neuron-comparison tbody tr');
      const rows = await page.$$eval('.neuron-comparison tbody tr', rows =>
        rows.map(row =>
          [.../** @type {HTMLTableRowElement} */ (row).cells]
            .slice(1)
            .map(({ textContent }) => Number(textContent?.replace('−', '-'))),
        ),
      );
      assert.equal(rows.length, 3);
      for (const [i, row] of rows.entries()) assert.equal(row[i], 1);
      assert.ok(rows[0][1] < 0.9, 'another motif');
      assert.equal(rows[0][2], 1, 'the same motif');
    });
  });

  test('has a map, on which similar neurons are near each other and are chosen', async () => {
    await wall([60, 1], async page => {
      await press(page, '#neurons-tab-map');
      await press(page, '#map-start');
      await page.waitForSelector('.map .point');
      assert.equal(await count(page, '.map .point'), 60);
      const places = await page.$$eval('.map .point', points =>
        Object.fromEntries(points.map(point => [point.id, ['cx', 'cy'].map(name => Number(point.getAttribute(name)))])),
      );
      const distance = (/** @type {string} */ one, /** @type {string} */ other) =>
        Math.hypot(places[one][0] - places[other][0], places[one][1] - places[other][1]);
      assert.ok(distance('map-3.0', 'map-3.24') < distance('map-3.0', 'map-3.1') / 2);
      await page.$eval('.map', map => /** @type {SVGElement} */ (map).focus());
      await keys(page, 'ArrowRight');
      await keys(page, ' ');
      await shows(page, '#wall-chosen', '1 chosen.');
      await keys(page, 'Control', 'a');
      await shows(page, '#wall-chosen', '60 chosen.');
      await page.type('#wall-search', 'spi1');
      await page.waitForFunction(() => document.querySelectorAll('.map .point').length === 15);
      await page.$eval('.map', map => map.scrollIntoView({ behavior: 'instant', block: 'center' }));
      const { left, top, width, height } = await page.$eval('.map', map => map.getBoundingClientRect().toJSON());
      await page.mouse.move(left + 2, top + 2);
      await page.mouse.down();
      await page.mouse.move(left + width - 2, top + height - 2, { steps: 4 });
      await page.mouse.up();
      await shows(page, '#wall-chosen', '15 chosen.');
    });
  });

  test('stands next to another report, facet by facet', async () => {
    await visit({ hash: '#example=regions' }, async page => {
      await ready(page);
      await press(page, '.facet-pairs summary');
      const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
        await page.$('#pairs-file')
      );
      await input.uploadFile(await file('other.report.json', await manyNeurons(4, 1)));
      await page.waitForSelector('#pairs-other option');
      await page.select('#pairs-other', '3.0');
      await press(page, '#pairs-start');
      await page.waitForSelector('.facet-pairs tbody svg.logo');
      const said = await text(page, '.facet-pairs');
      assert.match(said, /4 pairs, 4 with a correlation of at least 0\.8\. Alone: 12 here, 0 there\./);
      const first = await page.$$eval('.facet-pairs tbody tr:first-child > *', cells =>
        cells.map(({ textContent }) => textContent ?? ''),
      );
      assert.match(first[0], /^3\.3\.1/);
      assert.match(first[1], /^3\.0\.1/);
      assert.deepEqual(first.slice(2, 5), ['1.00', '0 bp', '+']);
    });
  });

  test('has no accessibility error that axe finds, and fits a phone', async () => {
    await wall([60, 2], async page => {
      await page.select('#wall-group', 'family');
      await press(page, '#neurons-tab-map');
      await press(page, '#map-start');
      await page.waitForSelector('.map .point');
      await page.$$eval('.neurons-overview [role=tabpanel]', panels => {
        for (const panel of panels) panel.removeAttribute('hidden');
      });
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
