import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { numbers, ready, see, visitLesson } from './lesson.mjs';
import { press, saved, shows, text } from './visit.mjs';

describe('training on the guided page', { skip: await unlessBrowser('chromium') }, () => {
  test('the trained network takes the shipped one’s place everywhere, until it is given back', async () => {
    await visitLesson({ hash: '#seed=3' }, async page => {
      await ready(page);
      await shows(page, '.digest', 'clusters');
      const shipped = {
        maps: await numbers(page),
        sum: await text(page, '.network-side .sum'),
        digest: await text(page, '.digest'),
      };
      await see(page, '#train');
      await press(page, '#train-start');
      await shows(page, '#train-status', /Trained in .*Accuracy on new sequences: 9\d/);
      await page.waitForSelector('.chart.curve svg path');
      await page.waitForFunction(
        (/** @type {string} */ shipped) =>
          [...(document.querySelector('.network-side')?.querySelectorAll('.cell text') ?? [])]
            .map(text => text.textContent)
            .join(' ') !== shipped,
        {},
        shipped.maps,
      );
      await shows(page, '.digest', 'trained: seed 3');
      await page.waitForFunction(() => location.hash.includes('trained=1'));
      const file = await page.evaluate(saved, '#train-download');
      assert.match(file.name, /seed-3.*\.onnx$/);
      assert.ok(file.base64.length > 800);

      await shows(page, '.digest', 'clusters');
      const trained = await text(page, '.digest');
      await page.reload();
      await ready(page);
      await shows(page, '.digest', 'trained: seed 3');
      await shows(page, '.digest', 'clusters');
      assert.equal(await text(page, '.digest'), trained);

      await press(page, '#train-back');
      await shows(page, '.digest', 'the example network');
      await shows(page, '.network-side .sum', shipped.sum);
      assert.equal(await numbers(page), shipped.maps);
      await shows(page, '.digest', 'clusters');
      assert.equal(await text(page, '.digest'), shipped.digest);
    });
  });

  test('stops when it is cancelled', async () => {
    await visitLesson({ hash: '#examples=40000&epochs=200' }, async page => {
      await ready(page);
      await press(page, '#train-start');
      await page.waitForSelector('#train-stop:not([hidden])');
      await shows(page, '#train-status', 'Training');
      await press(page, '#train-stop');
      await shows(page, '#train-status', 'Stopped');
    });
  });

  test('a training that nothing comes of gives the shipped network back', async () => {
    await visitLesson({ hash: '#seed=22&examples=200&epochs=1' }, async page => {
      await ready(page);
      await shows(page, '.digest', 'clusters');
      const shipped = await text(page, '.digest');
      await press(page, '#train-start');
      await shows(page, '.problem', 'No sequence activates');
      assert.equal(await text(page, '.digest'), shipped);
      assert.doesNotMatch(page.url(), /trained/);
      await press(page, '.problem button');
      await page.focus('#k');
      await page.keyboard.press('ArrowRight');
      await shows(page, '#k-status', 'k = 2');
      assert.equal(await page.$('.problem'), null);
    });
  });

  test('another address also ends a training that is going on, and is what is shown', async () => {
    await visitLesson({ hash: '#examples=40000&epochs=200' }, async page => {
      await ready(page);
      await press(page, '#train-start');
      await shows(page, '#train-status', 'Training');
      await page.evaluate(() => {
        location.hash = '#trained=1&seed=5&examples=2000&epochs=4';
      });
      await shows(page, '.digest', 'trained: seed 5, 2000 examples, 4 epochs');
      const named = Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));
      assert.deepEqual({ ...named, step: '' }, { seed: '5', examples: '2000', epochs: '4', trained: '1', step: '' });
    });
  });

  test('what is asked while another network is being opened waits for it', async () => {
    await visitLesson({}, async page => {
      await ready(page);
      await press(page, '#train-start');
      await shows(page, '#train-status', 'Trained in');
      const problems = await page.evaluate(async () => {
        const place = /** @type {HTMLElement} */ (document.querySelector('#problem'));
        const k = /** @type {HTMLInputElement} */ (document.querySelector('#k'));
        const back = /** @type {HTMLButtonElement} */ (document.querySelector('#train-back'));
        /** @type {string[]} */
        const problems = [];
        const note = () => problems.push(place.textContent ?? '');
        new MutationObserver(note).observe(place, { childList: true, subtree: true });
        back.click();
        for (let i = 0; i < 120; i++) {
          k.value = String(1 + (i % 4));
          k.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise(resolve => setTimeout(resolve, 3));
        }
        return problems.filter(text => text !== '');
      });
      assert.deepEqual(problems, []);
      await shows(page, '.digest', 'the example network');
      await shows(page, '#k-status', 'k = 4');
    });
  });

  test('hands its network to the workbench', async () => {
    await visitLesson({}, async page => {
      await ready(page);
      await press(page, '#train-start');
      await shows(page, '#train-status', 'Trained in');
      await Promise.all([page.waitForNavigation(), press(page, '#train-workbench')]);
      await page.waitForSelector('.facts');
      await shows(page, '.facts', /zeb1-toy-seed-1/);
    });
  });
});
