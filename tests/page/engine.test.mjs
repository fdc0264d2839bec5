import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
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
