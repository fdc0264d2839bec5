import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { answered } from './asking.mjs';
import { unlessBrowser } from './browser.mjs';
import { pick, ready, run, shows, visit } from './visit.mjs';

describe('what leaves the page', { skip: await unlessBrowser('chromium') }, () => {
  test('nothing, once it is loaded: not for opening a network or sequences, not for running it, not for asking; a library of the site comes when it is needed', async () => {
    await visit({ own: true, offline: true, watches: true }, async (page, origin) => {
      await ready(page);
      await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
      /** @type {string[]} */
      const requests = [];
      page.on('request', request => requests.push(request.url()));
      const [engine] = page.workers();
      const before = await engine.evaluate(fetched);
      await pick(page, `${root}/www/examples/zeb1-toy/model.onnx`);
      await shows(page, '.facts', 'model.onnx');
      await ready(page);
      await run(page);
      await page.$eval('.facet-head button', button => /** @type {HTMLElement} */ (button).click());
      const files = ['regions.bed', 'genome.2bit', 'variants.vcf', 'cuts.bw', 'conservation.bw'];
      await pick(page, ...files.map(name => `${root}/www/examples/regions/${name}`));
      await shows(page, '[aria-label=Signals]', '2 signals.');
      for (const [question, answer] of [
        ['#predict', '#predict-table-save'],
        ['#compare-alleles', '#compare-alleles-table-save'],
        ['#survey', '#survey-windows-save'],
        ['#find-motifs', '#hits-table-save'],
        ['#footprint', '#footprint-table-save'],
      ])
        await answered(page, question, answer);
      assert.deepEqual(
        requests.filter(url => !url.startsWith('blob:') && !url.startsWith('data:')),
        [`${origin}/www/vendor/genomic-files.js`],
      );
      assert.deepEqual(await engine.evaluate(fetched), before);
      assert.ok(before.every(url => url.startsWith(origin)));
    });
  });

  test('the policy refuses a request to elsewhere, on the page, in the engine and in its thread pool, and a worker that is no file of ours', async () => {
    const elsewhere = await listen();
    try {
      await visit({}, async page => {
        await ready(page);
        const [engine] = page.workers();
        assert.equal(await page.evaluate(attempt, elsewhere.address), 'refused');
        assert.equal(await engine.evaluate(attempt, elsewhere.address), 'refused');
        assert.equal(await engine.evaluate(attemptInside, `(${attempt})`, elsewhere.address), 'not started');
      });
      assert.deepEqual(await attemptOfThePool(elsewhere.address), 'refused');
      assert.equal(elsewhere.visits(), 0);
      assert.equal(await attempt(elsewhere.address), 'let through');
      assert.equal(elsewhere.visits(), 1);
    } finally {
      elsewhere.close();
    }
  });
});

/** In a worker: what it has fetched so far. */
function fetched() {
  return performance.getEntriesByType('resource').map(({ name }) => name);
}

/** @param {string} address @returns {Promise<string>} */
function attempt(address) {
  return fetch(address).then(
    () => 'let through',
    () => 'refused',
  );
}

/** In a worker: the same from a worker of its own that starts from a blob. */
function attemptInside(/** @type {string} */ source, /** @type {string} */ address) {
  return new Promise(resolve => {
    const code = `${source}(${JSON.stringify(address)}).then(answer => postMessage(answer))`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve('not started');
  });
}

/**
 * What a worker of the real thread pool is answered. Once it computes it reads no messages, so its own script is served
 * with the attempt before its first line.
 * @param {string} address
 * @returns {Promise<string>}
 */
async function attemptOfThePool(address) {
  const script = 'www/engine/thread.js';
  const folder = await mkdtemp(join(tmpdir(), 'pool-'));
  const probe = `(${attempt})(${JSON.stringify(address)}).then(answer => new BroadcastChannel('pool').postMessage(answer));\n`;
  const file = join(folder, 'worker.js');
  await writeFile(file, probe + (await readFile(join(root, script), 'utf8')));
  try {
    return await visit({ extra: { [`/${script}`]: file }, before: listenToThePool }, async page => {
      await ready(page);
      const answer = await page.waitForFunction('answersOfThePool[0]');
      return /** @type {Promise<string>} */ (answer.jsonValue());
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** On the page, before anything else runs there. */
function listenToThePool() {
  /** @type {string[]} */
  const answers = [];
  Object.assign(globalThis, { answersOfThePool: answers, channelOfThePool: new BroadcastChannel('pool') });
  /** @type {any} */ (globalThis).channelOfThePool.onmessage = (/** @type {MessageEvent} */ { data }) =>
    answers.push(data);
}

/** A server of another origin that would welcome everyone. */
async function listen() {
  let visits = 0;
  const server = createServer((_, response) => {
    visits += 1;
    response
      .writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
      .end('welcome');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, visits: () => visits, close: () => server.close() };
}
