import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { root, siteFiles } from '../../tools/site.mjs';
import { EXPORT_PAGE, PLACES } from '../../www/workbench/open/export-help.js';
import { file } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { pick, press, ready, shows, text, visit } from './visit.mjs';

/** @type {import('../../www/export-guide/snippet.js').Snippet[]} */
const SNIPPETS = JSON.parse(await readFile(`${root}/www/export-guide/snippets/index.json`, 'utf8'));
const HTML = await readFile(`${root}/${EXPORT_PAGE}`, 'utf8');

describe('the page on exporting, as a file', () => {
  test('links every snippet for those without JavaScript', () => {
    const links = [...HTML.matchAll(/<li><a href="www\/export-guide\/snippets\/([^"]+)">([^<]+)<\/a>/g)];
    const listed = links.map(([, file, title]) => ({ file, title }));
    const expected = SNIPPETS.filter(({ file }) => file).map(({ file, title }) => ({ file, title }));
    assert.deepEqual(listed, expected);
  });

  test('has a place for every refusal that leads there, and is part of the site with its snippets', async () => {
    const places = [...HTML.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id).concat(SNIPPETS.map(({ id }) => id));
    for (const [, , place] of PLACES) assert.ok(places.includes(place), place);
    for (const [, place] of HTML.matchAll(/href="#([^"]+)"/g)) assert.ok(places.includes(place), place);
    const files = await siteFiles();
    for (const name of [
      EXPORT_PAGE,
      'www/export-guide/snippets/index.json',
      'www/export-guide/snippets/export_pytorch.py',
    ])
      assert.ok(files.includes(name), name);
  });
});

describe('the page on exporting', { skip: await unlessBrowser('chromium') }, () => {
  test('shows each snippet as its file has it, with what it was tested with, and copies it', async () => {
    await visit({ hash: EXPORT_PAGE }, async (page, origin) => {
      await page.waitForSelector('.snippet');
      const context = page.browserContext();
      await context.overridePermissions(origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
      for (const { id, file, tested } of SNIPPETS) {
        if (!file) continue;
        const code = await readFile(`${root}/www/export-guide/snippets/${file}`, 'utf8');
        assert.equal(await text(page, `[id="${id}"] pre`), code);
        assert.match(await text(page, `[id="${id}"] .tested`), new RegExp(`^Tested with ${tested?.slice(0, 10)}`));
      }
      await press(page, '#keras button');
      await shows(page, '#keras .code', 'Copied.');
      const copied = await page.evaluate('navigator.clipboard.readText()');
      assert.equal(copied, await readFile(`${root}/www/export-guide/snippets/export_keras.py`, 'utf8'));
    });
  });

  test('is there before the snippets are, goes to the place in the address, and fits a phone', async () => {
    await visit({ hash: `${EXPORT_PAGE}#deepstarr` }, async page => {
      await page.waitForSelector('.snippet');
      await page.waitForFunction(() => {
        const { top, bottom } = /** @type {Element} */ (document.querySelector('#deepstarr')).getBoundingClientRect();
        return top >= 0 && top < innerHeight && bottom > 0;
      });
      for (const width of [320, 390, 1280]) {
        await page.setViewport({ width, height: 800 });
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
        assert.ok(wide <= width, `at ${width} px the page is ${wide} px wide`);
      }
    });
  });

  test('can be read without JavaScript', async () => {
    await visit({ watches: true }, async (page, origin) => {
      await page.setJavaScriptEnabled(false);
      await page.goto(`${origin}/${EXPORT_PAGE}`);
      assert.match(await text(page, '#refused-title + dl'), /onnx\.unsupported-op/);
      const answer = await page.goto(`${origin}/www/export-guide/snippets/export_pytorch.py`);
      assert.match(answer?.headers()['content-type'] ?? '', /^text\/plain/);
    });
  });

  test('is linked where a network is opened, and from refusals that another export mends', async () => {
    await visit({}, async page => {
      await ready(page);
      assert.equal(await address(page, '.export-help a'), EXPORT_PAGE);
      assert.equal(await address(page, '.imprint a[href^=export]'), EXPORT_PAGE);
      await pick(page, await file('model.h5', new Uint8Array([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])));
      await shows(page, '.problem-code', 'onnx.not-onnx');
      assert.equal(await address(page, '.problem a'), `${EXPORT_PAGE}#keras`);
      await pick(page, `${root}/tests/corpus/external-data.onnx`);
      await shows(page, '.problem-code', 'onnx.external-data');
      assert.equal(await address(page, '.problem a'), `${EXPORT_PAGE}#external-data`);
    });
  });
});

/** @param {import('puppeteer-core').Page} page @param {string} selector */
function address(page, selector) {
  return page.$eval(selector, link => link.getAttribute('href'));
}
