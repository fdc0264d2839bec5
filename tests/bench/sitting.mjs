/** A browser with all contenders in it, each in a worker of its own. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';
import { withPage } from '../page/browser.mjs';

/** @typedef {(name: string, ...parameters: unknown[]) => Promise<any>} Call a function of page.js */

/**
 * @typedef {object} Sitting
 * @property {string[]} contenders those that could be started
 * @property {string[]} missing the others, each with the reason
 * @property {Call} call
 * @property {(contender: string, operation: string, params?: object) => import('./rounds.mjs').Run} run
 */

const PEERS = {
  'onnxruntime-web': 'onnxruntime-web/dist',
  tfjs: ['@tensorflow/tfjs-core/dist', '@tensorflow/tfjs-backend-wasm/dist'],
};

/**
 * @template T
 * @param {{threads: number, contenders: string[], files: Record<string, string>}} options `files` are the networks and
 *   databases, by the addresses under which the contenders ask for them
 * @param {(sitting: Sitting) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withSitting({ threads, contenders, files }, work) {
  const extra = { ...files, ...scripts(), ...peers() };
  return withPage({ mode: 'open', extra }, async (page, origin) => {
    await page.goto(`${origin}/www/pages/headless.html`);
    await page.evaluate(`import('/bench/page.js').then(module => { bench = module; })`);
    /** @type {Call} */
    const call = (name, ...parameters) =>
      page.evaluate(`bench.${name}(${parameters.map(word => JSON.stringify(word))})`);
    const cpuSeconds = await cpuClock(page);
    /** @type {Sitting['run']} */
    const run = (contender, operation, params) => async milliseconds => {
      const before = await cpuSeconds();
      const timing = await call('ask', contender, operation, { ...params, milliseconds });
      return { ...timing, cpu_seconds: (await cpuSeconds()) - before };
    };
    /** @type {string[]} */
    const missing = [];
    for (const contender of contenders) {
      const reason = await call('start', contender, threads).then(
        () => '',
        error => error.message,
      );
      if (!reason) continue;
      missing.push(`${contender}, threads ${threads}: ${reason}`);
      await call('stop', contender);
    }
    const there = contenders.filter(contender => !missing.some(text => text.startsWith(`${contender},`)));
    return work({ contenders: there, missing, call, run });
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<() => Promise<number>>} the seconds that all threads of the browser's pages have computed so far
 */
async function cpuClock(page) {
  const system = await page.browser().target().createCDPSession();
  return async () => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
}

/** @returns {Record<string, string>} our part of the sitting */
function scripts() {
  const folder = join(root, 'tests', 'bench');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'));
  return Object.fromEntries(
    names.filter(name => /\.m?js$/.test(name)).map(name => [`/bench/${name}`, join(folder, name)]),
  );
}

/** @returns {Record<string, string>} what the peers ask for */
function peers() {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [peer, folders] of Object.entries(PEERS)) {
    for (const folder of [folders].flat()) {
      const path = join(root, 'node_modules', folder);
      for (const name of readdirSync(path)) found[`/peers/${peer}/${name}`] = join(path, name);
    }
  }
  return found;
}
