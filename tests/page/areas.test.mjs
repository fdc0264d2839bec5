import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { unlessBrowser } from './browser.mjs';
import { openTab, pick, press, ready, run, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const OWN = `${root}/www/examples/regions/model.onnx`;
const WIDTHS = [1440, 1024, 390];

describe('the areas of the workbench', { skip: await unlessBrowser('chromium') }, () => {
  test('Run is reached with ten presses of Tab, on the first screen, whatever its width', async () => {
    await visit({}, async page => {
      await openOwn(page);
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: 844 });
        await page.focus('.skip'); // one press
        assert.ok((await pressesTo(page, '#start')) < 10, `${width} px`);
        const { top, bottom } = await page.$eval('#start', button => button.getBoundingClientRect().toJSON());
        assert.ok(top >= 0 && bottom <= 844, `${width} px: Run is at ${top}`);
        await page.evaluate('scrollTo(0, document.body.scrollHeight)');
        const scrolled = await page.$eval('#start', button => button.getBoundingClientRect().toJSON());
        assert.ok(scrolled.top >= 0 && scrolled.bottom <= 844, `${width} px, scrolled: Run is at ${scrolled.top}`);
      }
    });
  });

  test('a network that was opened is in front, and after a run its results, unless one is at something else', async () => {
    await visit({}, async page => {
      assert.equal(await front(page), 'start');
      await openOwn(page);
      assert.equal(await front(page), 'network');
      await run(page);
      assert.equal(await front(page), 'result');
      await press(page, '#area-outputs');
      assert.equal(await front(page), 'outputs');
      await run(page);
      assert.equal(await front(page), 'outputs');
      await press(page, '#run-results');
      assert.equal(await front(page), 'result');
      assert.equal(await page.evaluate('document.activeElement.id'), 'result-title');
      await page.goBack();
      assert.equal(await front(page), 'outputs');
    });
  });

  test('stand next to each other on a wide window, and follow each other on a phone', async () => {
    await visit({ hash: '#area=network' }, async page => {
      await ready(page);
      for (const [width, seen] of /** @type {const} */ ([
        [1440, ['network', 'neurons', 'result']],
        [1024, ['network', 'result']],
        [390, ['network']],
      ])) {
        await page.setViewport({ width, height: 844 });
        assert.deepEqual(await visible(page), seen, `${width} px`);
      }
      await press(page, '#area-neurons');
      assert.deepEqual(await visible(page), ['neurons']);
      assert.equal(await page.evaluate('document.activeElement.textContent'), 'Neurons');
    });
  });

  test('on a phone, a way to the settings of a run, or to a facet, ends there and not at the top of their area', async () => {
    await visit({ hash: '#example=regions&area=result' }, async page => {
      await ready(page);
      await page.setViewport({ width: 390, height: 844 });
      await page.waitForSelector('.facet[data-facet]');
      const facet = await page.$$eval('.facet', facets => facets.at(-1)?.getAttribute('data-facet') ?? '');
      await toEnd(page);
      await press(page, '#run-settings');
      await inSight(page, '#run-title');
      await toEnd(page);
      await page.evaluate(facet => {
        location.hash = `#example=regions&area=result&at=${facet}`;
      }, facet);
      await inSight(page, `[data-facet="${facet}"] .facet-head`);
    });
  });

  test('addresses lead to a facet and to a syntax tree, and are copied', async () => {
    await visit({ hash: '#example=ctcf-pair&tab=rule&at=tree-1' }, async (page, origin) => {
      await page.waitForSelector('[data-tree="tree-1"].pointed');
      assert.equal(await page.evaluate('document.activeElement.dataset.tree'), 'tree-1');
      await openTab(page, 'facets');
      await page.waitForSelector('.facet[data-facet]');
      const facet = await page.$$eval('.facet', facets => facets[2].getAttribute('data-facet'));
      await page.goto(`${origin}/#example=ctcf-pair&neuron=5.0&at=${facet}`);
      await page.reload();
      await page.waitForSelector(`[data-facet="${facet}"].pointed`);
      await page.evaluate(() => {
        navigator.clipboard.writeText = async text => {
          document.title = text;
        };
      });
      await press(page, `[data-facet="${facet}"] [aria-label^="More about"]`);
      const copy = (/** @type {string} */ label) =>
        page.$$eval(
          `[data-facet="${facet}"] button`,
          (buttons, label) => buttons.find(({ textContent }) => textContent === label)?.click(),
          label,
        );
      await copy('Copy link');
      await page.waitForFunction(() => document.title.startsWith('http'));
      assert.match(await page.title(), new RegExp(`#.*neuron=5\\.0.*at=${facet?.replaceAll('.', '\\.')}`));
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
      });
      await copy('Copy link');
      await shows(page, '#problem', /The link is in the address bar, too\./);
      await copy('Copy consensus');
      await shows(page, '#problem', /or select the text on the page\./);
    });
  });

  test('the start explains itself on the first visit only', async () => {
    await visit({ reloads: true }, async (page, origin) => {
      await page.waitForSelector('.demix svg');
      const later = await page.browserContext().newPage();
      await later.goto(`${origin}/`);
      await later.waitForSelector('#example-zeb1-toy');
      assert.equal(await later.$eval('.demix', poster => poster.checkVisibility()), false);
      assert.equal(await later.$eval('.dropzone', place => place.checkVisibility()), true);
      await page.reload();
      await page.waitForSelector('.demix svg');
      assert.equal(await page.$eval('.demix', poster => poster.checkVisibility()), true, 'the first visit goes on');
    });
  });
});

/** @param {Page} page opens a network from a file */
async function openOwn(page) {
  await page.waitForSelector('#example-zeb1-toy');
  await pick(page, OWN);
  await shows(page, '.facts', 'model.onnx');
  await ready(page);
}

/** @param {Page} page @returns {Promise<string | null>} */
async function front(page) {
  assert.notEqual(await text(page, '.areas [aria-current]'), '');
  return page.$eval('main', main => main.getAttribute('data-area'));
}

/** @param {Page} page the areas that are seen */
function visible(page) {
  return page.$$eval('.area', areas =>
    areas.filter(area => area.checkVisibility()).map(area => area.getAttribute('data-of')),
  );
}

/** @param {Page} page scrolls to the end of what is shown */
function toEnd(page) {
  return page.evaluate('scrollTo({ top: document.body.scrollHeight, behavior: "instant" })');
}

/** Waits until an element is in the window, and stays there for longer than the areas need to come. @param {Page} page @param {string} selector */
function inSight(page, selector) {
  return page.waitForFunction(
    async selector => {
      await new Promise(resolve => setTimeout(resolve, 300));
      const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
      return top >= 0 && bottom > top && bottom <= innerHeight;
    },
    {},
    selector,
  );
}

/** @param {Page} page @param {string} selector @returns {Promise<number>} */
async function pressesTo(page, selector) {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate(selector => document.activeElement?.matches(selector) ?? false, selector)) return presses;
    await page.keyboard.press('Tab');
  }
  return Number.POSITIVE_INFINITY;
}
