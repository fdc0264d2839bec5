import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { file, shared, unlessShared } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, pick, ready, run, says, seeFacets, text, visit } from './visit.mjs';

const SMALL = 'models/nm_demo1.onnx';

describe('opening files', { skip: await unlessBrowser('chromium') }, () => {
  test('a wrong file is refused in a panel, nothing is lost, and the next file works', {
    skip: unlessShared(SMALL),
  }, async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, await file('network.onnx', '<!doctype html><title>Not found</title>'));
      await says(page, '.problem-code', 'onnx.not-onnx');
      assert.match(await text(page, '.problem-next'), /What to do: \S/);
      assert.equal(await count(page, FACETS), 2);
      assert.match(await text(page, '.facts'), /zeb1-toy\.onnx/);

      await pick(page, shared(SMALL));
      await says(page, '.facts', 'nm_demo1.onnx');
      assert.equal(await count(page, '.problem'), 0);
      assert.equal(await count(page, FACETS), 0);
    });
  });

  test('a message can be dismissed with the keyboard', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, await file('report.json', '{"no": "report"}'));
      await says(page, '.problem-code', 'report.unreadable');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.problem'));
    });
  });

  test('a saved report opens again, byte for byte, without its network', async () => {
    await visit({}, async page => {
      await ready(page);
      await run(page);
      const saved = await page.evaluate(savedText);
      await page.reload();
      await ready(page);
      await pick(page, await file('mine.report.json', saved));
      await says(page, '.provenance', 'Saved report');
      await seeFacets(page);
      assert.equal(await count(page, FACETS), 2);
      assert.equal(await page.evaluate(savedText), saved);
    });
  });

  test('a file that is dropped anywhere is opened', async () => {
    await visit({}, async page => {
      await ready(page);
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['nothing'], 'dropped.onnx'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await says(page, '.problem-code', /onnx\..*dropped\.onnx/);
    });
  });
});

/** In the page: the text that the JSON button saves. */
async function savedText() {
  /** @type {Promise<Blob>} */
  const saved = new Promise(resolve => {
    const create = URL.createObjectURL;
    URL.createObjectURL = object => {
      URL.createObjectURL = create;
      resolve(/** @type {Blob} */ (object));
      return create.call(URL, object);
    };
  });
  document.getElementById('save-json')?.click();
  return (await saved).text();
}
