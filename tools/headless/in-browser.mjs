/** The engine in a browser without a window: the built site's own client, on a page without anything else. */
import { serve } from '../serve.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('../../www/engine/client.js').Engine} Engine */
/** @typedef {{engine: Engine, emit: (event: string, detail: any) => void}} World globals of the page */

/** Where the page reads the user's files. */
const FILES = '/headless/';

/**
 * @param {import('../browsers.mjs').BrowserName} name
 * @param {boolean} isolated
 * @returns {Promise<import('./session.mjs').Place>}
 */
export async function inBrowser(name, isolated) {
  /** @type {Record<string, string>} */
  const files = {};
  const server = await serve({ mode: isolated ? 'isolated' : 'single', extra: files });
  const browser = await started(name).catch(async error => {
    await server.close();
    throw error;
  });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  const page = await browser.newPage();
  await page.goto(`${server.origin}/www/pages/headless.html`);
  /** @type {Parameters<import('./session.mjs').Place['listen']>[0]} */
  let listener = () => {};
  await page.exposeFunction('emit', (/** @type {'progress' | 'partial'} */ event, /** @type {unknown} */ detail) =>
    listener(event, detail),
  );
  await page.evaluate(`(${begin})()`);
  return {
    async ask(method, ...parameters) {
      // Errors that are thrown in the page would lose their fields.
      const answer = /** @type {any} */ (
        await page.evaluate(`(${asked})(${JSON.stringify(method)}, ${JSON.stringify(parameters)})`)
      );
      if (answer.error) throw answer.error;
      return answer.result;
    },
    // The page reads it itself: what stands for it here is only its address.
    async file(path) {
      const fileAddress = `${FILES}${Object.keys(files).length}`;
      files[fileAddress] = path;
      return /** @type {Blob} */ (/** @type {unknown} */ ({ fileAddress }));
    },
    listen: next => {
      listener = next;
    },
    close,
  };
}

/** @param {import('../browsers.mjs').BrowserName} name */
async function started(name) {
  try {
    const { launch } = await import('../browsers.mjs');
    return await launch(name, { handlesSignals: false });
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ERR_MODULE_NOT_FOUND') throw new Refusal('browser.missing', message);
    const next = 'Leave --browser out, or run the command in a clone of the project.';
    throw new Refusal('browser.missing', 'The driver of browsers is not a part of the package.', next);
  }
}

/** In the page: makes the client. */
async function begin() {
  const world = /** @type {World} */ (/** @type {unknown} */ (globalThis));
  const client = '/www/engine/client.js';
  const { Engine } = await import(client);
  world.engine = new Engine();
  for (const event of ['progress', 'partial']) {
    world.engine.addEventListener(`run.${event}`, happened => {
      world.emit(event, /** @type {CustomEvent} */ (happened).detail);
    });
  }
}

/**
 * In the page: calls a method of the client, with the files in place of their addresses.
 * @param {string} method
 * @param {unknown[]} parameters
 */
async function asked(method, parameters) {
  const { engine } = /** @type {any} */ (globalThis);
  /** @param {any} value @returns {Promise<any>} */
  const read = async value => {
    if (value === null || typeof value !== 'object') return value ?? undefined;
    if (value.fileAddress) return (await fetch(value.fileAddress)).blob();
    if (Array.isArray(value)) return Promise.all(value.map(read));
    const fields = Object.entries(value).map(async ([key, field]) => [key, await read(field)]);
    return Object.fromEntries(await Promise.all(fields));
  };
  try {
    return { result: (await engine[method](...(await read(parameters)))) ?? null };
  } catch (/** @type {any} */ error) {
    const { code, message = String(error), next, details } = error;
    return { error: { code, message, next, details } };
  }
}
