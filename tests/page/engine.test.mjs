import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { Engine } from '../../www/engine/client.js';
import { shared, unlessShared } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, pick, press, ready, run, says, text, visit } from './visit.mjs';

const DEEP = 'models/nm_demo2.onnx';
const skip = (await unlessBrowser('chromium')) || unlessShared(DEEP);

describe('an engine that traps in the middle of a run', { skip }, () => {
  test('is started anew with the same network; what was computed stays, and the next run works', async () => {
    await visit({ hash: '#layer=4&neurons=all&preset=paper' }, async page => {
      await says(page, '#engine-status', 'ready');
      await pick(page, shared(DEEP));
      await says(page, '.facts', 'nm_demo2.onnx');
      await ready(page);
      await press(page, '#start');
      await says(page, '.provenance', 'Your run');
      const [engine] = page.workers();
      await engine.evaluate(() => {
        setTimeout(() => {
          throw new WebAssembly.RuntimeError('unreachable executed');
        });
      });
      await says(page, '.problem', 'unreachable executed');
      assert.match(await text(page, '.problem-code'), /engine\.trapped/);
      assert.match(await text(page, '.stage'), /^Stopped by an error/);
      assert.ok((await count(page, FACETS)) > 0);

      await page.click('input[name=layer][value="1"]');
      await ready(page);
      await run(page);
      await says(page, '.neuron h3', 'Layer 1, neuron 0');
      assert.equal(await count(page, '.problem'), 0);
    });
  });
});

describe('an engine whose threads do not start', () => {
  const started = { version: '1', threads: 2, isolated: true, bytes: 0 };
  let engine = new Engine();
  let made = 0;
  let ended = 0;

  /** @param {number} stuck of the workers that are made, so many never answer */
  function workers(stuck) {
    return class {
      answers = ++made > stuck;
      /** @type {(message: {data: object}) => void} */
      onmessage = () => {};
      postMessage({ id = 0 }) {
        queueMicrotask(() => this.onmessage({ data: { event: 'loaded' } }));
        if (this.answers) queueMicrotask(() => this.onmessage({ data: { id, result: started } }));
      }
      terminate() {
        ended += 1;
      }
    };
  }

  /** @param {number} stuck */
  async function start(stuck) {
    Object.assign(globalThis, { Worker: workers(stuck) });
    engine = new Engine();
    const outcome = engine.start({ threads: 2 });
    for (let i = 0; i < 3; i++) {
      await new Promise(resolve => setImmediate(resolve));
      mock.timers.tick(20_000);
    }
    return outcome;
  }

  beforeEach(() => {
    made = 0;
    ended = 0;
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => mock.timers.reset());

  test('is thrown away, and another one tried', async () => {
    assert.deepEqual(await start(1), started);
    assert.deepEqual({ made, ended }, { made: 2, ended: 1 });
  });

  test('is given up after three', async () => {
    await assert.rejects(start(3), { code: 'engine.not-loaded', message: /threads did not start/ });
    assert.deepEqual({ made, ended }, { made: 3, ended: 3 });
    await assert.rejects(engine.call('memory', {}), { code: 'engine.not-loaded' });
  });
});
