import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cellsOf, endOf, placesOf, ranked, scanFile } from '../../www/workbench/scan/scan-values.js';
import { unlessBrowser } from './browser.mjs';
import { count, press, ready, saved, shows, text, visit } from './visit.mjs';

const SEQUENCE = '>one two\nGGCAGGTGGTTT ACCAGGTGATC\nTTTTCACCTGCAA\n';

/** @param {import('../../www/workbench/scan/scan-values.js').Cell[]} cells */
const windows = cells => cells.map(({ window }) => window);

test('neurons are ranked by their largest value; cells hold the strongest of their windows; files hold all', () => {
  const values = [
    [-3, 1, 0, -4],
    [0, 2, -1, 1],
  ].map(row => Float32Array.from(row));
  const scanned = { layer: 2, receptive_field: 5, starts: [0, 2, 4, 6], skipped: 0, values };
  const best = ranked(scanned);
  assert.deepEqual(best, [
    { channel: 1, value: 2, window: 1 },
    { channel: 0, value: 1, window: 1 },
  ]);
  assert.equal(endOf(best, scanned), 2);
  assert.deepEqual(windows(cellsOf(values[0], [0, 1, 2, 3], 2)), [0, 3]);
  assert.deepEqual(windows(cellsOf(values[0], [0, 1, 2, 3], 9)), [0, 1, 2, 3]);
  const places = placesOf({ ...scanned, starts: [0, 2, 8, 10], receptive_field: 5 }, 16, 2);
  assert.deepEqual(places, [0, 1, null, null, 2, 3]);
  assert.deepEqual(windows(cellsOf(values[0], places, 9)), [0, 1, null, null, 2, 3]);
  assert.deepEqual(cellsOf(values[0], places, 3)[1], { place: 2, window: null });
  const lines = scanFile(scanned, best).trim().split('\n');
  assert.deepEqual(lines.slice(0, 2), ['start\tend\tneuron 1\tneuron 0', '1\t5\t0\t-3']);
  assert.equal(lines.length, 5);
});

describe('a sequence of one’s own', { skip: await unlessBrowser('chromium') }, () => {
  test('is scanned: a map with the keyboard, a table, a file', async () => {
    await visit({ hash: '#scan=1' }, async page => {
      await ready(page);
      assert.ok(await page.$('#scan-start:disabled'));
      await page.type('#scan-text', SEQUENCE);
      await shows(page, '#scan-status', '36 letters. The receptive field of layer 1 is 5 bp.');
      await press(page, '#scan-start');
      await shows(page, '.scan-title', 'Layer 1 along one two');
      assert.equal(await count(page, '.heat canvas'), 3);
      await page.focus('.heat');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await shows(page, '.heat-status', /^Neuron \d, positions 2–6: −?\d.*\. GCAGG$/);
      await page.keyboard.press('Enter');
      await shows(page, '#neurons-status', '1 neuron of 3 in layer 1');
      await page.$eval('.scan-table', details => {
        /** @type {HTMLDetailsElement} */ (details).open = true;
      });
      assert.equal(await count(page, '.scan-table tbody tr'), 3);
      const { name, base64 } = await page.evaluate(saved, '#scan-save');
      const content = Buffer.from(base64, 'base64').toString();
      assert.equal(name, 'zeb1-toy-layer1-scan.tsv');
      assert.match(content, /^start\tend\tneuron \d\tneuron \d\tneuron \d\n1\t5\t/);
      assert.equal(content.trim().split('\n').length, 1 + 32);
    });
  });

  test('that does not fit is refused with the next step, and the next one works', async () => {
    await visit({}, async page => {
      await ready(page);
      await page.type('#scan-text', 'ACGTQ');
      await shows(page, '#scan-status', /^5 letters/);
      await press(page, '#scan-start');
      await shows(page, '.scan-result .problem', /receptive field of layer 2 is 8.*What to do: Give one sequence/);
      await press(page, '#scan-example');
      await press(page, '#scan-start');
      await shows(page, '.scan-title', 'Layer 2 along the sequence');
      assert.equal(await count(page, '.scan-result .problem'), 0);
      assert.match(await text(page, '.scan-table'), /the best window of each neuron/);
    });
  });
});
