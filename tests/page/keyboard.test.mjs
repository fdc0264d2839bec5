import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, ready, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

describe('with the keyboard alone', { skip: await unlessBrowser('chromium') }, () => {
  test('one opens an example, chooses layer and neuron, runs, reads and saves', async () => {
    await visit({}, async page => {
      await page.waitForSelector('#example-zeb1-toy');
      await tabTo(page, '#example-zeb1-toy');
      await page.keyboard.press('Enter');
      await ready(page);
      await tabTo(page, 'input[name=layer]');
      await page.keyboard.press('ArrowUp');
      await shows(page, '#neurons-status', 'in layer 1');
      await tabTo(page, '.chip input');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Space');
      assert.equal(await page.$eval('#neurons-text', input => /** @type {HTMLInputElement} */ (input).value), '0-1');
      await tabTo(page, '#start');
      await page.keyboard.press('Enter');
      await shows(page, '.stage', 'Finished');
      await tabTo(page, '[id="neuron-1.1"]');
      await page.keyboard.press('Enter');
      await shows(page, '.neuron h3', 'Layer 1, neuron 1');
      assert.equal(await page.evaluate('document.activeElement.id'), 'neuron-1.1');
      await tabTo(page, `${FACETS} .facet-head button`);
      await page.keyboard.press('Enter');
      await shows(page, `${FACETS} .facet-more`, 'Consensus activation');
    });
  });

  test('the skip link comes first, and every stop shows that it has the focus', async () => {
    await visit({}, async page => {
      await ready(page);
      await page.keyboard.press('Tab');
      assert.equal(await text(page, ':focus'), 'Skip to the content');
      for (let stop = 0; stop < 25; stop++) {
        await page.keyboard.press('Tab');
        assert.ok(
          await page.evaluate(focusShows),
          `stop ${stop}: ${await page.evaluate('document.activeElement.outerHTML')}`,
        );
      }
    });
  });

  test('single keys run and cancel, but not while one types', async () => {
    await visit({ hash: '#layer=1' }, async page => {
      await ready(page);
      await page.focus('#neurons-text');
      await page.keyboard.press('r');
      await shows(page, '#neurons-status', '“0r” is not a number');
      assert.match(await text(page, '.stage'), /^No run yet/);
      await page.keyboard.press('Backspace');
      await page.focus('#start');
      await page.keyboard.press('r');
      await shows(page, '.stage', 'Finished');
      assert.ok((await count(page, FACETS)) > 0);
    });
  });
});

/** @param {Page} page @param {string} selector */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.evaluate(selector => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The tab key never reaches ${selector}.`);
}

/** In the page: whether the focused element, or what stands for it, is outlined. */
function focusShows() {
  const focused = /** @type {Element} */ (document.activeElement);
  const standIns = [focused, focused.nextElementSibling, focused.parentElement];
  return standIns.some(element => element && getComputedStyle(element).outlineStyle === 'solid');
}
