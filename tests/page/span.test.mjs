/** The common ruler of facets: which part of it is in sight where a column is too narrow for all. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { richest, weightsOf } from '../../www/workbench/facets/span.js';
import { unlessBrowser } from './browser.mjs';
import { FACETS, ready, seeFacets, visit } from './visit.mjs';

/** @param {Partial<import('../../www/engine/types.js').Crm>} crm */
const facet = crm => /** @type {import('../../www/engine/types.js').Crm} */ ({ information_content: [], ...crm });

describe('a window on the ruler', () => {
  test('has the positions where most facets have a motif', () => {
    const crms = [
      [2, 4],
      [7, 9],
      [7, 9],
    ].map(([start, end]) => facet({ segments: [{ start, end, information: 1 }] }));
    const weights = weightsOf(crms, () => 0, 10);
    assert.deepEqual(weights, [0, 0, 1, 1, 0, 0, 0, 2, 2, 0]);
    assert.equal(richest(weights, 7), 2);
    assert.equal(richest(weights, 4), 5.5, 'between those that are as good');
    assert.equal(richest(weights, 20), 0);
  });

  test('counts bits where nothing is a motif', () => {
    assert.deepEqual(
      weightsOf([facet({ information_content: [0.5, 2] })], () => 1, 3),
      [0, 0.5, 2],
    );
  });
});

describe('the list of facets', { skip: await unlessBrowser('chromium') }, () => {
  for (const width of [1440, 900, 390]) {
    test(`shows the motifs at once, aligned with each other, on a window of ${width} px`, async () => {
      await visit({ hash: '#example=ctcf-pair&neuron=5.0&align=field' }, async page => {
        await ready(page);
        await page.setViewport({ width, height: 900 });
        await seeFacets(page);
        const { list, marks, logos, rulers } = await page.$$eval(
          '.facets',
          ([list], rows) => {
            const box = (/** @type {Element} */ element) => {
              const { left, right, width } = element.getBoundingClientRect();
              return { left: Math.round(left), right: Math.round(right), width };
            };
            return {
              list: box(list),
              marks: [...list.querySelectorAll(`${rows} .bracket`)].map(box),
              logos: [...list.querySelectorAll(`${rows} .logo-place`)].map(box),
              rulers: [...list.querySelectorAll('.ruler')].map(box),
            };
          },
          FACETS,
        );
        assert.ok(marks.length > 0);
        const seen = marks.filter(({ left, right }) => left >= list.left && right <= list.right + 1);
        assert.ok(seen.length >= marks.length / 2, `${seen.length} of ${marks.length} are in sight`);
        for (const { left, right } of logos) assert.deepEqual([left, right], [rulers[0].left, rulers[0].right]);
      });
    });
  }

  test('stays where the visitor has scrolled it when the matches of a facet are opened', async () => {
    await visit({ hash: '#example=ctcf-pair&neuron=5.0&align=field' }, async page => {
      await ready(page);
      await page.setViewport({ width: 390, height: 900 });
      await seeFacets(page);
      await page.waitForFunction(() => Number(document.querySelector('.facets')?.scrollLeft) > 0);
      const [before, after, height, grown] = await page.$eval('.facets', async list => {
        const frames = () => new Promise(resolve => setTimeout(resolve, 300));
        list.scrollLeft = list.scrollLeft > 20 ? 0 : list.scrollWidth;
        await frames();
        const [before, height] = [list.scrollLeft, list.clientHeight];
        /** @type {HTMLElement | null} */ (list.querySelector('.facet-hits button'))?.click();
        await frames();
        return [before, list.scrollLeft, height, list.clientHeight];
      });
      assert.ok(grown > height, 'nothing was opened');
      assert.equal(after, before);
    });
  });
});
