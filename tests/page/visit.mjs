/** What the tests of the page do again and again: visit it, wait for it, read it. */
import { withPage } from './browser.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Milliseconds that anything on the page may take in a test. Firefox on a busy machine has compiled the engine for 66 s. */
export const PATIENCE = 120_000;

/** Wide enough for network, neurons and results next to each other. */
const SCREEN = { width: 1440, height: 900 };

/** The facets on show, without the blur above them. */
export const FACETS = '.facet:not([data-facet^="mixed"])';

/** What Firefox prints of a request through the service worker that ends because its page is left. */
const CUT_OFF = 'A ServiceWorker intercepted the request and encountered an unexpected error.';

/**
 * Visits the page with a fresh browser profile; whatever the page prints as an error fails the test.
 * @template T
 * @param {import('./browser.mjs').PageOptions & {hash?: string, before?: () => void, reloads?: boolean, own?: boolean}} options what to
 *   open, what to do on the page before anything else runs there, whether the test loads it anew, which cuts requests off,
 *   and whether it needs a browser of its own. Unless the test asks for them, the site has no service worker and the driver
 *   is not told of requests: both take longer than the rest of a visit
 * @param {(page: Page, origin: string, server: import('./browser.mjs').Served) => Promise<T>} test
 * @returns {Promise<T>}
 */
export function visit({ hash = '', before = () => {}, reloads = false, own = false, ...options }, test) {
  const { mode, throttles, offline = mode === 'plain', watches = false } = options;
  const shared = !(own || throttles);
  return withPage({ ...options, shared, offline, watches }, async (page, origin, server) => {
    await prepare(page);
    /** @type {Error[]} */
    const errors = [];
    page.on('pageerror', error => {
      const { message } = /** @type {Error} */ (error);
      if (!reloads || !message.includes(CUT_OFF)) errors.push(/** @type {Error} */ (error));
    });
    await page.evaluateOnNewDocument(before);
    await page.goto(`${origin}/${hash}`);
    const result = await test(page, origin, server);
    if (errors.length > 0) throw errors[0];
    return result;
  });
}

/** @param {Page} page until the engine has opened a network and can run it, every area is there, and what is shown was compared with known motifs */
export async function ready(page) {
  await page.waitForSelector('#start:not(:disabled)');
  await page.waitForSelector('.database, #motifs-none:checked');
  await page.waitForSelector('#scan > *'); // the last area that is built
  await page.waitForFunction(() => !document.querySelector('.annotation'));
}

/** @param {Page} page @param {...string} paths of the files to open, as if they had been picked together */
export async function pick(page, ...paths) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('#file'));
  await input.uploadFile(...paths);
}

/** @param {Page} page @param {string} selector @param {string | RegExp} pattern what its text has to hold */
export function shows(page, selector, pattern) {
  const source = typeof pattern === 'string' ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern.source;
  return page.waitForFunction(
    (/** @type {string} */ selector, /** @type {string} */ source) =>
      new RegExp(source).test(document.querySelector(selector)?.textContent ?? ''),
    {},
    selector,
    source,
  );
}

/** @param {Page} page @param {string} selector @returns {Promise<string>} */
export function text(page, selector) {
  return page.$eval(selector, element => element.textContent ?? '');
}

/** @param {Page} page @param {string} selector counted in the page: the driver would fetch a handle of each element */
export function count(page, selector) {
  return page.evaluate(selector => document.querySelectorAll(selector).length, selector);
}

/** @param {Page} page opens a view of the shown neuron @param {import('../../www/session/address.js').TabId} tab */
export async function openTab(page, tab) {
  await page.waitForSelector(`#neuron-tab-${tab}`);
  await press(page, `#neuron-tab-${tab}`);
  await page.waitForSelector(`#neuron-panel-${tab}:not([hidden]) > *`);
}

