import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { count, openTab, ready, run, shows, text, visit } from './visit.mjs';

describe('a neuron that is searched again', { skip: await unlessBrowser('chromium') }, () => {
  test('shows in how many searches facets, motifs and trees were found', async () => {
    await visit({ hash: '#example=ctcf-pair&layer=3&neurons=0&sampling.searches=2' }, async page => {
      await ready(page);
      await run(page);
      await page.waitForFunction(() => !document.querySelector('.annotation'));
      await shows(page, '.neuron', /Searched 2 times, each time with other random streams/);
      const facets = await count(page, '.facet[data-facet^="3."]');
      assert.equal(await count(page, '.facet .facet-head .found, .facet .facet-head .badge'), facets);
      await openTab(page, 'rule');
      assert.match(await text(page, '.dictionary .facet-head'), /found in [12] of 2 searches/);
      assert.match(await text(page, '.tree-text'), /found in [12] of 2 searches/);
    });
  });
});
