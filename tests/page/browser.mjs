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
 * @property {number} [maxAge] see serve.mjs
 * @property {boolean} [shared] whether a private window of a Chromium that other tests have used will do: it starts sooner,
 *   and keeps what it keeps in memory
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
  { browser = 'chromium', isolated = true, mode = isolated ? 'isolated' : 'single', throttles, maxAge, shared, extra },
  test,
) {
  const server = await serve({ mode, maxAge, extra });
  const own = shared && browser === 'chromium' ? await privateWindow() : await launch(browser, { throttles });
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

/** The browser of the private windows. @type {import('puppeteer-core').Browser | null} */
let common = null;
let windows = 0;

/** @returns {Promise<Pick<import('puppeteer-core').BrowserContext, 'newPage' | 'close'>>} the browser ends a moment after the last of them */
async function privateWindow() {
  windows += 1;
  if (!common?.connected) common = await launch('chromium');
  const browser = common;
  const context = await browser.createBrowserContext();
  const close = async () => {
    windows -= 1;
    await context.close();
    setTimeout(() => {
      if (windows > 0 || common !== browser) return;
      common = null;
      browser.close();
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
