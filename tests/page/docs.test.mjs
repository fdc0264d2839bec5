import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { unlessBrowser, withPage } from './browser.mjs';

const PAGES = readdirSync(join(root, 'www/docs')).filter(file => file.endsWith('.html'));

describe('the documentation', { skip: await unlessBrowser('chromium') }, () => {
  test('fits a phone, and loads nothing that the policy refuses', async () => {
    await withPage({}, async (page, origin) => {
      /** @type {string[]} */
      const messages = [];
      page.on('console', message => messages.push(message.text()));
      for (const file of PAGES) {
        await page.goto(`${origin}/www/docs/${file}`);
        for (const width of [320, 390, 1280]) {
          await page.setViewport({ width, height: 800 });
          const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
          assert.ok(wide <= width, `${file} is ${wide} px wide at ${width} px`);
        }
      }
      assert.deepEqual(messages, []);
    });
  });

  test('can be read without JavaScript', async () => {
    await withPage({}, async (page, origin) => {
      await page.setJavaScriptEnabled(false);
      await page.goto(`${origin}/www/docs/glossary.html`);
      assert.ok((await page.$$('.glossary dt')).length > 40);
    });
  });
});
