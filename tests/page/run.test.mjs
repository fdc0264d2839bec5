import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shared, unlessShared } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, pick, press, ready, run, shows, seeFacets, text, visit } from './visit.mjs';

const DEEP = 'models/nm_demo2.onnx';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a run in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('of the example gives its two facets, with logos', async () => {
      await visit({ browser }, async page => {
        await ready(page);
        await run(page);
        await shows(page, '.provenance', 'Your run');
        await seeFacets(page);
        assert.equal(await count(page, FACETS), 2);
        assert.match(await text(page, '.neuron h3'), /^Layer 2, neuron 0: 2 facets$/);
      });
    });

    test('pauses, resumes, cancels and keeps what was computed', {
      skip: unlessShared(DEEP),
    }, async context => {
      await visit({ browser, hash: '#layer=4&neurons=all&preset=paper' }, async page => {
        await openDeep(page);
        await press(page, '#start');
        await shows(page, '.provenance', 'Your run');
        await press(page, '#pause');
        await shows(page, '.stage', 'Paused');
        await new Promise(resolve => setTimeout(resolve, 200));
        const paused = await text(page, '.figures');
        await new Promise(resolve => setTimeout(resolve, 400));
        assert.equal(await text(page, '.figures'), paused);
        await press(page, '#pause');
        await shows(page, '.stage', /^(Searching|Dividing|Evaluating)/);
        const waited = Number(await page.evaluate(cancelTime));
        context.diagnostic(`cancelled after ${waited.toFixed(0)} ms`);
        assert.match(await text(page, '.stage'), /^Cancelled/);
        assert.ok((await count(page, FACETS)) > 0);
        await ready(page);
      });
    });
  });
}

describe('what a run tells', { skip: (await unlessBrowser('chromium')) || unlessShared(DEEP) }, () => {
  test('a forecast before, progress meanwhile, a table of neurons after', async () => {
    await visit({ hash: '#layer=2&neurons=0,2-3' }, async page => {
      await openDeep(page);
      await shows(page, '.forecast', /^3 neurons.*: about [^,]+, [\d,]+ sequences, \d.* of memory\.$/);
      await run(page);
      assert.deepEqual(await page.$$eval('.neuron-list tbody button', buttons => buttons.map(button => button.id)), [
        'neuron-2.0',
        'neuron-2.2',
        'neuron-2.3',
      ]);
      await press(page, '#neurons-tab-table');
      await page.click('[id="neuron-2.3"]');
      await shows(page, '.neuron h3', 'Layer 2, neuron 3');
      await page.waitForFunction(() => location.hash.includes('neuron=2.3'));
    });
  });

  test('insertions into random sequences are chosen next to the preset, and the result says where they are', async () => {
    await visit({ hash: '#layer=4&neurons=0' }, async page => {
      await openDeep(page);
      const isShown = () => page.$eval('#insertion', input => input.checkVisibility());
      assert.equal(await isShown(), false);
      await page.$eval('input[name="place"][value="insertion"]', input => /** @type {HTMLElement} */ (input).click());
      await page.waitForFunction(() => location.hash.includes('sampling.insertion=40'));
      assert.equal(await isShown(), true);
      await page.$eval('#insertion', input => {
        /** @type {HTMLInputElement} */ (input).value = '14';
        input.dispatchEvent(new Event('change'));
      });
      await page.waitForFunction(() => location.hash.includes('sampling.insertion=14'));
      await run(page);
      await shows(page, '.neuron', /Insertions of 14 bp were searched, at positions \d+–\d+ of random sequences/);
      await page.$eval('input[name="place"][value="whole"]', input => /** @type {HTMLElement} */ (input).click());
      await page.waitForFunction(() => !location.hash.includes('sampling.insertion'));
    });
  });

  test('corrects the forecast, and leaves the scan of a sequence on the page', async () => {
    await visit({ hash: '#layer=2&neurons=0' }, async page => {
      await openDeep(page);
      await page.type('#scan-text', 'GATTACA'.repeat(20));
      await press(page, '#scan-start');
      await shows(page, '.scan-title', 'Layer 2 along the sequence');
      await run(page);
      await shows(page, '.forecast', /^1 neuron/);
      await shows(page, '.scan-title', 'Layer 2 along the sequence');
    });
  });

  test('a forecast that refuses bad options before any work', async () => {
    await visit({ hash: '#sampling.shift=0.9&sampling.crossover=0.9' }, async page => {
      await shows(page, '.forecast', 'sampling.elite + shift + crossover');
    });
  });
});

/** @param {import('puppeteer-core').Page} page */
async function openDeep(page) {
  await shows(page, '#engine-status', 'ready');
  await pick(page, shared(DEEP));
  await shows(page, '.facts', 'nm_demo2.onnx');
  await ready(page);
}

/** In the page: milliseconds from pressing Cancel until the run has ended. */
function cancelTime() {
  return new Promise(resolve => {
    const started = performance.now();
    const stage = /** @type {Element} */ (document.querySelector('.stage'));
    const watch = new MutationObserver(() => {
      if (stage.textContent?.startsWith('Cancelled')) resolve(performance.now() - started);
    });
    watch.observe(stage, { childList: true, characterData: true, subtree: true });
    document.getElementById('cancel')?.click();
  });
}
