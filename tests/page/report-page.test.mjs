/** The report as a page that needs nothing else: on screen and on paper. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { ready, saved, visit } from './visit.mjs';

/** Most sheets for a neuron, the head and the explanations included. */
const SHEETS = 10;

describe('the page of a report', { skip: await unlessBrowser('chromium') }, () => {
  test('of a neuron with hundreds of facets fits on ten sheets, and says what is left out', async () => {
    await visit({ hash: '#example=ctcf-pair' }, async page => {
      await ready(page);
      const { base64 } = await page.evaluate(saved, '#save-html');
      const html = Buffer.from(base64, 'base64').toString();
      await page.setContent(html);
      const pdf = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
      const sheets = pdf.match(/\/Type ?\/Page\b/g)?.length ?? 0;
      assert.ok(sheets > 2 && sheets <= SHEETS, `${sheets} sheets`);
      await page.emulateMediaType('print');
      assert.equal(
        await page.$$eval('.facets > figure', all => all.filter(figure => figure.checkVisibility()).length),
        13,
      );
      assert.match(
        await page.$eval('.printed', note => /** @type {HTMLElement} */ (note).innerText),
        /first 12 of 248 facets/,
      );
      await page.emulateMediaType('screen');
      assert.equal(
        await page.$$eval('.facets > figure', all => all.filter(figure => figure.checkVisibility()).length),
        249,
      );
    });
  });

  test('has contents that lead to every section, and the paragraph about the methods', async () => {
    await visit({ hash: '#example=regions&layer=3' }, async page => {
      await ready(page);
      const { base64 } = await page.evaluate(saved, '#save-html');
      await page.setContent(Buffer.from(base64, 'base64').toString());
      const targets = await page.$$eval('nav a', links => links.map(link => link.getAttribute('href') ?? ''));
      for (const wanted of ['#factors', '#motifs', '#methods', '#figures', '#neuron-3-11']) {
        assert.ok(targets.includes(wanted), wanted);
        assert.ok(await page.$(wanted), wanted);
      }
      const methods = await page.$eval('#methods p', paragraph => paragraph.textContent ?? '');
      assert.match(methods, /^We analysed the network regions\.onnx/);
    });
  });
});
