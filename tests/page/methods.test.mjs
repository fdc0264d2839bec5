import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { compareMethods, count, openTab, press, ready, shows, text, visit } from './visit.mjs';

describe('the usual methods on a neuron', { skip: await unlessBrowser('chromium') }, () => {
  test('are computed with the keyboard only, and are shown with logos, reasons and figures next to the facets', async () => {
    await visit({ hash: '#example=zeb1-toy' }, async page => {
      await ready(page);
      await compareMethods(page);
      assert.equal(await text(page, '#methods'), 'Compare methods');
      const methods = await page.$$eval('.method', rows => rows.map(row => row.getAttribute('data-method')));
      const mayFindNothing = ['modisco', 'meme'];
      const different = [...new Set(methods)].filter(method => !mayFindNothing.includes(method ?? ''));
      assert.deepEqual(different, [
        'kelley',
        'alipanahi',
        'saliency',
        'gradient-input',
        'deep-lift',
        'integrated-gradients',
        'mutagenesis',
        'deep-resolve',
        'neuron-motif',
      ]);
      assert.equal(methods.filter(method => method === 'neuron-motif').length, 2);
      assert.equal(await count(page, '.method-reason'), new Set(methods).size);
      for (const method of ['kelley', 'deep-lift', 'neuron-motif']) {
        const logo = `.method[data-method=${method}]`;
        await page.$eval(logo, row => row.scrollIntoView({ behavior: 'instant' }));
        await page.waitForSelector(`${logo} svg.logo`);
      }
      await shows(page, '.methods', /Correlations are with \S+ \(MA/);
      await press(page, '.methods summary');
      assert.equal(await count(page, '.method-table tbody tr'), methods.length);
    });
  });

  test('can be cancelled', async () => {
    await visit({ hash: '#example=ctcf-pair' }, async page => {
      await ready(page);
      await openTab(page, 'methods');
      await press(page, '#methods');
      await shows(page, '#methods', 'Cancel');
      await press(page, '#methods');
      await shows(page, '#methods', 'Compare methods');
      await shows(page, '.methods [role=status]', 'Cancelled');
    });
  });
});
