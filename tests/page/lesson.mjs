/** What the tests of the guided page do again and again. */
import { visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Visits the guided page.
 * @template T
 * @param {NonNullable<Parameters<typeof visit>[0]>} options
 * @param {(page: Page, origin: string, server: import('./browser.mjs').Served) => Promise<T>} test
 */
export function visitLesson({ hash = '', ...options }, test) {
  return visit({ ...options, hash: `learn.html${hash}` }, test);
}

/** @param {Page} page until the page can be read, or its engine has opened the network */
export function ready(page, what = 'engine') {
  return page.waitForFunction(
    (/** @type {string} */ what) =>
      document.documentElement.dataset.ready === what || document.documentElement.dataset.ready === 'engine',
    {},
    what,
  );
}

/** @param {Page} page @param {number} [side] 0 or 1 @returns {Promise<string>} every number in the drawing of a network */
export function numbers(page, side = 0) {
  return page.$$eval(
    '.network-side',
    (sides, side) => [...sides[side].querySelectorAll('.cell text')].map(text => text.textContent).join(' '),
    side,
  );
}

/** @param {Page} page @param {string} selector brings it into view, without motion */
export function see(page, selector) {
  return page.$eval(selector, element => element.scrollIntoView({ behavior: 'instant', block: 'center' }));
}

/**
 * Keeps a place in view, whatever still grows above it, until what is drawn there when it is seen has been drawn.
 * @param {Page} page
 * @param {string} place
 * @param {string} drawn selector
 */
export function seeDrawn(page, place, drawn) {
  return page.waitForFunction(
    (/** @type {string} */ place, /** @type {string} */ drawn) => {
      if (document.querySelector(drawn)) return true;
      document.querySelector(place)?.scrollIntoView({ behavior: 'instant', block: 'center' });
      return false;
    },
    { polling: 200 },
    place,
    drawn,
  );
}

/** @param {Page} page @param {string} selector goes there with the tab key alone, however many stops it takes */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 300; presses++) {
    if (await page.evaluate(selector => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key never reaches ${selector}.`);
}
