import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, openTab, press, ready, text, visit } from './visit.mjs';

/** Waits until so many facets are there: a task builds only some of them. @param {import('puppeteer-core').Page} page @param {number} wanted */
function atLeast(page, wanted) {
  return page.waitForFunction(
    (/** @type {string} */ facets, /** @type {number} */ wanted) => document.querySelectorAll(facets).length >= wanted,
    {},
    FACETS,
    wanted,
  );
}

describe('a neuron with many facets', { skip: await unlessBrowser('chromium') }, () => {
  test('shows the best ones first, and the others when asked', async () => {
    await visit({ hash: '#example=ctcf-pair' }, async page => {
      await ready(page);
      await atLeast(page, 20);
      assert.equal(await count(page, FACETS), 20);
      await page.waitForSelector('.facets .more');
      await press(page, '.facets .more');
      await atLeast(page, 100);
      assert.equal(await page.$eval('.facets .more', more => more.checkVisibility()), false);
    });
  });

  test('says how well the facets explain the neuron, and what may help', async () => {
    await visit({ hash: '#example=ctcf-pair' }, async page => {
      await ready(page);
      await page.waitForSelector('.clarity');
      assert.match(await text(page, '.clarity p'), /^(Clear|Partly clear|A mixture): /);
    });
  });

  test('saves the table of the facets with their purity', async () => {
    await visit({ hash: '#example=zeb1-toy' }, async page => {
      await ready(page);
      await page.waitForSelector('details.facet-table');
      await page.$eval('details.facet-table', details => details.setAttribute('open', ''));
      await page.waitForSelector('#facets-table-save');
      const heads = await page.$$eval('details.facet-table thead th', heads => heads.map(head => head.textContent));
      assert.ok(heads.includes('Purity'));
    });
  });

  test('shows a facet that something else points at', async () => {
    await visit({ hash: '#example=ctcf-pair' }, async page => {
      await ready(page);
      await page.waitForSelector(FACETS);
      await openTab(page, 'rule');
      const pointed = await page.evaluate(() => {
        const shown = new Set([...document.querySelectorAll('.facet')].map(facet => facet.getAttribute('data-facet')));
        const links = /** @type {HTMLElement[]} */ ([
          ...document.querySelectorAll('#neuron-panel-rule [data-leads-to]'),
        ]);
        const link = links.find(({ dataset }) => !shown.has(dataset.leadsTo ?? ''));
        link?.click();
        return link?.dataset.leadsTo;
      });
      await page.waitForSelector('.facet.pointed');
      assert.equal(await page.$eval('.facet.pointed', facet => facet.getAttribute('data-facet')), pointed);
      assert.equal(await page.$eval('.facet.pointed', facet => facet.checkVisibility()), true);
    });
  });
});
