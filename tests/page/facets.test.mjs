import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, openTab, ready, text, visit } from './visit.mjs';

const SHOWN = `${FACETS}:not([hidden])`;

describe('a neuron with many facets', { skip: await unlessBrowser('chromium') }, () => {
  test('shows the best ones first, and the others when asked', async () => {
    await visit({ hash: '#example=ctcf-pair' }, async page => {
      await ready(page);
      await page.waitForSelector(FACETS);
      const all = await count(page, FACETS);
      assert.ok(all > 100);
      assert.equal(await count(page, SHOWN), 20);
      await page.$$eval('.facets .more', buttons => {
        for (const button of /** @type {HTMLElement[]} */ (buttons)) button.click();
      });
      assert.equal(await count(page, SHOWN), all);
      assert.equal(await count(page, '.facets .more'), 0);
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
      await page.waitForSelector(`${FACETS}[hidden]`);
      await openTab(page, 'rule');
      const pointed = await page.evaluate(() => {
        const hidden = new Set(
          [...document.querySelectorAll('.facet[hidden]')].map(facet => facet.getAttribute('data-facet')),
        );
        const link = [...document.querySelectorAll('button.link')].find(button => hidden.has(button.textContent));
        /** @type {HTMLElement} */ (link).click();
        return link?.textContent;
      });
      assert.equal(await page.$eval('.facet.pointed', facet => facet.getAttribute('data-facet')), pointed);
      assert.equal(await page.$eval('.facet.pointed', facet => facet.checkVisibility()), true);
    });
  });
});
