/** The wall of a layer with many neurons: frames while it is scrolled, times of sorting and filtering, memory. */
import { withPage } from '../page/browser.mjs';
import { manyNeurons } from '../page/many-neurons.mjs';
import { pick, press, ready } from '../page/visit.mjs';
import { file } from '../headless/command.mjs';
import { memoryOf } from './memory.mjs';
import { median } from './statistics.mjs';
import { table } from './table.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Neurons of the layer. */
const SIZES = [300, 2000];

/** Seconds of scrolling from the first row to the last one. */
const SCROLLING = 5;

/** Milliseconds that anything may take on a busy machine. */
const PATIENCE = 300_000;

/** Cells that a window may have, whatever the number of neurons. */
const MAX_CELLS = 160;

/** What is measured, as it is printed, by the size. @typedef {Record<string, string>} Measured */

/**
 * @param {{browser: import('../../tools/browsers.mjs').BrowserName}} wish
 * @returns {Promise<{table: string, ok: boolean}>} not ok where the number of cells grows with that of neurons
 */
export async function wall({ browser }) {
  /** @type {{cells: number, values: Measured}[]} */
  const results = [];
  for (const size of SIZES) results.push(await measured(browser, size));
  return {
    table: SIZES.map((size, i) => table([['neurons', size], ...Object.entries(results[i].values)])).join('\n\n'),
    ok: results.every(({ cells }) => cells <= MAX_CELLS),
  };
}

/** @param {import('../../tools/browsers.mjs').BrowserName} browser @param {number} size */
function measured(browser, size) {
  return withPage({ browser }, async (page, origin) => {
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 1440, height: 1000 });
    await page.goto(`${origin}/#example=zeb1-toy`);
    await ready(page);
    const before = await memoryOf(page, browser, false);
    const report = await manyNeurons(size);
    const path = await file('made-up.report.json', report);
    const since = performance.now();
    await pick(page, path);
    await page.waitForSelector(`#wall-shown:not(:empty)`);
    await page.waitForFunction(
      size => document.querySelector('#wall-shown')?.textContent?.includes(size),
      {},
      size.toLocaleString('en'),
    );
    const opened = performance.now() - since;
    await page.waitForSelector('#problem button');
    await press(page, '#problem button');
    await page.$eval('.virtual-grid', grid => grid.scrollIntoView({ behavior: 'instant', block: 'center' }));
    await page.waitForSelector('.wall-cell svg.logo');
    const fresh = await scrolled(page, browser);
    const again = await scrolled(page, browser);
    const sorting = await timed(page, browser, sortTimes);
    const filtering = await timed(page, browser, filterTimes);
    const map = await drawMap(page);
    const after = await memoryOf(page, browser, false);
    const cells = Math.max(fresh.cells, again.cells);
    return {
      cells,
      values: {
        'file of the report': `${(report.length / 1e6).toFixed(1)} MB`,
        'opening it': `${(opened / 1000).toFixed(1)} s`,
        'frames per second, logos drawn for the first time': frames(fresh),
        'frames per second, scrolled again': frames(again),
        'cells in the document, at most': String(cells),
        sorting: times(sorting),
        'filtering, each key': times(filtering),
        'the map': `${(map / 1000).toFixed(1)} s`,
        'memory of scripts': more(before.heap, after.heap),
        'memory of the processes': more(before.processes, after.processes),
      },
    };
  });
}

/** @param {Page} page @returns {Promise<number>} milliseconds until the map is drawn */
async function drawMap(page) {
  await press(page, '#neurons-tab-map');
  const since = performance.now();
  await press(page, '#map-start');
  await page.waitForSelector('.map .point');
  return performance.now() - since;
}

/** @typedef {Awaited<ReturnType<typeof scroll>> & {busy: number | null}} Scrolled `busy`: share of a processor that the page's thread took */

/** @param {Page} page @param {import('../../tools/browsers.mjs').BrowserName} browser @returns {Promise<Scrolled>} */
async function scrolled(page, browser) {
  const { found, busy } = await worked(page, browser, () => page.evaluate(scroll, SCROLLING));
  return { ...found, busy: busy === null ? null : busy / SCROLLING };
}

