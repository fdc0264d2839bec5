import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, press, ready, run, shows, text, visit } from './visit.mjs';

describe('several neurons', { skip: await unlessBrowser('chromium') }, () => {
  test('share a set of motifs, with a logo, the neurons and a file', async () => {
    await visit({ hash: '#example=ctcf-pair&layer=2&neurons=0-5' }, async page => {
      await ready(page);
      await run(page);
      await page.waitForFunction(() => !document.querySelector('.annotation'));
      await shows(page, '.network-motifs summary', /^\d+ motifs? of the network/);
      await press(page, '.network-motifs summary');
      await page.waitForSelector('.network-motifs tbody tr');
      await page.$eval('.network-motifs tbody', body => body.scrollIntoView({ behavior: 'instant' }));
      await page.waitForSelector('.network-motifs svg.logo, .network-motifs .small-logo svg');
      const named = Number((await text(page, '.network-motifs summary')).split(' ')[0]);
      assert.equal(await count(page, '.network-motifs tbody tr'), named);
      const neuron = await text(page, '.network-motifs tbody button');
      assert.match(neuron, /^2\.[0-5]$/);
      await press(page, '.network-motifs tbody button');
      await shows(page, '.neuron h3', `neuron ${neuron.split('.')[1]}`);
    });
  });
});

describe('what the neuron needs', { skip: await unlessBrowser('chromium') }, () => {
  test('is shown by fading the rest of the logos', async () => {
    await visit({}, async page => {
      await page.waitForSelector('.level input');
      assert.equal(await count(page, '.veil i'), 0);
      await page.focus('.level input');
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
      await shows(page, '.level output', '50 % of the gain');
      assert.ok((await count(page, '.veil i')) > 0);
      await page.keyboard.press('Home');
      assert.equal(await count(page, '.veil i'), 0);
    });
  });
});
