import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { broken } from '../endurance/invariants.mjs';
import { look } from '../endurance/view.mjs';
import { unlessBrowser } from './browser.mjs';
import { pick, press, ready, run, shows, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** What the page is at when it is loaded anew. @type {Record<string, (page: Page) => Promise<unknown>>} */
const MOMENTS = {
  'the engine loads': page => page.waitForSelector('#engine-status[data-state=loading]'),
  async 'a file is opened'(page) {
    await ready(page);
    await pick(page, `${root}/www/examples/ctcf-pair/model.onnx`);
    await page.waitForSelector('.opened[aria-busy=true], .facts');
  },
  async 'a run is in progress'(page) {
    await ready(page);
    await press(page, '#example-ctcf-pair');
    await shows(page, '.facts', 'ctcf-pair.onnx');
    await press(page, '#start');
    await shows(page, '.stage', /^(Searching|Dividing|Asking)/);
  },
  async 'a run is paused'(page) {
    await ready(page);
    await press(page, '#example-ctcf-pair');
    await shows(page, '.facts', 'ctcf-pair.onnx');
    await press(page, '#start');
    await press(page, '#pause');
    await shows(page, '.stage', /^Paused/);
  },
  async 'sequences are searched for motifs'(page) {
    await ready(page);
    await press(page, '#sources-example');
    await page.waitForSelector('#find-motifs:not(:disabled)');
    await press(page, '#survey');
    await page.waitForSelector('#survey-windows-save');
    await page.waitForSelector('#find-motifs:not(:disabled)');
    await press(page, '#find-motifs');
  },
  async 'facets are compared with known motifs'(page) {
    await ready(page);
    await page.click('#motifs-jaspar-core');
    await page.waitForSelector('.annotation');
  },
};

/** In Firefox, which ends workers differently, those with the engine at work. */
const FIREFOX = ['a file is opened', 'a run is in progress'];

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`the page loaded anew in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('comes back clean, whatever it was at', async () => {
      await visit({ browser, reloads: true, offline: true }, async (page, origin) => {
        page.on('dialog', dialog => dialog.accept());
        for (const [moment, reach] of Object.entries(MOMENTS)) {
          if (browser === 'firefox' && !FIREFOX.includes(moment)) continue;
          await reach(page);
          await page.reload({ waitUntil: 'domcontentloaded' });
          await page.waitForSelector('.live');
          assert.deepEqual(broken(await page.evaluate(look)), [], `reloaded while ${moment}`);
          await page.goto(`${origin}/?${encodeURIComponent(moment)}`, { waitUntil: 'domcontentloaded' });
        }
        await ready(page);
        await run(page);
        assert.deepEqual(broken(await page.evaluate(look)), []);
      });
    });
  });
}

describe('a host that sends no headers', { skip: await unlessBrowser('chromium') }, () => {
  test('costs no run: the reload that isolates the page is offered where somebody has begun', async () => {
    await visit({ mode: 'plain', hash: '#example=ctcf-pair&preset=paper' }, async page => {
      await page.waitForSelector('#start:not(:disabled)');
      await page.keyboard.press('r');
      await page.keyboard.press('p');
      await shows(page, '.notice', 'The page computes on one thread until it is loaded again');
      await shows(page, '.stage', /^Paused/);
      await page.keyboard.press('c');
      await shows(page, '.stage', /^Cancelled/);
      const reloaded = page.waitForNavigation();
      await press(page, '.notice button');
      await reloaded;
      assert.equal(await page.evaluate('crossOriginIsolated'), true);
    });
  });
});
