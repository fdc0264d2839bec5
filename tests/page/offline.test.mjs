import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser, withPage } from './browser.mjs';

/** A page of the site that is almost empty, so that only the service worker is tested. */
const QUIET = 'www/pages/headless.html';

/** Registers the service worker as the page does, and waits until it has its copies: it answers for the next page. */
const KEEP_OFFLINE = `(async () => {
  const { keepOffline } = await import('../ui/offline.js');
  await keepOffline();
  await navigator.serviceWorker.ready;
})()`;

/** A file that is kept only once it was asked for. */
const LARGE = '/www/motifs/jaspar-core.transfac';

/** Asks for it, and waits until the copy is there. */
const ASK_FOR_LARGE = `(async () => {
  if (await caches.match('${LARGE}')) throw new Error('kept before it was asked for');
  await (await fetch('${LARGE}')).arrayBuffer();
  while (!await caches.match('${LARGE}')) await new Promise(resolve => setTimeout(resolve, 50));
})()`;

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`the service worker in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('isolates a page whose host sends no headers, after one reload', async () => {
      await withPage({ browser, mode: 'plain' }, async (page, origin) => {
        await page.goto(`${origin}/${QUIET}`);
        assert.equal(await page.evaluate('crossOriginIsolated'), false);
        const reloaded = page.waitForNavigation();
        await page.evaluate(KEEP_OFFLINE).catch(() => {}); // the reload ends the evaluation
        await reloaded;
        assert.equal(await page.evaluate('crossOriginIsolated'), true);
        const policy = "fetch('/sw.js').then(response => response.headers.get('content-security-policy'))";
        assert.match(String(await page.evaluate(policy)), /^default-src 'none'; /);
      });
    });

    test('answers for the whole site when the network is gone', async () => {
      await withPage({ browser }, async (page, origin, server) => {
        await page.goto(`${origin}/${QUIET}`);
        await page.evaluate(KEEP_OFFLINE);
        await page.reload();
        await page.evaluate(ASK_FOR_LARGE);
        await server.close();
        await page.goto(`${origin}/${QUIET}`);
        assert.equal(await page.title(), 'NeuronMotif without a page');
        const sizes = `Promise.all(['/', '/pkg/neuronmotif_bg.wasm', '/www/engine/worker.js', '${LARGE}'].map(async file =>
          (await (await fetch(file)).arrayBuffer()).byteLength))`;
        for (const size of /** @type {number[]} */ (await page.evaluate(sizes))) assert.ok(size > 500);
      });
    });
  });
}
