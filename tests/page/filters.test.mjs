import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, pick, press, ready, shows, visit } from './visit.mjs';

describe('the first filters', { skip: await unlessBrowser('chromium') }, () => {
  test('are there as logos before anything ran; choosing one chooses its neuron', async () => {
    await visit({ hash: '#area=network' }, async page => {
      await ready(page);
      assert.equal(await count(page, '.filter'), 3);
      await page.$eval('#filters', filters => filters.scrollIntoView({ behavior: 'instant' }));
      await page.waitForFunction(() => document.querySelectorAll('.filter svg.logo').length === 3);
      await press(page, '.filter[data-neuron="1.2"]');
      await shows(page, '#neurons-status', '1 neuron of 3 in layer 1');
      assert.equal(await page.$eval('#neurons-text', input => /** @type {HTMLInputElement} */ (input).value), '2');
      await page.waitForSelector('.filter[data-neuron="1.2"][aria-pressed="true"]');
    });
  });

  test('of several layers that read the sequence are shown layer by layer; of none, that is said', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, `${root}/tests/corpus/torch-dynamo-inception.onnx`);
      await shows(page, '#filters', /Layer 1: 6 filters of 4 bp.*Layer 2: 6 filters of 11 bp/);
    });
  });
});
