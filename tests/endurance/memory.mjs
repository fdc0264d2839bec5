/** What a tab takes, after a garbage collection that was asked for. */
import { readFileSync } from 'node:fs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Megabytes; what a browser does not tell is null.
 * @typedef {object} Memory
 * @property {number | null} heap JavaScript objects of the page
 * @property {number | null} engine memory of the WebAssembly module
 * @property {number | null} tab objects of the page and of its workers, as the browser measures them
 * @property {number | null} processes physical memory of the browser's processes with pages, on Linux
 */

const MEGABYTE = 1e6;

/**
 * @param {Page} page
 * @param {import('../../tools/browsers.mjs').BrowserName} browser
 * @param {boolean} whole whether the tab is measured too, for which the browser may take half a minute
 * @returns {Promise<Memory>}
 */
export async function memoryOf(page, browser, whole) {
  const engine = await page.evaluate(engineBytes);
  const processes = residentBytes(page.browser().process()?.pid ?? 0);
  if (browser === 'firefox') return inMegabytes({ heap: null, engine, tab: null, processes });
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? null;
  const tab = whole ? await page.evaluate(tabBytes) : null;
  await session.detach();
  return inMegabytes({ heap, engine, tab, processes });
}

/** @param {Memory} bytes @returns {Memory} */
function inMegabytes(bytes) {
  const entries = Object.entries(bytes).map(([name, value]) => [name, value === null ? null : value / MEGABYTE]);
  return /** @type {Memory} */ (Object.fromEntries(entries));
}

/** In the page: what the last engine that was made there says, see soak.mjs. */
async function engineBytes() {
  const { enginesOfThePage = [] } = /** @type {{enginesOfThePage?: Worker[]}} */ (globalThis);
  const worker = enginesOfThePage.at(-1);
  if (!worker) return null;
  return new Promise(resolve => {
    const id = -1;
    const listen = (/** @type {MessageEvent} */ { data }) => {
      if (data.id !== id) return;
      worker.removeEventListener('message', listen);
      resolve(/** @type {number} */ (data.result));
    };
    worker.addEventListener('message', listen);
    worker.postMessage({ id, method: 'memory', params: {} });
  });
}

/** In the page. */
async function tabBytes() {
  const measure = /** @type {any} */ (performance).measureUserAgentSpecificMemory;
  return measure ? /** @type {number} */ ((await measure.call(performance)).bytes) : null;
}

/** @param {number} root process of the browser @returns {number | null} of all processes below that show pages */
function residentBytes(root) {
  try {
    const children = readFileSync(`/proc/${root}/task/${root}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    const own = isOfPages(root) ? residentOf(root) : 0;
    return children.reduce((sum, child) => sum + (residentBytes(child) ?? 0), own);
  } catch {
    return null;
  }
}

/** @param {number} id */
function isOfPages(id) {
  return /--type=renderer|-contentproc.*tab$/.test(
    readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
  );
}

/** @param {number} id */
function residentOf(id) {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
  return 1024 * Number(kilobytes ?? 0);
}
