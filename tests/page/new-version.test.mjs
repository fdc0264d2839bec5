/** A new version of the site takes the place of an old one whose service worker and copies are in the browser. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { OFFLINE_LIST, root } from '../../tools/site.mjs';
import { file } from '../headless/command.mjs';
import { unlessBrowser, withPage } from './browser.mjs';

const PAGE = 'www/pages/headless.html';
const SCRIPT = 'www/ui/next-task.js';

/** Which version page and script are of. */
const VERSIONS = `import('/${SCRIPT}').then(({ version = 'new' }) => [document.title === 'Old' ? 'old' : 'new', version])`;

const KEEP_OFFLINE = `(async () => {
  const { keepOffline } = await import('/www/ui/offline.js');
  await keepOffline();
  await navigator.serviceWorker.ready;
})()`;

const NEW_IS_KEPT = `(async () => {
  const list = await (await fetch('/${OFFLINE_LIST}')).text();
  const version = /"version": "([^"]+)"/.exec(list)[1];
  const isKept = async () => (await navigator.serviceWorker.getRegistration()).waiting !== null;
  while (!await caches.has('neuronmotif-' + version) || !await isKept()) await new Promise(resolve => setTimeout(resolve, 50));
})()`;

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`after a new version, in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('nothing is old without a network, once the old pages are closed', async () => {
      await inOldVersion(browser, async (page, { origin, release, close }) => {
        release();
        await page.goto(`${origin}/${PAGE}`);
        await page.evaluate(KEEP_OFFLINE);
        await page.evaluate(NEW_IS_KEPT);
        const later = await page.browserContext().newPage();
        await page.close();
        await close();
        await later.goto(`${origin}/${PAGE}`);
        // The browser makes the new service worker the active one some time after the last page was closed.
        while (await later.evaluate(`caches.has('neuronmotif-old')`))
          await later.goto('about:blank').then(() => later.goto(`${origin}/${PAGE}`));
        await later.reload();
        assert.deepEqual(await later.evaluate(VERSIONS), ['new', 'new']);
      });
    });
  });
}

describe('a new version, in a browser whose service worker is the old one', {
  skip: await unlessBrowser('chromium'),
}, () => {
  test('nothing is old, although the host lets the browser reuse files unasked', async () => {
    await inOldVersion('chromium', async (page, { origin, release }) => {
      release();
      await page.goto(`${origin}/${PAGE}`);
      assert.deepEqual(await page.evaluate(VERSIONS), ['new', 'new']);
    });
  });

  test('nothing is new without a network, if the old version alone was visited', async () => {
    await inOldVersion('chromium', async (page, { origin, release, close }) => {
      release();
      await close();
      await page.goto(`${origin}/${PAGE}`);
      assert.deepEqual(await page.evaluate(VERSIONS), ['old', 'old']);
    });
  });
});

/**
 * Visits an old version, whose service worker answers from then on.
 * @param {import('../../tools/browsers.mjs').BrowserName} browser
 * @param {(page: import('puppeteer-core').Page, site: {origin: string, release: () => void, close: () => Promise<void>}) => Promise<void>} test
 *   `release` puts the new version in its place
 */
async function inOldVersion(browser, test) {
  const [page, script, list] = await Promise.all(
    [PAGE, SCRIPT, OFFLINE_LIST].map(path => readFile(`${root}/${path}`, 'utf8')),
  );
  /** @type {Record<string, string>} */
  const extra = {
    [`/${PAGE}`]: await file('old.html', page.replace(/<title>.*<\/title>/, '<title>Old</title>')),
    [`/${SCRIPT}`]: await file('old.js', `${script}\nexport const version = 'old';\n`),
    [`/${OFFLINE_LIST}`]: await file('offline.js', list.replace(/"version": "[^"]+"/, '"version": "old"')),
  };
  await withPage({ browser, extra, maxAge: 600 }, async (tab, origin, server) => {
    await tab.goto(`${origin}/${PAGE}`);
    await tab.evaluate(KEEP_OFFLINE);
    await tab.goto('about:blank');
    await tab.goto(`${origin}/${PAGE}`);
    assert.deepEqual(await tab.evaluate(VERSIONS), ['old', 'old']);
    const release = () => {
      for (const path of Object.keys(extra)) delete extra[path];
    };
    await test(tab, { origin, release, close: server.close });
  });
}
