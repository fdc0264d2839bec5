import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { again, another, isKept, kept, opened, OWN, SHORT, unasked } from './keeping.mjs';
import { count, pick, press, ready, shows } from './visit.mjs';

describe('a page that is left while it writes', { skip: await unlessBrowser('chromium') }, () => {
  test('has said that the network is kept only if it is', async () => {
    await kept({ hash: SHORT }, async (page, origin) => {
      await ready(page);
      const other = await another(page);
      await other.goto(`${origin}/www/icon.svg`);
      await page.bringToFront();

      await other.evaluate(holdDatabase);
      await pick(page, OWN);
      await shows(page, '.facts', 'model.onnx');
      await page.waitForSelector('#sessions-open[data-state=writing]');
      assert.equal(await count(page, '#session-consent'), 0);
      await other.evaluate('isHeld = false');
      await page.waitForSelector('#session-consent');

      await other.evaluate(holdDatabase);
      await press(page, '#session-keep');
      await shows(page, '#session-keeping', 'Keeping “model.onnx” on this device');
      await other.evaluate('isHeld = false');
      await unasked(page);
      await again(page);
      await shows(page, '.facts', 'model.onnx');
    });
  });

  test('has kept what was agreed to last, whether or not an earlier write has ended', async () => {
    await kept({ hash: SHORT, before: untold }, async page => {
      await opened(page, null);
      await page.evaluate('isUntold = true');
      await page.click('input[name=layer][value="2"]');
      await isKept(page, ({ settings }) => settings.layer === 2);
      await page.waitForSelector('#sessions-open[data-state=writing]');
      await press(page, '#session-keep');
      await again(page);
      await shows(page, '.facts', 'model.onnx');
      assert.equal(await page.$eval('input[name=layer]:checked', input => input.getAttribute('value')), '2');
    });
  });
});

/** In a tab of the same origin: nobody else can write before `isHeld` is false. */
function holdDatabase() {
  const world = /** @type {{isHeld?: boolean}} */ (/** @type {unknown} */ (globalThis));
  world.isHeld = true;
  return new Promise(resolve => {
    const request = indexedDB.open('neuronmotif');
    request.onsuccess = () => {
      const store = request.result.transaction(['sessions', 'parts'], 'readwrite').objectStore('sessions');
      ask();

      function ask() {
        store.count().onsuccess = () => {
          resolve(undefined);
          if (world.isHeld) ask();
          else request.result.close();
        };
      }
    };
  });
}

/** On the page, before anything else runs there: while `isUntold`, it does not learn that a write has ended. */
function untold() {
  const world = /** @type {{isUntold?: boolean}} */ (/** @type {unknown} */ (globalThis));
  const { transaction } = IDBDatabase.prototype;
  /** @param {any[]} parameters */
  IDBDatabase.prototype.transaction = function (...parameters) {
    const made = transaction.apply(this, /** @type {any} */ (parameters));
    made.addEventListener('complete', event => {
      if (world.isUntold && made.mode === 'readwrite') event.stopImmediatePropagation();
    });
    return made;
  };
}
