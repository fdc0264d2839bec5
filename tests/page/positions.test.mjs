/** Positions are counted from 1, and ranges contain both ends: in brackets, tables and cards alike. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { unlessBrowser } from './browser.mjs';
import { FACETS, openTab, visit } from './visit.mjs';

/** @type {import('../../www/engine/types.js').Report} */
const REPORT = JSON.parse(await readFile(`${root}/www/examples/zeb1-toy/report.json`, 'utf8'));

describe('the positions of the solved example', { skip: await unlessBrowser('chromium') }, () => {
  test('are counted from 1 wherever they are shown', async () => {
    const [{ crms, dictionary = [] }] = REPORT.neurons;
    const segments = crms.flatMap(({ segments = [] }) => segments);
    assert.ok(segments.length > 0 && dictionary.length > 0);
    await visit({}, async page => {
      await page.waitForSelector(`${FACETS} .brackets`);
      const brackets = await page.$$eval(`${FACETS} .brackets`, all => all.map(one => one.getAttribute('aria-label')));
      assert.deepEqual(
        brackets.flatMap(label =>
          [...(label ?? '').matchAll(/(\d+) to (\d+)/g)].map(([, ...range]) => range.map(Number)),
        ),
        segments.map(({ start, end }) => [start + 1, end]),
      );
      await openTab(page, 'rule');
      const cards = await page.$$eval('.motif .hint', all => all.map(({ textContent }) => textContent ?? ''));
      assert.deepEqual(
        cards.flatMap(text => [...text.matchAll(/positions (\d+)–(\d+)/g)].map(([, ...range]) => range.map(Number))),
        dictionary.map(({ start, ppm }) => [start + 1, start + ppm.length]),
      );
      await openTab(page, 'facets');
      await page.$$eval('.neuron summary', all => {
        all.find(summary => /known motifs as a table/.test(summary.textContent ?? ''))?.click();
      });
      await page.waitForSelector('#hits-search');
      const parts = await page.$$eval('.neuron .data-table td:nth-child(2)', all => all.map(cell => cell.textContent));
      const names = segments.map(({ start, end }) => `Segment ${start + 1}–${end}`);
      assert.ok(
        parts.filter(part => /^Segment/.test(part ?? '')).every(part => names.includes(part ?? '')),
        parts.join(),
      );
      assert.ok(parts.some(part => names.includes(part ?? '')));
    });
  });
});
