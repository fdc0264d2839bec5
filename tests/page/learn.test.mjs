import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { numbers, ready, seeDrawn, visitLesson } from './lesson.mjs';
import { count, shows, text } from './visit.mjs';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`the guided page in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('draws every step', async () => {
      await visitLesson({ browser }, async page => {
        await ready(page);
        await page.waitForSelector('.teaser figure:nth-child(3) svg.logo');
        await seeDrawn(page, '.filters', '.filter-card:nth-child(3) svg.logo');
        assert.equal(await count(page, '.network .cell'), 2 * (12 + 12 + 6));
        await shows(page, '#landscape-status', /the value of the neuron is/);
        for (const chart of ['.chart.cloud', '.chart.histogram', '.chart.decoupling']) {
          await seeDrawn(page, chart, `${chart} svg path`);
        }
        await seeDrawn(page, '.tree-place', '.cluster-tree li li svg.logo');
        assert.ok((await count(page, '.exercises > li')) >= 8);
        assert.ok((await count(page, '.glossary dt')) > 15);
      });
    });
  });
}

describe('the guided page', { skip: await unlessBrowser('chromium') }, () => {
  test('can be read without its engine', async () => {
    await visitLesson({ watches: true }, async (page, origin) => {
      await page.setRequestInterception(true);
      page.on('request', request =>
        request.url().includes('/engine/worker.js') ? request.abort() : request.continue(),
      );
      await page.goto(`${origin}/learn.html#k=2`);
      await page.reload();
      await ready(page, 'page');
      await shows(page, '#engine-status', 'could not start');
      await page.waitForSelector('.teaser figure:nth-child(3) svg.logo');
      assert.match(await numbers(page), /3\.65/);
      assert.match(await text(page, '.verdict'), /differ before the max-pooling and agree after it/);
      await seeDrawn(page, '#k', '.cluster:nth-child(2) svg.logo');
      await seeDrawn(page, '.method', '.method svg.logo');
      assert.ok((await count(page, '.method')) > 8);
    });
  });

  test('answers at once when a letter is typed or clicked', async () => {
    await visitLesson({}, async page => {
      await ready(page);
      const [before, other] = [await numbers(page), await numbers(page, 1)];
      await page.focus('.tile');
      await page.keyboard.type('GGG');
      await page.waitForFunction(
        (/** @type {string} */ before) =>
          [...document.querySelectorAll('.network-side:first-child .cell text')].map(e => e.textContent).join(' ') !==
          before,
        {},
        before,
      );
      assert.equal(await numbers(page, 1), other);
      await page.waitForFunction(() => location.hash.includes('a=GGGCTGCC'));
      await page.$eval('.network-side:nth-child(2) .tile', tile => /** @type {HTMLElement} */ (tile).click());
      await page.waitForFunction(() => location.hash.includes('b=GCACCTGC'));
    });
  });

  test('shows what its address says', async () => {
    const hash = '#a=TTACCTGC&b=GCACCTGA&x=0.2&y=0.7&k=3&rank=7&mix=40&groups=2&path=3.0&answers=1';
    await visitLesson({ hash }, async page => {
      await ready(page);
      const tiles = await page.$$eval('.tile', all => all.map(tile => tile.textContent).join(''));
      assert.equal(tiles, 'TTACCTGCGCACCTGA');
      await shows(page, '#landscape-status', /^0\.20 of the first facet, 0\.70 of the second/);
      await shows(page, '#k-status', 'k = 3');
      assert.equal(await count(page, '.cluster'), 3);
      await shows(page, '.ranks', /Rank 7 is/);
      await shows(page, '#demix-mix-status, .slider:has(#mix) output', '40 %');
      await seeDrawn(page, '.tree-place', '[data-path="3.0"][aria-expanded="true"] > ul > li');
      assert.ok(await page.$eval('.answer', answer => answer.checkVisibility()));
      const [, parts] = page.url().split('#');
      for (const part of hash.slice(1).split('&')) assert.ok(parts.includes(part), part);
    });
  });

  test('follows an address that changes while the page is built', async () => {
    const before = () => addEventListener('DOMContentLoaded', () => location.assign('#k=2'));
    await visitLesson({ before }, async page => {
      await ready(page);
      await shows(page, '#k-status', 'k = 2');
      assert.equal(await page.evaluate(() => location.hash), '#k=2');
    });
  });

  test('keeps its address without writing it more often than browsers allow', async () => {
    await visitLesson({}, async page => {
      await ready(page);
      const written = await page.evaluate(async () => {
        let written = 0;
        const replace = history.replaceState.bind(history);
        history.replaceState = (...parameters) => {
          written += 1;
          replace(...parameters);
        };
        const mix = /** @type {HTMLInputElement} */ (document.querySelector('#mix'));
        const from = performance.now();
        for (let i = 1; i <= 200; i++) {
          mix.value = String(i % 100);
          mix.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise(resolve => setTimeout(resolve));
        }
        mix.value = '37';
        mix.dispatchEvent(new Event('input', { bubbles: true }));
        return { written, seconds: (performance.now() - from) / 1000 };
      });
      await page.waitForFunction(() => location.hash.includes('mix=37'));
      assert.ok(written.written <= 1 + written.seconds * 3, JSON.stringify(written));
    });
  });

  test('lists every part that can be left out, and keeps what it does not list', async () => {
    await visitLesson({ hash: '#hide=glossary,of-another-version' }, async page => {
      await ready(page, 'page');
      const listed = await page.$$eval('.hide-list input', boxes =>
        boxes.map(box => /** @type {HTMLInputElement} */ (box).value),
      );
      for (const name of ['network', 'methods-figures', 'sheet', 'glossary', 'sources'])
        assert.ok(listed.includes(name), name);
      await shows(page, '#teach', '1 part of this page is hidden');
      await page.$eval('.hide-list input[value=sources]', box => /** @type {HTMLElement} */ (box).click());
      await page.waitForFunction(() => /hide=[^&]*sources/.test(decodeURIComponent(location.hash)));
      const hidden = await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('hide'));
      assert.deepEqual(hidden?.split(',').sort(), ['glossary', 'of-another-version', 'sources']);
    });
  });

  test('a point outside the landscape is put on its edge', async () => {
    await visitLesson({ hash: '#x=1&y=1' }, async page => {
      await ready(page, 'page');
      await page.waitForFunction(() => location.hash.includes('x=0.5&y=0.5'));
    });
  });

  test('leaves out what its address leaves out, and shows it again', async () => {
    await visitLesson({ hash: '#hide=methods,network-verdict' }, async page => {
      await ready(page, 'page');
      const visible = (/** @type {string} */ selector) => page.$eval(selector, part => part.checkVisibility());
      assert.equal(await visible('#methods'), false);
      assert.equal(await visible('.verdict'), false);
      assert.equal(await visible('#demix'), true);
      assert.equal(await visible('.tour [data-to="methods"]'), false);
      await shows(page, '#teach', '2 parts of this page are hidden');
      await page.$eval('#show-all', button => /** @type {HTMLElement} */ (button).click());
      await page.waitForFunction(() => document.querySelector('.verdict')?.checkVisibility());
      await page.waitForFunction(() => !location.hash.includes('hide'));
    });
  });

  test('works without a network connection, after one visit', async () => {
    await visitLesson({ offline: true }, async (page, _, server) => {
      await ready(page);
      await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
      await server.close();
      await page.reload();
      await ready(page);
      await seeDrawn(page, '.chart.cloud', '.chart.cloud svg path');
      await page.focus('.tile');
      await page.keyboard.type('T');
      await page.waitForFunction(() => location.hash.includes('a=TACCTGCC'));
    });
  });

  test('has all its modules fetched at once', async () => {
    await visitLesson({}, async page => {
      await ready(page, 'page');
      const late = await page.evaluate(() => {
        const preloaded = [...document.querySelectorAll('link[rel=modulepreload], script[src]')].map(
          element => /** @type {HTMLLinkElement} */ (element).href || /** @type {HTMLScriptElement} */ (element).src,
        );
        const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
        return fetched.filter(
          name => /\/www\/(pages|learn|session|ui|texts)\/.*\.js$/.test(name) && !preloaded.includes(name),
        );
      });
      assert.deepEqual(late, [], 'modules that learn.html does not preload');
    });
  });

  test('never sticks out, from phone to wide screen', async () => {
    await visitLesson({ hash: '#k=4&groups=2&answers=1' }, async page => {
      await ready(page);
      await page.$$eval('details', all => {
        for (const details of all) details.open = true;
      });
      for (const width of [320, 360, 390, 768, 1280, 1920]) {
        await page.setViewport({ width, height: 800 });
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
        assert.ok(wide <= width, `at ${width} px the page is ${wide} px wide`);
      }
    });
  });
});
