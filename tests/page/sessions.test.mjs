import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { broken } from '../endurance/invariants.mjs';
import { look } from '../endurance/view.mjs';
import { unlessBrowser } from './browser.mjs';
import {
  again,
  another,
  kept,
  LONG,
  opened,
  OTHER,
  OWN,
  results,
  sessions,
  SHORT,
  someResults,
  written,
} from './keeping.mjs';
import { count, openTab, pick, press, ready, run, shows, text } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a session in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('is not begun before anything is opened, and is there with its network where it may be kept', async () => {
      await kept({ browser, hash: SHORT }, async page => {
        await ready(page);
        await again(page);
        await ready(page);
        assert.equal(await count(page, '.session-line'), 0);
        await shows(page, '.provenance', 'Example, computed in advance');

        await opened(page, 'keep');
        await again(page);
        await shows(page, '.facts', 'model.onnx');
        await ready(page);
        assert.equal(await count(page, '.session-line'), 0);
        await shows(page, '.forecast', /^3 neurons/);
        assert.equal(await count(page, '.result-head .provenance'), 0);
      });
    });

    test('asks for a network that may not be kept, knows its file, and has the results all the time', async () => {
      await kept({ browser, hash: SHORT }, async (page, origin) => {
        await opened(page, null);
        await again(page);
        await shows(page, '#session-awaited', 'open “model.onnx” again');
        assert.equal(await count(page, '.result-head .provenance'), 0);
        await pick(page, OWN);
        await ready(page);
        await press(page, '#session-keep-not');
        await run(page);
        await openTab(page, 'rule');
        const found = await results(page);
        assert.equal(found.neurons, 3);

        await again(page);
        await shows(page, '#session-awaited', 'open “model.onnx” again');
        assert.deepEqual(await results(page), found);
        assert.equal(await count(page, '.facts'), 0);
        await pick(page, OWN);
        await shows(page, '.facts', 'model.onnx');
        await ready(page);
        assert.equal(await count(page, '#session-awaited'), 0);
        assert.deepEqual(await results(page), found);
        assert.equal(await page.$eval('#neuron-tab-rule', tab => tab.getAttribute('aria-selected')), 'true');
        assert.equal(await sessions(page), 1);

        await again(page);
        await page.waitForSelector('#session-awaited');
        await pick(page, OTHER);
        await shows(page, '.facts', '8 bp');
        await page.waitForFunction(() => !document.querySelector('#session-awaited'));
        await page.waitForSelector('#session-consent');
        assert.equal(await sessions(page), 2);
        await page.goto(`${origin}/${SHORT}&network=0123456789abcdef`);
        await page.reload();
        await shows(page, '#session-awaited', /not on this device.*0123456789abcdef/);
        await page.waitForSelector('#engine-status[data-state=ready]');
        assert.equal(await count(page, '.provenance'), 0);
        assert.equal(await count(page, '.facts'), 0);
      });
    });

    test('continues a run that was in progress when the page was loaded anew, and finds what an undisturbed one finds', async () => {
      await kept({ browser, hash: LONG.hash }, async page => {
        await opened(page, 'keep');
        await press(page, '#start');
        await someResults(page);
        await again(page);
        await shows(page, '.stage', /^Finished/);
        const found = await results(page);
        assert.equal(found.neurons, LONG.neurons);
        assert.equal(await count(page, '.session-line'), 0);
        await agrees(page);
        await page.$eval('.neuron-list tbody tr:nth-child(4) button', button =>
          /** @type {HTMLElement} */ (button).click(),
        );
        await shows(page, '.neuron h3', 'Layer 3, neuron 3');
        const chosen = await text(page, '.neuron h3');
        await again(page);
        await shows(page, '.neuron h3', chosen);
        assert.deepEqual(await results(page), found);
        await ready(page);
        await run(page);
        assert.deepEqual(await results(page), found);
      });
    });

    test('waits with the rest of a run in a tab that is opened later, or was paused', async () => {
      await kept({ browser, hash: LONG.hash }, async page => {
        await opened(page, 'keep');
        await press(page, '#start');
        await someResults(page);
        await written(page);
        const address = page.url();
        const later = await another(page);
        await page.close();
        await later.bringToFront();
        await later.goto(address);
        await shows(later, '#session-interrupted', /^The run was interrupted after [1-5] of 6 neurons\./);
        await later.waitForSelector('#session-continue:not(:disabled)');
        await shows(later, '.stage', /^Interrupted\. The results? .* among the results and can be saved\.$/);
        await agrees(later);
        await press(later, '#session-continue');
        await press(later, '#pause');
        await shows(later, '.stage', /^Paused/);
        await later.reload();
        await later.waitForSelector('#continue-run:not([hidden])');
        await press(later, '#continue-run');
        await shows(later, '.stage', /^Finished/);
        assert.deepEqual(await results(later), await undisturbed());
      });
    });

    test('continues after the engine has died', async () => {
      await kept({ browser, hash: LONG.hash, before: rememberEngine }, async page => {
        await opened(page, 'keep');
        await press(page, '#start');
        await someResults(page);
        await page.evaluate(die);
        await shows(page, '.stage', /^Stopped by an error/);
        await shows(page, '#continue-run', /^Continue \(\d left\)$/);
        await again(page);
        await shows(page, '.stage', /^Stopped by an error/);
        await page.waitForSelector('#continue-run:not([hidden])');
        await press(page, '#continue-run');
        await shows(page, '.stage', /^Finished/);
        assert.deepEqual(await results(page), await undisturbed());
      });
    });

    test('is written by one tab: another one has a copy of its own', async () => {
      await kept({ browser, hash: SHORT }, async page => {
        await opened(page, 'keep');
        await run(page);
        await written(page, 3);
        const address = page.url();
        const found = await results(page);
        const other = await another(page);
        await other.goto(address);
        await shows(other, '#session-copy', '“model.onnx” is open in another tab');
        await ready(other);
        assert.deepEqual(await results(other), found);
        assert.equal(await sessions(other), 1);
        await other.click('input[name=layer][value="2"]');
        await ready(other);
        await run(other);
        assert.equal(await sessions(other), 2);
        assert.deepEqual(await results(page), found);
        await page.bringToFront();
        await again(page);
        assert.deepEqual(await results(page), found);
        assert.equal(await count(page, '#session-copy'), 0);
        await press(page, '#sessions-open');
        await page.waitForSelector('.session + .session');
        const entries = await page.$$eval('.session', all => all.map(({ textContent }) => textContent ?? ''));
        assert.match(entries.find(entry => entry.startsWith('model.onnx (copy)')) ?? '', /open in another tab/);
        assert.match(entries.find(entry => !entry.startsWith('model.onnx (copy)')) ?? '', /open in this tab/);
      });
    });
  });
}

