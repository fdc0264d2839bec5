import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, openTab, press, ready, run, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

describe('the views of a neuron', { skip: await unlessBrowser('chromium') }, () => {
  test('are tabs with one stop for the tab key, arrows between them, and panels of their own', async () => {
    await visit({ hash: '#area=result' }, async page => {
      await ready(page);
      assert.deepEqual(await page.$$eval('[id^=neuron-tab-]', tabs => tabs.map(tab => [tab.textContent, tab.role])), [
        ['Facets', 'tab'],
        ['Rule', 'tab'],
        ['Effect', 'tab'],
        ['Sequences', 'tab'],
        ['Methods', 'tab'],
      ]);
      assert.deepEqual(await state(page), { open: ['facets'], stops: ['facets'], panels: ['facets'] });
      await page.focus('#neuron-tab-facets');
      for (const [key, focused] of [
        ['ArrowRight', 'rule'],
        ['ArrowRight', 'effect'],
        ['End', 'methods'],
        ['ArrowRight', 'facets'],
        ['ArrowLeft', 'methods'],
        ['Home', 'facets'],
        ['ArrowRight', 'rule'],
      ]) {
        await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
        assert.equal(await page.evaluate('document.activeElement.id'), `neuron-tab-${focused}`, key);
      }
      assert.deepEqual((await state(page)).open, ['facets'], 'arrows do not open');
      await page.keyboard.press('Enter');
      assert.deepEqual(await state(page), { open: ['rule'], stops: ['rule'], panels: ['rule'] });
      assert.equal(await page.evaluate('document.activeElement.id'), 'neuron-tab-rule');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.id'), 'neuron-panel-rule');
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      assert.equal(await page.evaluate('document.activeElement.id'), 'neuron-tab-rule', 'back to the open one');
      const labelled = await page.$eval('#neuron-panel-rule', panel => panel.getAttribute('aria-labelledby'));
      assert.equal(labelled, 'neuron-tab-rule');
    });
  });

  test('are built when they are opened, and stay', async () => {
    await visit({ hash: '#area=result' }, async page => {
      await ready(page);
      assert.equal(await count(page, '#neuron-panel-rule > *'), 0);
      assert.equal(await count(page, '.syntax, .dictionary, #methods'), 0);
      await openTab(page, 'rule');
      await page.waitForSelector('.syntax-tree');
      await page.$eval('.syntax-tree', tree => tree.classList.add('same'));
      await openTab(page, 'facets');
      await openTab(page, 'rule');
      assert.equal(await count(page, '.syntax-tree.same'), 1);
    });
  });

  test('are in the address: a link opens one, back and forward go along them, another neuron keeps it', async () => {
    await visit({ hash: '#layer=1&neurons=0-1&tab=methods' }, async page => {
      await ready(page);
      assert.deepEqual((await state(page)).open, ['methods']);
      assert.equal(await count(page, FACETS), 0);
      await run(page);
      await page.waitForFunction(() => !document.querySelector('.annotation'));
      await openTab(page, 'rule');
      await page.waitForFunction(() => location.hash.includes('tab=rule'));
      await press(page, '#neurons-tab-table');
      await press(page, '[id="neuron-1.1"]');
      await shows(page, '.neuron h3', 'Layer 1, neuron 1');
      assert.deepEqual((await state(page)).open, ['rule']);
      await page.goBack();
      await shows(page, '.neuron h3', 'Layer 1, neuron 0');
      assert.deepEqual((await state(page)).open, ['rule']);
      await page.goBack();
      await page.waitForSelector('#neuron-panel-methods:not([hidden])');
      await page.goForward();
      await page.waitForSelector('#neuron-panel-rule:not([hidden])');
    });
  });

  test('a link to a view that does not exist opens the first one', async () => {
    await visit({ hash: '#area=result&tab=nothing' }, async page => {
      await ready(page);
      assert.equal(await count(page, '#neuron-tab-nothing'), 0);
      assert.deepEqual(await state(page), { open: ['facets'], stops: ['facets'], panels: ['facets'] });
    });
  });

  test('are all on paper, with their logos and trees', async () => {
    await visit({ hash: '#area=result' }, async page => {
      await ready(page);
      await page.evaluate(() => {
        window.print = () => document.body.classList.add('printed');
      });
      await press(page, '#print');
      await page.waitForSelector('.printed');
      assert.ok((await count(page, '#neuron-panel-facets svg.logo')) >= 3);
      assert.equal(await count(page, '.syntax-tree'), await count(page, '.tree-card'));
      assert.deepEqual((await state(page)).panels, ['facets']);
      await page.emulateMediaType('print');
      assert.deepEqual((await state(page)).panels, ['facets', 'rule'], 'nobody has asked outputs and methods');
      assert.equal(await page.$eval('.facet', facet => getComputedStyle(facet).contentVisibility), 'visible');
      const titles = await page.$$eval('[id^=neuron-panel-]', panels =>
        panels.map(panel => getComputedStyle(panel, '::before').content),
      );
      assert.deepEqual(titles, ['"Facets"', '"Rule"', '"Effect"', '"Sequences"', '"Methods"']);
    });
  });

  test('the letters that the neuron needs are with the rule, and lead to their facets', async () => {
    await visit({ hash: '#area=result&tab=rule' }, async page => {
      await ready(page);
      await page.waitForSelector('.needed-letters');
      const facet = await text(page, '.needed-letters button');
      const [first] = await page.$$eval('.needed-letters code', codes =>
        codes.map(({ textContent }) => textContent ?? ''),
      );
      assert.match(first, /^[ACGT·]+$/);
      await press(page, '.needed-letters button');
      await page.waitForSelector('.facet.pointed');
      assert.equal(await page.$eval('.facet.pointed', element => element.getAttribute('data-facet')), facet);
    });
  });
});

/** @param {Page} page @returns {Promise<{open: string[], stops: string[], panels: string[]}>} names of the tabs, and of the panels that can be seen */
function state(page) {
  return page.evaluate(() => {
    const names = (/** @type {string} */ selector) =>
      [...document.querySelectorAll(selector)].filter(element => element.checkVisibility() || element.role === 'tab');
    const named = (/** @type {string} */ selector) => names(selector).map(({ id }) => id.replace(/^neuron-\w+-/, ''));
    return {
      open: named('[id^=neuron-tab-][aria-selected=true]'),
      stops: named('[id^=neuron-tab-][tabindex="0"]'),
      panels: named('[id^=neuron-panel-]'),
    };
  });
}
