/** The longest tasks of the page's thread, from opening it to its first result: a page answers only between two tasks. */
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';
import { withPage } from '../page/browser.mjs';
import { pick, prepare, press, ready, run } from '../page/visit.mjs';
import { table } from './table.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** What the browser writes about a task, in microseconds: `tdur` is processor time. @typedef {{name: string, ph: string, pid: number, tid: number, ts: number, dur: number, tdur?: number, args?: {data?: {url?: string}}}} TraceEvent */

/** Milliseconds of processor time that a task may take. */
const LIMIT = 50;

/** Milliseconds after the last thing that was waited for, in which the page builds what is not in front. */
const REST = 2000;

/** Milliseconds that anything may take on a busy machine. */
const PATIENCE = 180_000;

/** What is done, and before it, without being measured, what leads there. @type {Record<string, {before?: (page: Page, origin: string) => Promise<unknown>, act: (page: Page, origin: string) => Promise<unknown>}>} */
const VISITS = {
  'first visit': { act: opened('/') },
  'return visit': { before: left('/'), act: opened('/') },
  'link to a result with 128 facets': { act: opened('/#example=ctcf-pair&area=result') },
  'opening a network': {
    before: opened('/'),
    async act(page) {
      await pick(page, join(root, 'www/examples/regions/model.onnx'));
      await page.waitForFunction(() => /model/.test(document.querySelector('.run-subject')?.textContent ?? ''));
      await ready(page);
    },
  },
  'run and its result': { before: opened('/'), act: run },
  'results, from the start': { before: opened('/'), act: page => press(page, '#area-result') },
  'page to compare': { act: (page, origin) => page.goto(`${origin}/compare.html`) },
};

/** @param {string} address */
function opened(address) {
  return async (/** @type {Page} */ page, /** @type {string} */ origin) => {
    await page.goto(origin + address);
    await ready(page);
  };
}

/** Visited once before, with a copy of the page for offline use. @param {string} address */
function left(address) {
  return async (/** @type {Page} */ page, /** @type {string} */ origin) => {
    await opened(address)(page, origin);
    await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
    await page.goto('about:blank');
  };
}

/**
 * In Chromium, which alone tells the processor time of tasks: what other programs do does not change it.
 * @returns {Promise<{table: string, ok: boolean}>} not ok where a task is over the limit
 */
export async function tasks() {
  const rows = [];
  for (const [name, { before, act }] of Object.entries(VISITS)) {
    const longest = await withPage({}, async (page, origin) => {
      await prepare(page);
      page.setDefaultTimeout(PATIENCE);
      await before?.(page, origin);
      await page.tracing.start({ categories: ['toplevel', 'devtools.timeline'] });
      await act(page, origin);
      await new Promise(resolve => setTimeout(resolve, REST));
      const trace = await page.tracing.stop();
      return longestOf(JSON.parse(new TextDecoder().decode(trace)).traceEvents);
    });
    rows.push({ name, longest });
  }
  return {
    table: table(rows.map(({ name, longest }) => [name, `longest task ${longest.toFixed(0)} ms of processor time`])),
    ok: rows.every(({ longest }) => longest <= LIMIT),
  };
}

/** @param {TraceEvent[]} events @returns {number} milliseconds */
function longestOf(events) {
  const thread = (/** @type {TraceEvent} */ { pid, tid }) => `${pid}.${tid}`;
  const isOwn = (/** @type {TraceEvent} */ { name, args }) =>
    name === 'FunctionCall' && /^http:.*\/www\/(?!engine\/(worker|thread))/.test(args?.data?.url ?? '');
  const workers = new Set(events.filter(isWorker).map(thread));
  const own = new Set(events.filter(event => isOwn(event) && !workers.has(thread(event))).map(thread));
  const times = events.filter(event => event.name.endsWith('RunTask') && own.has(thread(event)));
  return Math.max(...times.map(({ tdur = 0 }) => tdur)) / 1000;
}

/** @param {any} event */
function isWorker({ name, args }) {
  return name === 'thread_name' && args.name !== 'CrRendererMain';
}
