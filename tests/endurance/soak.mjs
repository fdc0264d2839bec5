/** Many analyses in one tab: does its memory return to its floor, and does each take the same time? */
import { withPage } from '../page/browser.mjs';
import { press, ready, shows } from '../page/visit.mjs';
import { memoryOf } from './memory.mjs';
import { growth, median } from './statistics.mjs';
import { table } from './table.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./memory.mjs').Memory} Memory */

/** Analyses of the small network between two of another one. */
const OTHER_EVERY = 25;

/** Analyses before those that are compared: code is compiled, and both networks have been open twice. */
const WARM_UP = 50;

/** Analyses at the beginning and at the end after which the whole tab is measured. */
const WHOLE = 1;

/** Shares by which the last ten may be above the first ten: what other programs on the machine and the allocators do. */
const TOLERANCE = { time: 0.25, heap: 0.15, engine: 0.05, tab: 0.15, processes: 0.25 };

/** Milliseconds that anything may take on a busy machine. */
const PATIENCE = 300_000;

/**
 * @param {{browser: import('../../tools/browsers.mjs').BrowserName, analyses: number}} wish
 * @returns {Promise<{table: string, ok: boolean}>}
 */
export function soak({ browser, analyses }) {
  return withPage({ browser }, async (page, origin) => {
    page.setDefaultTimeout(PATIENCE);
    await page.evaluateOnNewDocument(keepEngines);
    await page.goto(`${origin}/#example=ctcf-pair&layer=2&neurons=0`);
    await ready(page);
    /** @type {number[]} */
    const seconds = [];
    /** @type {Memory[]} */
    const memory = [];
    for (let seed = 1; seed <= analyses + WARM_UP; seed++) {
      if (seed % OTHER_EVERY === 0) await analyseOther(page);
      const took = await analyse(page, seed);
      if (seed <= WARM_UP) continue;
      seconds.push(took);
      const isAtEnds = seed <= WARM_UP + WHOLE || seed > WARM_UP + analyses - WHOLE;
      memory.push(await memoryOf(page, browser, isAtEnds));
    }
    return summary(browser, seconds, memory);
  });
}

/** @param {Page} page @param {number} seed @returns {Promise<number>} seconds that the analysis took */
async function analyse(page, seed) {
  await page.$eval(
    '#seed',
    (field, seed) => {
      /** @type {HTMLInputElement} */ (field).value = String(seed);
      field.dispatchEvent(new Event('change'));
    },
    seed,
  );
  await page.waitForSelector('#start:not(:disabled)');
  const started = performance.now();
  await press(page, '#start');
  await shows(page, '.provenance', `seed ${seed} `);
  await shows(page, '.stage', /^Finished/);
  return (performance.now() - started) / 1000;
}

/** Another network in between, and back. @param {Page} page */
async function analyseOther(page) {
  await press(page, '#example-zeb1-toy');
  await shows(page, '.facts', 'zeb1-toy.onnx');
  await ready(page);
  await press(page, '#start');
  await shows(page, '.provenance', 'Your run · zeb1-toy.onnx');
  await shows(page, '.stage', /^Finished/);
  await press(page, '#example-ctcf-pair');
  await shows(page, '.facts', 'ctcf-pair.onnx');
  await page.$eval('input[name=layer][value="2"]', choice => /** @type {HTMLElement} */ (choice).click());
  await ready(page);
}

/** @param {string} browser @param {number[]} seconds @param {Memory[]} memory */
function summary(browser, seconds, memory) {
  const time = growth(seconds, TOLERANCE.time);
  /** @type {[string, keyof Memory][]} */
  const names = [
    ['JavaScript objects of the page', 'heap'],
    ['memory of the engine', 'engine'],
    ['page and workers', 'tab'],
    ['processes of pages', 'processes'],
  ];
  const measured = names.flatMap(([name, key]) => {
    const values = memory.flatMap(one => one[key] ?? []);
    return values.length === 0 ? [] : [{ name, ...growth(values, TOLERANCE[key]) }];
  });
  const grew = [...(time.grew ? ['time'] : []), ...measured.flatMap(({ name, grew }) => (grew ? [name] : []))];
  const figures = table([
    ['analyses', `${seconds.length} in one tab of ${browser}, after ${WARM_UP} to warm up`],
    [
      'seconds per analysis',
      `${time.first.toFixed(2)} first ten, ${time.last.toFixed(2)} last ten, ${median(seconds).toFixed(2)} all (medians)`,
    ],
    ...measured.map(
      ({ name, first, last }) =>
        /** @type {[string, string]} */ ([`${name}, MB`, `${first.toFixed(1)} first ten, ${last.toFixed(1)} last ten`]),
    ),
    ['grew', grew.join(', ') || 'nothing'],
  ]);
  return { table: figures, ok: grew.length === 0 };
}

/** In the page, before anything else runs there: the engine's memory is asked of its own worker. */
function keepEngines() {
  /** @type {Worker[]} */
  const enginesOfThePage = [];
  Object.assign(globalThis, { enginesOfThePage });
  globalThis.Worker = class extends Worker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      if (options?.name === 'engine') enginesOfThePage.push(this);
    }
  };
}