describe('a kept network whose opening was cancelled', { skip: await unlessBrowser('chromium') }, () => {
  test('stays kept, and can be chosen again', async () => {
    await kept({ hash: SHORT }, async page => {
      await opened(page, 'keep');
      await run(page);
      const found = await results(page);
      await written(page, 3);
      const { identifier } = await page.evaluateOnNewDocument(cancelOpening);
      await page.reload({ waitUntil: 'domcontentloaded' });
      await shows(page, '#session-awaited', 'open “model.onnx” again');
      await page.removeScriptToEvaluateOnNewDocument(identifier);
      await page.waitForSelector('.facet .star');
      await press(page, '.facet .star');
      assert.equal(await sessions(page), 1);
      await again(page);
      await shows(page, '.facts', 'model.onnx');
      await ready(page);
      assert.deepEqual(await results(page), found);
      assert.equal(await page.$eval('.facet .star', star => star.ariaPressed), 'true');
    });
  });
});

describe('names, notes and stars', { skip: await unlessBrowser('chromium') }, () => {
  test('are kept of a run, and begin a session of an example', async () => {
    for (const hash of ['#example=ctcf-pair&motifs=none', SHORT]) {
      await kept({ hash }, async page => {
        if (hash === SHORT) {
          await opened(page, 'keep');
          await run(page);
        } else await ready(page);
        await page.waitForSelector('.facet .star');
        const facet = await page.$eval('.facet:has(.star)', element => element.getAttribute('data-facet'));
        await press(page, `[data-facet="${facet}"] .star`);
        await page.click(`[data-facet="${facet}"] button[aria-label^="Name and note"]`);
        await page.keyboard.type('twin');
        await page.keyboard.press('Escape');
        await shows(page, `[data-facet="${facet}"] .called`, /^twin$/);
        assert.equal(await sessions(page), 1);
        await again(page);
        await shows(page, `[data-facet="${facet}"] .called`, /^twin$/);
        assert.equal(await page.$eval(`[data-facet="${facet}"] .star`, star => star.ariaPressed), 'true');
        await ready(page);
        assert.equal(await sessions(page), 1);
      });
    }
  });
});

describe('a tab that crashes', { skip: await unlessBrowser('chromium') }, () => {
  test('has everything that was finished, and does not begin by itself what may crash it again', async () => {
    await kept({ hash: LONG.hash }, async page => {
      await opened(page, 'keep');
      await press(page, '#start');
      await someResults(page);
      await written(page);
      const address = page.url();
      const later = await another(page);
      await page.goto('chrome://crash').catch(() => {});
      await later.goto(address);
      await shows(later, '#session-interrupted', /after [1-5] of 6 neurons/);
      await later.waitForSelector('#session-continue:not(:disabled)');
      await new Promise(resolve => setTimeout(resolve, 1000));
      await shows(later, '.stage', /^Interrupted/);
    });
  });
});

/** @type {ReturnType<typeof results> | null} */
let whole = null;

/** What a long run finds that nothing interrupts, which is the same in every browser. */
function undisturbed() {
  whole ??= kept({ hash: LONG.hash }, async page => {
    await opened(page, 'keep-not');
    await run(page);
    return await results(page);
  });
  return whole;
}

/** @param {Page} page no two places of it contradict each other */
async function agrees(page) {
  assert.deepEqual(broken(await page.evaluate(look)), []);
}

/** On the page, before anything else runs there: presses Cancel as soon as a network is being opened. */
function cancelOpening() {
  const watch = new MutationObserver(() => {
    const cancel = /** @type {HTMLElement | null} */ (document.querySelector('.opened button.quiet'));
    if (!cancel) return;
    watch.disconnect();
    cancel.click();
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** On the page, before anything else runs there: drivers of Firefox do not reach into workers. */
function rememberEngine() {
  const world = /** @type {{engine?: Worker}} */ (/** @type {unknown} */ (globalThis));
  globalThis.Worker = class extends Worker {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(address, options);
      if (options?.name === 'engine') world.engine = this;
    }
  };
}

/** In the page: what the engine's worker says when its module has trapped. */
function die() {
  const { engine } = /** @type {{engine?: Worker}} */ (/** @type {unknown} */ (globalThis));
  const error = { code: 'engine.trapped', concerns: 'engine', message: 'The engine stopped: for this test.', next: '' };
  engine?.dispatchEvent(new MessageEvent('message', { data: { id: 0, error } }));
}
