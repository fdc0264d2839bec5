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
      await tabTo(page, '#neurons-tab-wall');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await tabTo(page, '[id="neuron-1.1"]');
      await page.keyboard.press('Enter');
      await shows(page, '.neuron h3', 'Layer 1, neuron 1');
      assert.equal(await page.evaluate('document.activeElement.id'), 'neuron-1.1');
      await tabTo(page, `${FACETS} [aria-label^="More about"]`);
      await page.keyboard.press('Enter');
      await shows(page, `${FACETS} .facet-more`, 'Consensus activation');
    });
  });

  test('one goes from an example to the signals around the sites of the first neuron of an output', async () => {
    await visit({}, async page => {
      await page.waitForSelector('#example-regions');
      await tabTo(page, '#example-regions');
      await page.keyboard.press('Enter');
      await shows(page, '.facts', 'regions.onnx');
      await ready(page);
      await tabTo(page, '#sources-example');
      await page.keyboard.press('Enter');
      await shows(page, '[aria-label=Signals]', '4 signals.');
      await page.waitForSelector('#outputs-ask:not(:disabled)');
      await tabTo(page, '#outputs-ask');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#outputs-rank:not(:disabled)');
      await tabTo(page, '#outputs-unit');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, '#outputs-rank');
      await page.keyboard.press('Enter');
      await shows(page, '.outputs-ranking h4', 'myeloid');
      await page.waitForSelector('#outputs-rank:not(:disabled)');
      await tabTo(page, '#outputs-table-sort-0');
      await tabTo(page, '[id^="ranked-3."]');
      const chosen = await text(page, ':focus');
      await page.keyboard.press('Enter');
      await shows(page, '#neurons-status', '1 neuron of 24 in layer 3');
      await tabTo(page, '#neurons-tab-wall');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await tabTo(page, `[id="neuron-3.${chosen}"]`);
      await page.keyboard.press('Enter');
      await shows(page, '.neuron h3', `neuron ${chosen}:`);
      await tabTo(page, '#neuron-tab-facets');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await tabTo(page, '#neuron-survey');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#neuron-survey-windows-save');
      await page.waitForSelector('#find-motifs:not(:disabled)');
      await tabTo(page, '#find-motifs-of');
      await page.keyboard.press('End');
      await tabTo(page, '#find-motifs');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#hits-table-save');
      await page.waitForSelector('#footprint:not(:disabled)');
      await tabTo(page, '#footprint');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#footprint-table-save');
      await tabTo(page, '.footprint .plot-pane');
      await page.keyboard.press('Home');
      await shows(page, '.footprint .plot-readout', /^At −500 bp: /);
      assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-valuenow")'), '-500');
    });
  });

  test('the skip link comes first, and every stop shows that it has the focus', async () => {
    await visit({ hash: '#area=network' }, async page => {
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

/** Goes to the area of an element, where that is not in front, and to the element. @param {Page} page @param {string} selector */
async function tabTo(page, selector) {
  await page.waitForSelector(selector);
  const area = await page.$eval(selector, element =>
    element.checkVisibility() ? undefined : element.closest('.area')?.getAttribute('data-of'),
  );
  if (area) {
    await tabTo(page, '.areas [aria-current]');
    await page.keyboard.press('Home');
    while (!(await page.evaluate(id => document.activeElement?.id === id, `area-${area}`))) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
  }
  for (let presses = 0; presses < 400; presses++) {
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
