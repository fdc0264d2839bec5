import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { AREAS } from '../../www/session/address.js';
import { openTab, press, ready, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Minimum ratio of luminances between text and ground (WCAG 2.2, level AA). */
const CONTRAST = 4.5;

describe('the looks of the page', { skip: await unlessBrowser('chromium') }, () => {
  test('from phone to wide screen nothing sticks out', async () => {
    await visit({}, async page => {
      await ready(page);
      await page.$eval('.facet-head button', button => /** @type {HTMLElement} */ (button).click());
      for (const tab of /** @type {const} */ (['facets', 'rule', 'effect', 'methods'])) {
        await openTab(page, tab);
        await page.$$eval('details', all => {
          for (const details of all) details.open = true;
        });
        await fits(page, tab);
      }
      for (const area of AREAS) {
        await press(page, `#area-${area}`);
        await fits(page, area);
      }
    });
  });

  test('light and dark are readable, as the system has it and as the visitor chooses', async () => {
    await visit({}, async page => {
      await ready(page);
      const grounds = new Set();
      await openTab(page, 'rule');
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        for (const _ of ['auto', 'light', 'dark']) {
          const { ground, poor } = await page.evaluate(contrasts, CONTRAST);
          assert.deepEqual(poor, [], `${scheme}, ${await text(page, '#theme')}`);
          grounds.add(ground);
          await page.click('#theme');
        }
      }
      assert.equal(grounds.size, 2);
    });
  });

  test('nothing moves while the page loads and the engine gets ready', async () => {
    await visit({}, async page => {
      await page.setViewport({ width: 1280, height: 900 });
      await page.evaluateOnNewDocument(() => {
        const world = /** @type {{moved?: number}} */ (/** @type {unknown} */ (globalThis));
        world.moved = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) world.moved += /** @type {any} */ (entry).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.reload();
      await ready(page);
      const moved = Number(await page.evaluate('moved'));
      assert.ok(moved < 0.02, `cumulative layout shift ${moved}`);
    });
  });
});

/** @param {Page} page @param {string} shown */
async function fits(page, shown) {
  for (const width of [320, 390, 768, 1024, 1280, 1440, 1920]) {
    await page.setViewport({ width, height: 800 });
    const page_width = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(page_width) <= width, `${shown}: at ${width} px the page is ${page_width} px wide`);
  }
}

/**
 * In the page: texts whose contrast with what lies behind them is too low.
 * @param {number} minimum
 */
function contrasts(minimum) {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  /** @param {string} colour @returns {number[]} red, green, blue, opacity, each 0 … 255 */
  const parse = colour => {
    if (!canvas) return [];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  /** @param {string} colour */
  const luminance = colour => {
    const [r, g, b] = parse(colour).map(value => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** @param {Element | null} element @returns {string} */
  const ground = element => {
    const colour = element ? getComputedStyle(element).backgroundColor : 'white';
    return !element || parse(colour)[3] > 0 ? colour : ground(element.parentElement);
  };
  const poor = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (!own || element.closest('svg, :disabled, .unseen, .skip, noscript') || !element.getClientRects().length)
      continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < minimum) poor.push(`${element.textContent?.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return { ground: ground(document.body), poor };
}
