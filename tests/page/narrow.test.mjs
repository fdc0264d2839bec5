/** Tables and fields in narrow columns: what matters most in them is in sight. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { openTab, ready, seeFacets, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Pixels by which an element goes on beyond what scrolls it. @param {Page} page @param {string} selector @param {string} within */
function beyond(page, selector, within) {
  return page.$eval(
    selector,
    (element, within) => {
      const edge = element.closest(within)?.getBoundingClientRect().right ?? 0;
      return element.getBoundingClientRect().right - edge;
    },
    within,
  );
}

describe('in a narrow column', { skip: await unlessBrowser('chromium') }, () => {
  for (const width of [1440, 390]) {
    test(`layers show their receptive field and neurons on a window of ${width} px`, async () => {
      await visit({ hash: '#example=regions&area=network' }, async page => {
        await ready(page);
        await page.setViewport({ width, height: 900 });
        const heads = await page.$$eval('.layers thead th', all => all.map(({ textContent }) => textContent));
        assert.deepEqual(heads.slice(0, 3), ['Layer', 'Receptive field', 'Channels']);
        assert.ok((await beyond(page, '.layers tbody td:nth-child(3)', '.scroll')) <= 1);
      });
    });

    test(`needed letters and the fields of a facet are whole on a window of ${width} px`, async () => {
      await visit({ hash: '#example=ctcf-pair&area=result&tab=rule' }, async page => {
        await ready(page);
        await page.setViewport({ width, height: 900 });
        await page.waitForSelector('.needed-letters');
        assert.ok((await beyond(page, '.needed-letters code', '.scroll')) <= 1);
        await openTab(page, 'facets');
        await seeFacets(page);
        await page.$eval('.facet-marks', form => {
          /** @type {HTMLElement} */ (form).hidden = false;
        });
        assert.ok((await beyond(page, '.facet-marks input', '.facets')) <= 1);
        assert.ok((await beyond(page, '.facet-marks textarea', '.facets')) <= 1);
      });
    });
  }
});