/** @param {Page} page brings the facets into view, where they are drawn */
export async function seeFacets(page) {
  await reveal(page, '.facets');
  await page.$eval('.facets', facets => facets.scrollIntoView({ behavior: 'instant' }));
  await page.waitForSelector(`${FACETS} svg.logo`);
}

/** @param {Page} page from pressing Run to the end of the run */
export async function run(page) {
  await press(page, '#start');
  await shows(page, '.stage', /^(Finished|Stopped)/);
}

/** @param {Page} page opens the files of the example with regions, and asks every question about them */
export async function askAboutSequences(page) {
  await ready(page);
  await press(page, '#sources-example');
  await openTab(page, 'sequences');
  await page.select('#find-motifs-p', '0.000001'); // few hits are as good an example as many
  for (const [button, answer] of [
    ['#predict', '#predict-table-save'],
    ['#compare-alleles', '#compare-alleles-table-save'],
    ['#survey', '#survey-windows-save'],
    ['#find-motifs', '#hits-table-save'],
    ['#footprint', '#footprint-table-save'],
    ['#neuron-survey', '#neuron-survey-windows-save'],
    ['#neuron-patterns', '.patterns .how[role=status]'],
    ['#neuron-motifs', '#neuron-motifs-meme'],
  ]) {
    await page.waitForSelector(`${button}:not(:disabled)`);
    await press(page, button);
    await page.waitForSelector(answer);
  }
  await page.$$eval('.neuron-sequences button', buttons =>
    buttons.find(({ textContent }) => textContent === 'Show')?.click(),
  );
  await page.waitForSelector('.contribution-logo svg');
}

/** @param {Page} page asks the usual methods about the shown neuron, until they have answered */
export async function compareMethods(page) {
  await openTab(page, 'methods');
  await press(page, '#methods');
  await page.waitForSelector('.method');
}

/**
 * Presses a button by its own key: a pointer may miss what still moves into view.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
export async function press(page, selector) {
  await page.focus(selector);
  await page.keyboard.press('Enter');
}

/** @param {Page} page gets the patience and the screen of a test, and goes to the area of what is used on it, as a visitor would */
export async function prepare(page) {
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport(SCREEN);
  for (const act of /** @type {const} */ (['click', 'type', 'focus', 'hover'])) {
    const use = /** @type {(selector: string, ...more: any[]) => Promise<void>} */ (page[act]).bind(page);
    page[act] = async (/** @type {string} */ selector, /** @type {any[]} */ ...more) => {
      await reveal(page, selector);
      await use(selector, ...more);
    };
  }
}

/**
 * Goes to the area that an element is in, and unfolds what it is folded into.
 * @param {Page} page
 * @param {string} selector
 */
export async function reveal(page, selector) {
  await page.waitForSelector(selector);
  await page.$eval(selector, element => {
    for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      if (!fold.querySelector('summary')?.contains(element)) fold.open = true;
    }
    const area = /** @type {HTMLElement | null} */ (element.closest('.area'));
    if (area && !area.checkVisibility()) document.getElementById(`area-${area.dataset.of}`)?.click();
  });
}

/**
 * In the page: what a button saves, as its name, media type and base 64.
 * @param {string} selector
 * @param {string} [label] the button's text, where the selector fits several
 */
export async function saved(selector, label = '') {
  const create = URL.createObjectURL;
  /** @type {Promise<[string, Blob]>} */
  const caught = new Promise(resolve => {
    /** @type {Blob | undefined} */
    let blob;
    URL.createObjectURL = object => {
      blob = /** @type {Blob} */ (object);
      return create.call(URL, object);
    };
    HTMLAnchorElement.prototype.click = function () {
      if (blob) resolve([this.download, blob]);
    };
  });
  const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];
  const wanted = buttons.find(button => button.textContent?.includes(label));
  if (!wanted) throw new Error(`There is no button ${selector} ${label}`);
  wanted.click();
  const [name, blob] = await caught;
  URL.createObjectURL = create;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { name, type: blob.type, base64: btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')) };
}
