import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { ready, run, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const PAIR = '#example=ctcf-pair&layer=1&neurons=0-3&seed=7&motifs=none';
const TOY = '#seed=5&motifs=none';

describe('two tabs of one browser', { skip: await unlessBrowser('chromium') }, () => {
  test('run at once with the results that each has alone, and keep their own settings', async () => {
    await visit({ hash: PAIR }, async (page, origin) => {
      await ready(page);
      const alone = [await digest(page), await digestOf(page, `${origin}/${TOY}`)];

      await open(page, `${origin}/${PAIR}`);
      const other = await page.browserContext().newPage({ type: 'window' });
      await open(other, `${origin}/${TOY}`);
      await other.click('#theme');
      assert.deepEqual(await Promise.all([digest(page), digest(other)]), alone);
      assert.equal(await page.evaluate('location.hash'), `${PAIR}&area=result`);
      assert.equal(await other.evaluate('location.hash'), `${TOY}&area=result`);
      assert.equal(await text(page, '#theme'), 'Auto');
      await open(page, `${origin}/${PAIR}`);
      assert.equal(await text(page, '#theme'), 'Light');
    });
  });
});

/** @param {Page} page @param {string} address that may differ from the present one in its hash alone */
async function open(page, address) {
  await page.goto(address);
  await page.reload();
  await ready(page);
}

/** @param {Page} page @returns {Promise<string>} of a run with what is chosen */
async function digest(page) {
  await run(page);
  return text(page, '.result-head code');
}

/** @param {Page} page @param {string} address */
async function digestOf(page, address) {
  await open(page, address);
  return digest(page);
}
