/** What the page does for a visitor who looks elsewhere during a run: the title, a notification, a screen that stays on. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeUp } from './attention.mjs';
import { unlessBrowser } from './browser.mjs';
import { press, ready, run, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const QUICK = '#layer=1&neurons=0&motifs=none';
/** A run of several seconds. */
const LONG = '#example=ctcf-pair&preset=paper&motifs=none';
const NAME = 'NeuronMotif in the browser';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a run in a tab that is not looked at, in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('ends with a notification, for which the browser is asked only after a press', async () => {
      await visit({ browser, hash: QUICK, before: makeUp }, async page => {
        await ready(page);
        await hide(page, true);
        await run(page);
        assert.deepEqual(await page.evaluate('[made.asked, made.told]'), [0, []]);
        await toggle(page, '#notify');
        await shows(page, '#notify-meaning', 'a notification tells it');
        await run(page);
        const told = /** @type {string[][]} */ (await page.evaluate('made.told'));
        assert.equal(told.length, 1);
        assert.equal(told[0][0], 'The run is finished');
        assert.match(told[0][1], /^1 neuron, \d+ facets?, in .* s\.$/);
        assert.equal(await page.evaluate('made.asked'), 1);
        await toggle(page, '#notify');
        await run(page);
        assert.equal(await page.evaluate('made.told.length'), 1);
      });
    });

    test('has its end in the title until it is looked at, and needs no frame of the screen', async () => {
      await visit({ browser, hash: LONG, before: makeUp }, async page => {
        await ready(page);
        await hide(page, true);
        await page.evaluate('window.requestAnimationFrame = () => 0; 0');
        await press(page, '#start');
        await titled(page, /^[1-9]\d? % · NeuronMotif/);
        await press(page, '#pause');
        await titled(page, /^\d+ % · Paused · NeuronMotif/);
        await press(page, '#pause');
        await titled(page, /^Finished/);
        assert.equal(await page.title(), `Finished · ${NAME}`);
        await hide(page, false);
        assert.equal(await page.title(), NAME);
      });
    });
  });
}

describe('a visitor during a run', { skip: await unlessBrowser('chromium') }, () => {
  test('who looks at the tab gets no notification, and the title is as before', async () => {
    await visit({ hash: QUICK, before: makeUp }, async page => {
      await ready(page);
      await toggle(page, '#notify');
      await shows(page, '#notify-meaning', 'a notification tells it');
      await run(page);
      assert.deepEqual(await page.evaluate('made.told'), []);
      assert.equal(await page.title(), NAME);
    });
  });

  test('who blocks notifications reads so, and no press asks again', async () => {
    await visit({ hash: QUICK, before: makeUp }, async page => {
      await ready(page);
      await page.evaluate('made.answer = "default"; 0');
      await toggle(page, '#notify');
      await page.waitForSelector('#notify:not(:disabled):not(:checked)');
      await page.evaluate('made.answer = "denied"; 0');
      await toggle(page, '#notify');
      await shows(page, '#notify-meaning', 'The browser blocks notifications of this page.');
      await page.waitForSelector('#notify:disabled:not(:checked)');
      assert.equal(await page.evaluate('made.asked'), 2);
    });
  });

  test('who wished for notifications has them in the next visit, as long as the browser permits it', async () => {
    await visit({ hash: QUICK, own: true, reloads: true }, async (page, origin) => {
      const permit = (/** @type {import('puppeteer-core').Permission[]} */ permissions) =>
        page.browserContext().overridePermissions(origin, permissions);
      await permit(['notifications']);
      await page.reload();
      await ready(page);
      await toggle(page, '#notify');
      await page.waitForSelector('#notify:checked:not(:disabled)');
      await page.reload();
      await page.waitForSelector('#notify:checked');
      await permit([]);
      await page.reload();
      await shows(page, '#notify-meaning', 'The browser blocks notifications of this page.');
      await page.waitForSelector('#notify:disabled:not(:checked)');
    });
  });

  test('whose browser has notifications of service workers only gets one of these', async () => {
    await visit({ hash: QUICK, before: makeUp, offline: true }, async page => {
      await ready(page);
      await page.evaluate(workersOnly);
      await toggle(page, '#notify');
      await hide(page, true);
      await run(page);
      await page.waitForFunction('made.told.length === 1');
      assert.equal(await page.evaluate('made.told[0][0]'), 'The run is finished');
    });
  });

  test('has the screen on while the run works and the tab is seen', async () => {
    await visit({ hash: LONG, before: makeUp, reloads: true }, async page => {
      await ready(page);
      assert.deepEqual(await locks(page), []);
      await press(page, '#start');
      await shows(page, '#awake-meaning', 'until the run ends or is paused');
      await hide(page, true);
      await shows(page, '#awake-meaning', 'while a run works');
      await hide(page, false);
      await shows(page, '#awake-meaning', 'until the run ends or is paused');
      assert.deepEqual(await locks(page), ['held', 'released', 'held']);
      await press(page, '#pause');
      await shows(page, '#awake-meaning', 'while a run works');
      assert.deepEqual((await locks(page)).slice(3), ['released']);
      await hide(page, true);
      await hide(page, false);
      assert.equal((await locks(page)).length, 4, 'a paused run needs no screen');
      await press(page, '#pause');
      await shows(page, '#awake-meaning', 'until the run ends or is paused');
      await press(page, '#cancel');
      await shows(page, '.stage', /^Cancelled/);
      assert.deepEqual((await locks(page)).slice(4), ['held', 'released']);

      await toggle(page, '#awake');
      await shows(page, '#awake-meaning', 'A computer that sleeps computes nothing. The run continues when it wakes.');
      await press(page, '#start');
      await shows(page, '.stage', /%$/);
      assert.equal((await locks(page)).length, 6);
      await toggle(page, '#awake');
      await shows(page, '#awake-meaning', 'until the run ends or is paused');
      await toggle(page, '#awake');
      await press(page, '#cancel');
      await shows(page, '.stage', /^Cancelled/);
      await page.reload();
      await ready(page);
      await page.waitForSelector('#awake:not(:checked)');
    });
  });

  test('reads where the browser does not keep the screen on', async () => {
    await visit({ hash: LONG, before: makeUp }, async page => {
      await ready(page);
      await page.evaluate('made.refuses = true; 0');
      await press(page, '#start');
      await shows(page, '#awake-meaning', 'does not keep the screen on now');
      await press(page, '#cancel');
      await shows(page, '.stage', /^Cancelled/);
      await shows(page, '#awake-meaning', 'while a run works');
    });
    await visit({ hash: QUICK, before: without }, async page => {
      await shows(page, '#awake-meaning', 'This browser cannot keep the screen on.');
      await shows(page, '#notify-meaning', 'This browser has no notifications');
      await page.waitForSelector('#awake:disabled:not(:checked)');
      await page.waitForSelector('#notify:disabled:not(:checked)');
      await ready(page);
      await run(page);
      assert.match(await text(page, '.stage'), /^Finished/);
    });
  });
});

