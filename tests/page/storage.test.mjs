import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, press, ready, run, shows, text, visit } from './visit.mjs';

describe('a browser that has no room', { skip: await unlessBrowser('chromium') }, () => {
  test('for a copy of the page: it is said, and the page computes', async () => {
    await visit({}, async (page, origin) => {
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

/** On the page, before anything else runs there: every storage is full. */
function refuseAll() {
  const refuse = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  Storage.prototype.setItem = refuse;
  Cache.prototype.put = Cache.prototype.addAll = async () => refuse();
  IDBFactory.prototype.open = refuse;
}
