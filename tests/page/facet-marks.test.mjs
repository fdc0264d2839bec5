import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { file } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, openTab, pick, press, ready, saved, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const EXAMPLE = '#example=ctcf-pair';

/** @param {Page} page @returns {Promise<(string | null)[]>} the facets on show, by their ids */
function ids(page) {
  return page.$$eval(FACETS, facets => facets.map(facet => facet.getAttribute('data-facet')));
}

/** @template T @param {(page: Page) => Promise<T>} test */
function facets(test) {
  return visit({ hash: EXAMPLE }, async page => {
    await ready(page);
    await page.waitForSelector(FACETS);
    return test(page);
  });
}

/** Tables of the facets. @param {Page} page */
async function openTable(page) {
  await page.$eval('details.facet-table', details => details.setAttribute('open', ''));
  await page.waitForSelector('#facets-table-save');
}

/** @param {Page} page @param {string} selector @returns {Promise<{name: string, rows: string[][]}>} */
async function savedTable(page, selector) {
  const { name, base64 } = await page.evaluate(saved, selector);
  const lines = Buffer.from(base64, 'base64').toString('utf8').trim().split('\n');
  return { name, rows: lines.map(line => line.split('\t')) };
}

describe('the facets of a neuron', { skip: await unlessBrowser('chromium') }, () => {
  test('are sorted, filtered, grouped and folded; the table has the same ones in the same order', async () => {
    await facets(async page => {
      await openTable(page);
      assert.match(await text(page, '#facets-shown'), /^202 of 248 facets\. Left out: 46 of few sequences\.$/);
      await page.select('#facets-sort', 'sequences');
      const sorted = await ids(page);
      assert.notDeepEqual(sorted, sorted.toSorted());
      const inTable = await page.$$eval('.facet-table tbody th', heads => heads.map(head => head.textContent));
      assert.deepEqual(inTable.slice(0, sorted.length), sorted);
      await press(page, '#facets-turn');
      assert.notEqual((await ids(page))[0], sorted[0]);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'facets-turn');

      await page.$eval('.facet-filters', details => details.setAttribute('open', ''));
      await page.type('#facets-decoupling', '0.98');
      await shows(page, '#facets-shown', 'by the filters');
      const few = await page.$$eval(`${FACETS} > .facet-head`, heads => heads.map(head => head.textContent ?? ''));
      assert.ok(few.length > 0 && few.every(head => /decoupling (0\.9[89]|1\.00)/.test(head)));
      await press(page, '#facets-reset');
      await shows(page, '#facets-shown', /^202 of/);
      assert.equal(await page.$eval('#facets-decoupling', input => /** @type {HTMLInputElement} */ (input).value), '');

      await page.select('#facets-group', 'rule');
      assert.match(await text(page, '.facet-group h4'), /^CTCF –\[\d+–\d+ bp\]– CTCF$/);
      await page.select('#facets-sort', 'rank');
      await page.click('#facets-fold');
      await shows(page, '#facets-shown', /folded into \d+ rows/);
      const before = await count(page, FACETS);
      await press(page, `[id="similar-${(await ids(page))[0]}"]`);
      assert.ok((await count(page, FACETS)) > before);
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded')), 'true');
    });
  });

  test('are named, noted, starred and hidden, and that is undone by button and by key', async () => {
    await facets(async page => {
      const [first, second] = await ids(page);
      await press(page, `[data-facet="${first}"] .star`);
      await page.click(`[data-facet="${first}"] button[aria-label^="Name and note"]`);
      await page.keyboard.type('twin');
      await page.keyboard.press('Tab');
      await page.keyboard.type('see the paper');
      await page.keyboard.press('Escape');
      await shows(page, `[data-facet="${first}"] .called`, /^twin$/);
      assert.equal(await text(page, `[data-facet="${first}"] .facet-note`), 'see the paper');
      assert.match(await page.evaluate(() => document.activeElement?.ariaLabel ?? ''), /^Name and note of facet twin$/);

      await openTab(page, 'rule');
      assert.ok(
        (await page.$$eval('.truth button.link', links => links.map(link => link.textContent))).includes('twin'),
      );
      await openTab(page, 'facets');
      await openTable(page);
      const { name, rows } = await savedTable(page, '#facets-table-save');
      assert.equal(name, 'facets-5.0.tsv');
      assert.deepEqual(rows[0].slice(0, 4), ['Facet', 'Name', 'Star', 'Note']);
      assert.deepEqual(rows[1].slice(0, 4), [first, 'twin', '★', 'see the paper']);

      await press(page, `[data-facet="${second}"] button[aria-label^="Hide"]`);
      await shows(page, '.undo-bar', `Facet ${second} is hidden.`);
      assert.ok(!(await ids(page)).includes(second));
      const focused = await page.evaluate(() => document.activeElement?.ariaLabel ?? '');
      assert.match(focused, /^Hide facet 5\.0\.3$/);
      assert.match(await text(page, '#facets-shown'), /^201 of .* 1 hidden/);
      await page.keyboard.down('Control');
      await page.keyboard.press('z');
      await page.waitForSelector(`[data-facet="${second}"]`);
      await page.keyboard.press('y');
      await page.waitForFunction(id => !document.querySelector(`[data-facet="${id}"]`), {}, second);
      await page.keyboard.up('Control');
      await press(page, '#undo');
      await page.waitForSelector(`[data-facet="${second}"]`);
      for (let steps = 0; steps < 3; steps++) await press(page, '#undo');
      await shows(page, `[data-facet="${first}"] .called`, /^5\.0\.1$/);
      assert.equal(await page.$eval('#undo', button => /** @type {HTMLButtonElement} */ (button).disabled), true);
    });
  });

  test('keep their marks in the saved report, whose digest stays, and in its page', async () => {
    const [saves, html] = await facets(async page => {
      await press(page, '[data-facet="5.0.2"] .star');
      await page.click('[data-facet="5.0.2"] button[aria-label^="Name and note"]');
      await page.keyboard.type('second');
      await page.keyboard.press('Enter');
      await press(page, '[data-facet="5.0.3"] button[aria-label^="Hide"]');
      await shows(page, '.undo-bar', 'hidden');
      return [await page.evaluate(saved, '#save-json'), await page.evaluate(saved, '#save-html')];
    });
    const shown = Buffer.from(html.base64, 'base64').toString('utf8');
    assert.match(shown, />★<\/span> <b>second<\/b> <span>5\.0\.2<\/span>/);
    assert.match(shown, /<p>1 of \d+ facets is hidden/);
    const json = Buffer.from(saves.base64, 'base64').toString('utf8');
    assert.deepEqual(JSON.parse(json).marks, [
      { facet: '5.0.2', name: 'second', starred: true },
      { facet: '5.0.3', hidden: true },
    ]);
    await visit({ hash: '#example=zeb1-toy' }, async page => {
      await ready(page);
      await pick(page, await file('marked.report.json', json));
      await shows(page, '[data-facet="5.0.2"] .called', 'second');
      assert.equal(await page.$('[data-facet="5.0.3"]'), null);
      assert.equal(await page.$eval('#problem', problem => problem.textContent), '');
      assert.equal(await page.$eval('[data-facet="5.0.2"] .star', star => star.ariaPressed), 'true');
    });
  });
});
