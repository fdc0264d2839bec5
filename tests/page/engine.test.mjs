import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { Engine } from '../../www/engine/client.js';
import { file, shared, unlessShared } from '../headless/command.mjs';
import { unlessBrowser, withPage } from './browser.mjs';
import { count, FACETS, pick, press, ready, run, shows, text, visit } from './visit.mjs';

const DEEP = 'models/nm_demo2.onnx';
const skip = (await unlessBrowser('chromium')) || unlessShared(DEEP);

describe('an engine that traps in the middle of a run', { skip }, () => {
  test('restarts with the same network; what was computed stays, and the next run works', async () => {
    await visit({ hash: '#layer=4&neurons=all&preset=paper' }, async page => {
      await shows(page, '#engine-status', 'ready');
      await pick(page, shared(DEEP));
      await shows(page, '.facts', 'nm_demo2.onnx');
      await ready(page);
      await press(page, '#start');
      await shows(page, '.provenance', 'Your run');
      const [engine] = page.workers();
      await engine.evaluate(() => {
        setTimeout(() => {
          throw new WebAssembly.RuntimeError('unreachable executed');
        });
      });
      await shows(page, '.problem', 'unreachable executed');
      assert.match(await text(page, '.problem-code'), /engine\.trapped/);
      assert.match(await text(page, '.stage'), /^Stopped by an error/);
      assert.ok((await count(page, FACETS)) > 0);

      await page.click('input[name=layer][value="1"]');
      await ready(page);
      await run(page);
      await shows(page, '.neuron h3', 'Layer 1, neuron 0');
      assert.equal(await count(page, '.problem'), 0);
    });
  });
});

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  const skipped = (await unlessBrowser(browser)) || (availableParallelism() < 2 && 'one thread is all there is here');
  describe(`in ${browser}, an engine whose other threads do not start`, { skip: skipped }, () => {
    test('answers and computes the same on one thread, and the page says so', async () => {
      const whole = await withPage({ browser }, ranAtOnce);
      await withThreads('', { browser, before: hurry }, async (page, origin) => {
        await ready(page);
        await shows(page, '#engine-status', /^Engine ready, 1 of \d+ threads: the others did not start\. Try again$/);
        await run(page);
        assert.equal(await count(page, FACETS), 2);
        assert.match(await text(page, '.provenance'), /1 thread\b/);
        assert.equal(await ranAtOnce(page, origin), whole);
      });
    });
  });
}

/** @param {import('puppeteer-core').Page} page @param {string} origin @returns {Promise<string>} the digest of a run that does not wait for threads */
async function ranAtOnce(page, origin) {
  await page.goto(`${origin}/www/headless.html`);
  return /** @type {Promise<string>} */ (page.evaluate(`(${run})()`));

  async function run() {
    const client = '/www/engine/client.js';
    const engine = new (await import(client)).Engine();
    engine.start();
    await engine.open('model.onnx', await (await fetch('/www/examples/zeb1-toy/model.onnx')).blob());
    const options = { ...(await engine.call('preset', { name: 'quick' })), targets: [{ layer: 2, channels: [0] }] };
    return JSON.parse((await engine.call('run', { options })).report).digest;
  }
}

/**
 * With another script for the further threads.
 * @param {string} script
 * @param {Parameters<typeof visit>[0]} options
 * @param {Parameters<typeof visit>[1]} test
 */
async function withThreads(script, options, test) {
  const thread = await file('thread.js', script);
  await visit({ ...options, extra: { '/www/engine/thread.js': thread } }, test);
}

/** On the page, before anything else runs there: whatever waits long waits a tenth of it. */
function hurry() {
  const wait = globalThis.setTimeout;
  Object.assign(globalThis, {
    setTimeout: (/** @type {() => void} */ call, /** @type {number} */ time, /** @type {unknown[]} */ ...rest) =>
      wait(call, time >= 5000 ? time / 10 : time, ...rest),
  });
}

describe('the threads of an engine', () => {
  const answer = { version: '1', threads: 1, wanted: 3, isolated: true, bytes: 0, shared: {} };
  /** @type {FakeWorker[]} */
  let workers = [];
  /** @type {object[]} */
  let events = [];
  let engine = new Engine();

  class FakeWorker {
    /** @type {(message: {data: any}) => void} */
    onmessage = () => {};
    ended = false;
    /** @param {URL} _url @param {{name: string}} options */
    constructor(_url, { name }) {
      this.name = name;
      workers.push(this);
    }
    /** @param {{id?: number, method?: string}} message */
    postMessage({ id, method }) {
      const result = method === 'start' ? answer : method;
      if (this.name === 'engine') queueMicrotask(() => this.onmessage({ data: { id, result } }));
    }
    terminate() {
      this.ended = true;
    }
  }

  const threads = () => workers.filter(({ name }) => name === 'thread');
  const join = (/** @type {FakeWorker} */ worker) => worker.onmessage({ data: 'joined' });
  const settle = () => new Promise(resolve => setImmediate(resolve));
  const pass = async (/** @type {number} */ milliseconds) => {
    mock.timers.tick(milliseconds);
    await settle();
  };

  beforeEach(async () => {
    workers = [];
    events = [];
    mock.timers.enable({ apis: ['setTimeout'] });
    Object.assign(globalThis, { Worker: FakeWorker });
    engine = new Engine();
    for (const name of ['threads', 'restarted']) {
      engine.addEventListener(name, event => {
        const { threads, late } = /** @type {CustomEvent} */ (event).detail;
        events.push({ name, threads, late });
      });
    }
    const { threads, late } = await engine.start();
    assert.deepEqual({ threads, late }, { threads: 1, late: false });
    assert.equal(await engine.call('memory', {}), 'memory');
  });
  afterEach(() => mock.timers.reset());

  test('join while it answers already', async () => {
    assert.equal(threads().length, 2);
    threads().forEach(join);
    assert.equal(await engine.settledThreads(), 3);
    assert.deepEqual(events, [{ name: 'threads', threads: 3, late: false }]);
    await pass(100_000);
    assert.equal(threads().length, 2);
  });

  test('that do not join in time get further workers', async () => {
    join(threads()[0]);
    await pass(10_000);
    assert.equal(threads().length, 3);
    join(threads()[2]);
    assert.equal(await engine.settledThreads(), 3);
  });

  test('that never join are reported, and are tried again when asked for', async () => {
    await pass(10_000);
    await pass(20_000);
    assert.equal(await engine.settledThreads(), 1);
    assert.equal(await engine.call('memory', {}), 'memory');
    engine.startThreads();
    threads().slice(-2).forEach(join);
    assert.deepEqual(events, [
      { name: 'threads', threads: 1, late: true },
      { name: 'threads', threads: 2, late: true },
      { name: 'threads', threads: 3, late: false },
    ]);
  });

  test('end with it when one of them traps, and restart with it', async () => {
    threads().forEach(join);
    const waiting = assert.rejects(engine.call('memory', {}), { code: 'engine.trapped', message: /unreachable/ });
    await Promise.resolve();
    threads()[0].onmessage({ data: { trapped: 'unreachable executed' } });
    await waiting;
    assert.ok(workers.slice(0, 3).every(({ ended }) => ended));
    await settle();
    assert.equal(threads().length, 4);
    assert.deepEqual(events.at(-1), { name: 'restarted', threads: 1, late: false });
  });
});
