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
  { browser = 'chromium', isolated = true, mode = isolated ? 'isolated' : 'single', throttles, maxAge, extra },
  test,
) {
  const server = await serve({ mode, maxAge, extra });
  const running = await launch(browser, { throttles });
  try {
    const page = await running.newPage();
    return await test(page, server.origin, server);
  } finally {
    await running.close();
    await server.close();
  }
}

/**
 * @param {import('../../tools/browsers.mjs').BrowserName} browser
 * @returns {Promise<string | false>} for `node:test`'s `skip`: the reason, or false where the browser is there
 */
export async function unlessBrowser(browser) {
  return (await findBrowser(browser)) ? false : `needs ${browser}, which is not on this machine`;
}
