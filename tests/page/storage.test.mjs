import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { opened, results, settled, SHORT } from './keeping.mjs';
import { count, FACETS, press, ready, run, shows, text, visit } from './visit.mjs';

describe('a browser that has no room', { skip: await unlessBrowser('chromium') }, () => {
  test('for a copy of the page: it is said, and the page computes', async () => {
    await visit({ own: true, offline: true }, async (page, origin) => {
      const session = await page.createCDPSession();
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 10_000 });
      await page.reload();
      await shows(page, '.notice', 'no room for a copy of this version of the page');
      await ready(page);
      await run(page);
      assert.equal(await count(page, FACETS), 2);
    });
  });

  test('for settings and files: it is said, and nothing that was computed is lost', async () => {
    await visit({ before: refuseAll }, async page => {
      await ready(page);
      await run(page);
      const digest = await text(page, '.result-head code');
      await shows(page, '.notice', 'no room left for your session');
      await page.click('#theme');
      await shows(page, '.notice', 'the colour scheme lasts until the page is closed');
      assert.equal(await text(page, '#theme'), 'Light');
      assert.equal(await text(page, '.result-head code'), digest);
      await page.$$eval('.notice button', buttons => {
        for (const button of buttons) button.click();
      });
      assert.equal(await count(page, '.notice'), 0);
      await run(page);
      assert.equal(await text(page, '.result-head code'), digest);
    });
  });

  test('for the network that the guided page trained: it is said, and the network is still there', async () => {
    await visit({ hash: 'learn.html#epochs=5&examples=200', before: refuseAll }, async page => {
      await page.waitForSelector('#train-start:not(:disabled)');
      await press(page, '#train-start');
      await page.waitForSelector('#train-workbench');
      await press(page, '#train-workbench');
      await shows(page, '#problem', 'page.not-handed-over');
      assert.equal(await count(page, '#train-download'), 1);
    });
  });
});

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a session that ${browser} does not keep`, { skip: await unlessBrowser(browser) }, () => {
    test('is said once, is there until the page is closed, and leaving asks', async () => {
      await visit({ browser, hash: SHORT, before: refuseDatabase, reloads: true }, async page => {
        /** @type {string[]} */
        const asked = [];
        page.on('dialog', dialog => {
          asked.push(dialog.type());
          dialog.accept();
        });
        await page.waitForSelector('.facts');
        assert.equal(await count(page, '.notice'), 0);
        await ready(page);
        await run(page);
        await shows(page, '.notice', 'does not let the page keep your session');
        const found = await results(page);
        await run(page);
        assert.deepEqual(await results(page), found);
        assert.equal(await count(page, '.notice'), 1);
        await press(page, '#sessions-open');
        await shows(page, '.sessions', 'does not let the page keep sessions');
        await press(page, '#sessions-close');
        await page.click('#seed'); // browsers ask only where the page was used
        await page.reload({ waitUntil: 'domcontentloaded' });
        assert.deepEqual(asked, ['beforeunload']);
        await shows(page, '.provenance', 'Example, computed in advance');
      });
    });

    test('for lack of room is kept without its network where that is enough', async () => {
      await visit({ browser, hash: SHORT, before: refuseFiles, reloads: true }, async page => {
        await opened(page, 'keep');
        await shows(page, '.notice', 'no room for your network. Your results are kept without it');
        await run(page);
        const found = await results(page);
        await settled(page);
        await page.reload({ waitUntil: 'domcontentloaded' });
        await shows(page, '#session-awaited', 'open “model.onnx” again');
        assert.deepEqual(await results(page), found);
      });
    });
  });
}

describe('a device that is full', { skip: await unlessBrowser('chromium') }, () => {
  test('loses nothing of the page, and keeps the session as soon as there is room', async () => {
    await visit({ hash: SHORT, before: refuseWhileFull, reloads: true }, async page => {
      await opened(page, 'keep-not');
      await page.evaluate('full = true');
      await run(page);
      await shows(page, '.notice', 'no room left for your session');
      const found = await results(page);
      await page.evaluate('full = false');
      await page.click('input[name=layer][value="2"]');
      await settled(page);
      await page.reload({ waitUntil: 'domcontentloaded' });
      await shows(page, '#session-awaited', 'open “model.onnx” again');
      assert.deepEqual(await results(page), found);
    });
  });
});

/** On the page, before anything else runs there: the browser refuses its database, as with blocked storage. */
function refuseDatabase() {
  IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
}

/** There is no room while the test says so. */
function refuseWhileFull() {
  const { put } = IDBObjectStore.prototype;
  const world = /** @type {{full?: boolean}} */ (/** @type {unknown} */ (globalThis));
  /** @param {any} value @param {any} key */
  IDBObjectStore.prototype.put = function (value, key) {
    if (world.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    return put.call(this, value, ...(key === undefined ? [] : [key]));
  };
}

/** There is room for what was computed alone. */
function refuseFiles() {
  const { put } = IDBObjectStore.prototype;
  /** @param {any} value @param {any} key */
  IDBObjectStore.prototype.put = function (value, key) {
    if (value instanceof File) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    return put.call(this, value, ...(key === undefined ? [] : [key]));
  };
}

/** On the page, before anything else runs there: every storage is full. */
function refuseAll() {
  const refuse = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  Storage.prototype.setItem = refuse;
  Cache.prototype.put = Cache.prototype.addAll = async () => refuse();
  IDBFactory.prototype.open = refuse;
}
