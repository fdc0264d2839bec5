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
      const report = await opened(page);
      const pdf = Buffer.from(await report.pdf({ format: 'A4' })).toString('latin1');
      const sheets = pdf.match(/\/Type ?\/Page\b/g)?.length ?? 0;
      assert.ok(sheets > 2 && sheets <= SHEETS, `${sheets} sheets`);
      await report.emulateMediaType('print');
      assert.equal(
        await report.$$eval('.facets > figure', all => all.filter(figure => figure.checkVisibility()).length),
        13,
      );
      assert.match(
        await report.$eval('.printed', note => /** @type {HTMLElement} */ (note).innerText),
        /first 12 of 248 facets/,
      );
      await report.emulateMediaType('screen');
      assert.equal(
        await report.$$eval('.facets > figure', all => all.filter(figure => figure.checkVisibility()).length),
        249,
      );
    });
  });

  test('has contents that lead to every section, and the paragraph about the methods, and fits a phone', async () => {
    await visit({ hash: '#example=regions&layer=3' }, async page => {
      await ready(page);
      const report = await opened(page);
      const targets = await report.$$eval('nav a', links => links.map(link => link.getAttribute('href') ?? ''));
      for (const wanted of ['#factors', '#motifs', '#methods', '#figures', '#neuron-3-11']) {
        assert.ok(targets.includes(wanted), wanted);
        assert.ok(await report.$(wanted), wanted);
      }
      const methods = await report.$eval('#methods p', paragraph => paragraph.textContent ?? '');
      assert.match(methods, /^We analysed the network regions\.onnx/);
      await report.setViewport({ width: 390, height: 844 });
      assert.equal(await report.evaluate('document.documentElement.scrollWidth'), 390);
    });
  });
});

/** The saved page in a tab of its own, where the security policy of the workbench does not hold. @param {import('puppeteer-core').Page} page */
async function opened(page) {
  const { base64 } = await page.evaluate(saved, '#save-html');
  const report = await page.browserContext().newPage();
  await report.setContent(Buffer.from(base64, 'base64').toString());
  return report;
}
