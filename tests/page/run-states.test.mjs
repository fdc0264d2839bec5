import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { broken } from '../endurance/invariants.mjs';
import { look } from '../endurance/view.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, press, ready, run, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const PAIR = '#example=ctcf-pair&motifs=none';

describe('what the page says of a run', { skip: await unlessBrowser('chromium') }, () => {
  test('at its end is of all neurons, also where the last one has no sequence', async () => {
    await visit({ hash: `${PAIR}&layer=1&neurons=all` }, async page => {
      await ready(page);
      await run(page);
      const figures = await page.$$eval('.figures dd', values => values.map(({ textContent }) => textContent));
      assert.equal(await page.$eval('.neuron-list tbody tr:last-child td:nth-child(3)', cell => cell.textContent), '0');
      assert.deepEqual([figures[1], figures[3]], ['0.11', '19,479']);
      await agrees(page);
    });
  });

  test('that was cancelled is what can be seen, wherever it was', async () => {
    // Its stages last long enough to be seen on a busy machine.
    await visit({ hash: `${PAIR}&preset=paper` }, async page => {
      await ready(page);
      for (const stage of [/^Starting|^Searching/, /^Dividing/, /^Asking/]) {
        await press(page, '#start');
        await shows(page, '.stage', stage);
        await press(page, '#cancel');
        await shows(page, '.stage', /^Cancelled/);
        await agrees(page);
        assert.equal(await text(page, '.stage'), 'Cancelled. No neuron was finished.');
        await shows(page, '.provenance', 'Example, computed in advance');
      }
    });
  });

  test('counts pauses and cancels from the first moment', async () => {
    await visit({ hash: PAIR }, async page => {
      await ready(page);
      await page.evaluate(clickAll, ['#start', '#cancel']);
      await shows(page, '.stage', 'Cancelled. No neuron was finished.');
      await agrees(page);
      await page.evaluate(clickAll, ['#start', '#pause']);
      await new Promise(resolve => setTimeout(resolve, 500));
      const paused = await text(page, '.live');
      assert.match(paused, /^(Starting|Paused)/);
      await new Promise(resolve => setTimeout(resolve, 500));
      assert.equal(await text(page, '.live'), paused);
      await press(page, '#pause');
      await shows(page, '.stage', /^Finished/);
      await agrees(page);
    });
  });

  test('whose engine died is true, what was computed stays, and the next run works', async () => {
    await visit({ hash: `${PAIR}&layer=4&neurons=all&preset=paper` }, async page => {
      await ready(page);
      await press(page, '#start');
      await shows(page, '.provenance', 'Your run');
      await page.workers()[0].evaluate(die);
      await shows(page, '.stage', /^Stopped by an error\. The results? of .* among the results and can be saved\.$/);
      await shows(page, '#problem', 'The engine stopped: for this test');
      await agrees(page);
      await ready(page);
      await page.click('input[name=layer][value="1"]');
      await shows(page, '.forecast', /^1 neuron/);
      await run(page);
      await shows(page, '.neuron h3', 'Layer 1, neuron 0');
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('names every parameter that is not that of the preset', async () => {
    await visit(
      { hash: '#motifs=none&sampling.generations=33&demixing.maps=pooling-input&grammar.both_strands=false' },
      async page => {
        await ready(page);
        await run(page);
        const changed = await text(page, '#changed-parameters');
        for (const part of [/^Changed parameters: /, /Generations.* 33 .*\(preset: 40/, /maps/i, /strand/i]) {
          assert.match(changed, part);
        }
        assert.equal(changed.split('(preset: ').length - 1, 3);
        await page.$eval('.parameters > button', button => /** @type {HTMLElement} */ (button).click());
        await shows(page, '.forecast', /^1 neuron/);
        await run(page);
        assert.equal(await count(page, '#changed-parameters'), 0);
      },
    );
  });
});

/** @param {Page} page no two places of it contradict each other */
async function agrees(page) {
  assert.deepEqual(broken(await page.evaluate(look)), []);
}

/** In the page: presses buttons in one task, each as soon as the page lets it, before any answer of the engine. */
async function clickAll(/** @type {string[]} */ selectors) {
  for (const selector of selectors) {
    /** @type {HTMLElement} */ (document.querySelector(selector)).click();
    await null;
  }
}

/** In the engine's worker: what it says when its module has trapped. */
function die() {
  const error = {
    code: 'engine.trapped',
    concerns: 'engine',
    message: 'The engine stopped: for this test.',
    next: 'Go on.',
  };
  self.postMessage({ id: 0, error });
}