/** @param {Page} page @param {import('../../tools/browsers.mjs').BrowserName} browser @param {() => Promise<number[]>} act in the page */
async function timed(page, browser, act) {
  const { found, busy } = await worked(page, browser, () => page.evaluate(act));
  return { times: found, busy: busy === null ? null : (1000 * busy) / found.length };
}

/**
 * @template T
 * @param {Page} page
 * @param {import('../../tools/browsers.mjs').BrowserName} browser
 * @param {() => Promise<T>} act
 * @returns {Promise<{found: T, busy: number | null}>} with the seconds of processor time that the page's thread took, which
 *   other programs do not change; Firefox does not tell them
 */
async function worked(page, browser, act) {
  if (browser === 'firefox') return { found: await act(), busy: null };
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskSeconds(session);
  const found = await act();
  const busy = (await taskSeconds(session)) - before;
  await session.detach();
  return { found, busy };
}

/** @param {import('puppeteer-core').CDPSession} session */
async function taskSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** @param {{times: number[], busy: number | null}} timed milliseconds */
function times({ times, busy }) {
  const taken = busy === null ? '' : `, of which the page computes ${busy.toFixed(0)} ms`;
  return `median ${median(times).toFixed(0)} ms${taken}, longest ${Math.max(...times).toFixed(0)} ms`;
}

/** @param {Scrolled} scrolled */
function frames({ intervals, busy }) {
  const late = intervals.filter(interval => interval > 34).length;
  const usual = [...intervals].sort((a, b) => a - b)[Math.floor(0.95 * intervals.length)];
  const rate = 1000 / (intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length);
  const taken = busy === null ? '' : `, thread busy ${(100 * busy).toFixed(0)} %`;
  return `${rate.toFixed(0)}, ${late} of ${intervals.length} later than 34 ms, 95 % within ${usual.toFixed(0)} ms, longest ${Math.max(...intervals).toFixed(0)} ms${taken}`;
}

/** @param {number | null} before @param {number | null} after megabytes; null where the browser does not tell */
function more(before, after) {
  return before === null || after === null ? '–' : `${(after - before).toFixed(0)} MB more`;
}

/** In the page: scrolls the wall from top to bottom at even speed. @param {number} seconds @returns {Promise<{intervals: number[], cells: number}>} */
function scroll(seconds) {
  const grid = /** @type {HTMLElement} */ (document.querySelector('.virtual-grid'));
  const length = grid.scrollHeight - grid.clientHeight;
  const intervals = /** @type {number[]} */ ([]);
  let cells = 0;
  grid.scrollTop = 0;
  return new Promise(resolve => {
    let begun = 0;
    let last = 0;
    const step = (/** @type {number} */ now) => {
      begun ||= now;
      if (last) intervals.push(now - last);
      last = now;
      const share = (now - begun) / (1000 * seconds);
      cells = Math.max(cells, document.querySelectorAll('.wall-cell').length);
      if (share > 1) return resolve({ intervals, cells });
      grid.scrollTop = share * length;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** In the page: milliseconds from each choice of an order to the frame after it. @returns {Promise<number[]>} */
async function sortTimes() {
  const sort = /** @type {HTMLSelectElement} */ (document.querySelector('#wall-sort'));
  const times = [];
  for (const value of ['q', 'decoupling', 'information', 'explained', 'facets', 'activation', 'groups', 'q', 'index']) {
    const since = performance.now();
    sort.value = value;
    sort.dispatchEvent(new Event('change'));
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - since);
  }
  return times;
}

/** In the page: milliseconds from each key in the search field to the frame after it. @returns {Promise<number[]>} */
async function filterTimes() {
  const search = /** @type {HTMLInputElement} */ (document.querySelector('#wall-search'));
  const times = [];
  for (const value of ['s', 'sp', 'spi', 'spi1', 'spi', '', 'c', 'ct', 'ctc', 'ctcf', 'ctcf 3.1', '']) {
    const since = performance.now();
    search.value = value;
    search.dispatchEvent(new Event('input'));
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - since);
  }
  return times;
}
