/**
 * Starts the engine again and again in a browser under a driver, and prints how long each start took: until the
 * engine first answers, and until all its threads compute.
 *
 *     node tools/starts.mjs [--browser chromium|firefox] [--count 100] [--threads N]
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from './browsers.mjs';
import { tool } from './run.mjs';
import { serve } from './serve.mjs';

/**
 * @typedef {object} Start
 * @property {number | null} answer milliseconds until the engine's first answer, null where there was none
 * @property {number | null} pool milliseconds until all its threads computed, null where they did not
 * @property {number} engines workers that were made for the engine itself
 * @property {number} threads that computed at the end
 * @property {string} error empty where there was none
 */

/** Milliseconds that a start may take before it counts as hung. */
const PATIENCE = 120_000;

await tool(async () => {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'firefox' },
      count: { type: 'string', default: '100' },
      threads: { type: 'string', default: '4' },
    },
  });
  const server = await serve();
  const browser = await launch(/** @type {import('./browsers.mjs').BrowserName} */ (values.browser));
  /** @type {Start[]} */
  const starts = [];
  try {
    for (let i = 1; i <= Number(values.count); i++) {
      const one = await start(browser, server.origin, Number(values.threads));
      starts.push(one);
      console.log([i, ms(one.answer), ms(one.pool), one.engines, one.threads, loadavg()[0], one.error].join('\t'));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(summary(starts));
});

/** @param {import('puppeteer-core').Browser} browser @param {string} origin @param {number} threads @returns {Promise<Start>} */
async function start(browser, origin, threads) {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/www/pages/headless.html`, { timeout: PATIENCE });
    return /** @type {Start} */ (await page.evaluate(`(${measured})(${threads}, ${PATIENCE})`));
  } finally {
    await page.close();
  }
}

/**
 * In the page.
 * @param {number} threads
 * @param {number} patience milliseconds
 * @returns {Promise<Start>}
 */
async function measured(threads, patience) {
  let engines = 0;
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      if (options?.name === 'engine') engines += 1;
    }
  };
  /** @type {Start} */
  const found = { answer: null, pool: null, engines: 0, threads: 0, error: '' };
  const began = performance.now();
  const client = '/www/engine/client.js';
  const { Engine } = await import(client);
  const engine = new Engine();
  const whole = (async () => {
    const started = await engine.start({ threads });
    await engine.call('preset', { name: 'quick' });
    found.answer = performance.now() - began;
    found.threads = (await engine.settledThreads?.()) ?? started.threads;
    if (found.threads === threads) found.pool = performance.now() - began;
  })();
  const late = new Promise(resolve => setTimeout(resolve, patience));
  await Promise.race([whole, late]).catch(error => {
    found.error = error.message ?? String(error);
  });
  return { ...found, engines };
}

/** @param {Start[]} starts */
function summary(starts) {
  const times = (/** @type {'answer' | 'pool'} */ what) => {
    const sorted = starts.map(start => start[what]).filter(time => time !== null);
    sorted.sort((one, other) => one - other);
    const missing = starts.length - sorted.length;
    return `${what}: median ${ms(sorted[sorted.length >> 1])}, slowest ${ms(sorted.at(-1))}, never ${missing}`;
  };
  const again = starts.filter(({ engines }) => engines > 1).length;
  return `${starts.length} starts; ${again} of them needed a second engine; ${times('answer')}; ${times('pool')}`;
}

/** @param {number | null | undefined} time */
function ms(time) {
  return time == null ? '-' : `${Math.round(time)} ms`;
}