describe('the neurons of a run', { skip: await unlessBrowser('chromium') }, () => {
  test('are finished, at work or waiting, and the range of time left is said', async () => {
    await visit({ hash: '#example=regions&layer=3&neurons=0-7&motifs=none' }, async page => {
      await ready(page);
      await shows(page, '.forecast', /^8 neurons/);
      await press(page, '#start');
      await shows(page, '.run-neurons p', /^[2-5] neurons finished/);
      await press(page, '#pause');
      await shows(page, '.stage', /^Paused/);
      const [, done, waiting] =
        /^(\d) neurons finished · 1 at work · (\d) waiting$/.exec(await text(page, '.run-neurons p')) ?? [];
      assert.equal(Number(done) + Number(waiting), 7);
      assert.match(await text(page, '.remaining'), /^Time left: (less than \d.*|.* to \d.*) (s|min)$/);
      const rows = await page.$$eval('.run-neurons li', rows => rows.map(row => row.dataset.kind));
      assert.deepEqual(rows, ['finished', 'finished', 'atWork', 'waiting', 'waiting']);
      const first = await text(page, '.run-neurons li');
      assert.ok(first.startsWith(`Layer 3, neuron ${Number(done) - 2}Finished`), first);
      await press(page, '#cancel');
      await shows(page, '.stage', /^Cancelled/);
      await shows(page, '.run-neurons p', /not finished$/);
      assert.equal(await text(page, '.remaining'), '');
      const finished = /(\d+) neurons? finished · (\d+) not finished/.exec(await text(page, '.run-neurons p'));
      assert.equal(Number(finished?.[1]) + Number(finished?.[2]), 8);
      await press(page, '#continue-run');
      await shows(page, '.stage', /^Finished/);
      assert.equal(await text(page, '.run-neurons p'), '8 neurons finished');
      assert.match(await text(page, '.run-neurons li:last-child'), /^Layer 3, neuron 7Finished: \d+ facets?$/);
    });
  });
});

/** @param {Page} page @param {boolean} isHidden */
function hide(page, isHidden) {
  return page.evaluate(`made.hide(${isHidden})`);
}

/** @param {Page} page that has no frames, in which the driver would look @param {RegExp} title */
function titled(page, title) {
  return page.waitForFunction(`${title}.test(document.title)`, { polling: 100 });
}

/** Presses a checkbox by its own key. @param {Page} page @param {string} selector */
async function toggle(page, selector) {
  await page.focus(selector);
  await page.keyboard.press(' ');
}

/** @param {Page} page @returns {Promise<string[]>} */
async function locks(page) {
  return /** @type {string[]} */ (await page.evaluate('made.locks'));
}

/** In the page: notifications are refused but for those of service workers, as on phones. */
function workersOnly() {
  const { made, Notification } = /** @type {any} */ (globalThis);
  /** @type {any} */ (globalThis).Notification = new Proxy(Notification, {
    construct() {
      throw new TypeError('for this test');
    },
  });
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) => {
    made.told.push([title, options?.body]);
  };
}

/** In the page: a browser without notifications and wake locks. */
function without() {
  Reflect.deleteProperty(window, 'Notification');
  Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
}
