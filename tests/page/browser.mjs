/** What every browser test stands on: a server of its own, a browser, one page. */
import { findBrowser, launch } from '../../tools/browsers.mjs';
import { serve } from '../../tools/serve.mjs';

/** @typedef {Awaited<ReturnType<typeof serve>>} Served */

/**
 * @typedef {object} PageOptions
 * @property {import('../../tools/browsers.mjs').BrowserName} [browser]
 * @property {boolean} [isolated] false serves without cross-origin isolation: one thread
 * @property {import('../../tools/serve.mjs').ServeOptions['mode']} [mode] how to serve, where `isolated` does not say enough
 * @property {boolean} [throttles] whether hidden tabs are slowed down, see browsers.mjs
 * @property {boolean} [watches] whether the driver is told of every request, see browsers.mjs
 * @property {number} [maxAge] see serve.mjs
 * @property {boolean} [offline] see serve.mjs
 * @property {boolean} [shared] whether a profile of its own in a browser that other tests have used will do, which starts
 *   sooner: in Chromium a private window without an interface, which keeps what it keeps in memory
 * @property {Record<string, string>} [extra] further addresses and the files behind them, see serve.mjs
 */

/**
 * Runs `test` with a blank page of a fresh browser profile and the origin of a server that serves this build.
 * @template T
 * @param {PageOptions} options
 * @param {(page: import('puppeteer-core').Page, origin: string, server: Served) => Promise<T>} test
 * @returns {Promise<T>}
 */
export async function withPage(
  {
    browser = 'chromium',
    isolated = true,
    mode = isolated ? 'isolated' : 'single',
    throttles,
    watches,
    shared,
    ...site
  },
  test,
) {
  const server = await serve({ mode, ...site });
  const own = shared ? await profile(browser, { watches, bare: true }) : await launch(browser, { throttles, watches });
  try {
    const page = await own.newPage();
    return await test(page, server.origin, server);
  } finally {
    await own.close();
    await server.close();
  }
}

/** Milliseconds for which a browser without a window waits for the next test. */
const IDLE = 200;

/** The browsers that are shared, and how many profiles each has. @type {Map<string, {browser: import('puppeteer-core').Browser, profiles: number}>} */
const common = new Map();

/**
 * @param {import('../../tools/browsers.mjs').BrowserName} name
 * @param {{watches?: boolean, bare?: boolean}} options
 * @returns {Promise<Pick<import('puppeteer-core').BrowserContext, 'newPage' | 'close'>>} the browser ends a moment after the last of them
 */
async function profile(name, options) {
  const key = `${name} ${options.watches}`;
  const known = common.get(key);
  const entry = known?.browser.connected ? known : { browser: await launch(name, options), profiles: 0 };
  common.set(key, entry);
  entry.profiles += 1;
  const context = await entry.browser.createBrowserContext();
  const close = async () => {
    entry.profiles -= 1;
    await context.close();
    setTimeout(() => {
      if (entry.profiles > 0) return;
      if (common.get(key) === entry) common.delete(key);
      entry.browser.close();
    }, IDLE);
  };
  return { newPage: () => context.newPage(), close };
}

/**
 * @param {import('../../tools/browsers.mjs').BrowserName} browser
 * @returns {Promise<string | false>} for `node:test`'s `skip`: the reason, or false where the browser is there
 */
export async function unlessBrowser(browser) {
  return (await findBrowser(browser)) ? false : `needs ${browser}, which is not on this machine`;
}
