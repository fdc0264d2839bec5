import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, ready, run, shows, seeFacets, text, visit } from './visit.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`loading the page in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('shows the facets of the solved example and the matrix without demixing, and the engine gets ready', async () => {
      await visit({ browser }, async page => {
        await page.waitForSelector('.demix svg');
        assert.equal(await count(page, '.demix .blur svg'), 1);
        assert.equal(await count(page, '.demix .sharp svg'), 2);
        await ready(page);
        assert.match(await text(page, '#engine-status'), /^Engine ready, \d+ (of \d+ )?threads?$/);
        assert.match(await text(page, '.facts'), /zeb1-toy\.onnx/);
      });
    });

    test('says so when it is not cross-origin isolated, and works', async () => {
      await visit({ browser, isolated: false }, async page => {
        await ready(page);
        assert.equal(await text(page, '#engine-status'), 'Engine ready, 1 thread');
        assert.match(await text(page, '.facts'), /1 thread: this page is not cross-origin isolated/);
      });
    });
  });
}

describe('the page without a network connection', { skip: await unlessBrowser('chromium') }, () => {
  test('opens, shows its example and runs it, after one visit', async () => {
    await visit({ offline: true }, async (page, _, server) => {
      await ready(page);
      await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
      await server.close();
      await page.reload();
      await page.waitForSelector('.demix svg');
      await ready(page);
      await run(page);
      assert.equal(await count(page, FACETS), 2);
    });
  });
});

describe('a page whose engine cannot be loaded', { skip: await unlessBrowser('chromium') }, () => {
  test('shows the solved example all the same, with logos, layers and figures', async () => {
    await visit({ watches: true }, async (page, origin) => {
      await page.setRequestInterception(true);
      page.on('request', request =>
        request.url().includes('/engine/worker.js') ? request.abort() : request.continue(),
      );
      await page.goto(`${origin}/#reloaded`);
      await page.reload();
      await seeFacets(page);
      assert.equal(await count(page, FACETS), 2);
      assert.ok((await count(page, '.layers tbody tr')) >= 2);
      await shows(page, '#engine-status', 'could not start');
      assert.match(await text(page, '.problem'), /engine\.not-loaded/);
    });
  });
});
