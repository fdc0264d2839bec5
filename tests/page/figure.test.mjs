/** The builder of figures: reached and used by keyboard, its preview, and the files that it saves. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { unlessBrowser } from './browser.mjs';
import { compareMethods, press, ready, saved, shows, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const DRAWN = '.figure-preview:not([aria-busy]) .figure-drawing';

/** @param {string} hash @param {(page: Page) => Promise<void>} test */
function opened(hash, test) {
  return visit({ hash }, async page => {
    await ready(page);
    await test(page);
  });
}

/** @param {Page} page @param {string} [button] that opens the builder */
async function build(page, button = '#facets-figure') {
  await page.waitForSelector(button);
  await press(page, button);
  await page.waitForSelector(DRAWN);
}

/** @param {Page} page @param {'svg' | 'pdf' | 'png'} format */
async function file(page, format) {
  await page.waitForSelector(`#figure-save-${format}:not(:disabled)`);
  const { name, type, base64 } = await page.evaluate(saved, `#figure-save-${format}`);
  return { name, type, bytes: Buffer.from(base64, 'base64') };
}

/** @param {Page} page the words of the preview */
function words(page) {
  return page.$$eval('.figure-drawing text', texts => texts.map(({ textContent }) => textContent));
}

/** @param {Page} page @param {string} field @param {string} value by the keyboard */
async function type(page, field, value) {
  await page.focus(field);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(value);
}

describe('the builder of figures', { skip: await unlessBrowser('chromium') }, () => {
  test('shows the facets that are chosen, and remembers its settings', async () => {
    await opened('#example=regions&neuron=3.11', async page => {
      await build(page);
      assert.ok((await words(page)).includes('3.11.4'));
      await shows(page, '.figure-field:has(#figure-rows)', '4 of 4');
      await shows(page, '#figure-shown', '(4)');
      await type(page, '#figure-rows', '1-2');
      await page.waitForFunction(() => !document.querySelector('.figure-drawing')?.textContent?.includes('3.11.4'));
      await shows(page, '.figure-field:has(#figure-rows)', '2 of 4');
      await page.select('#figure-align', 'field');
      await shows(page, '.figure-drawing', 'receptive field');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.figure-dialog'));
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'facets-figure');
      await build(page);
      assert.equal(await page.$eval('#figure-rows', field => /** @type {HTMLInputElement} */ (field).value), '1-2');
      assert.equal(await page.$eval('#figure-align', field => /** @type {HTMLSelectElement} */ (field).value), 'field');
      await press(page, '#figure-usual');
      await shows(page, '.figure-drawing', /3\.11\.4/);
    });
  });

  test('ticked rows are the numbers in the field', async () => {
    await opened('#example=regions&neuron=3.11', async page => {
      await build(page);
      await page.$eval('.figure-form details', details => details.setAttribute('open', ''));
      await page.focus('.figure-rows label:nth-child(2) input');
      await page.keyboard.press('Space');
      await page.waitForFunction(
        () => /** @type {HTMLInputElement} */ (document.querySelector('#figure-rows')).value === '1,3-4',
      );
    });
  });

  test('takes the facets that the page shows, by the names that they were given', async () => {
    await opened('#example=regions&neuron=3.11', async page => {
      await page.waitForSelector('#facets-figure');
      await page.waitForSelector('[data-facet="3.11.2"]');
      await page.$eval('[id="name-3.11.2"]', input => {
        const name = /** @type {HTMLInputElement} */ (input);
        name.value = 'purine box';
        name.dispatchEvent(new Event('change'));
      });
      await build(page);
      await press(page, '#figure-shown');
      await shows(page, '.figure-drawing', 'purine box');
    });
  });

  test('says what cannot be, and goes on when it can', async () => {
    await opened('#example=regions&neuron=3.11', async page => {
      await build(page);
      await type(page, '#figure-width', '31');
      await shows(page, '.figure-preview [role=alert]', 'no room in a figure of 31 mm');
      assert.ok(await page.$('#figure-save-pdf:disabled'));
      await type(page, '#figure-width', '3');
      await shows(page, '.figure-field:has(#figure-width)', '30 to 500');
      await type(page, '#figure-width', '180');
      await page.waitForSelector(DRAWN);
      await type(page, '#figure-rows', '77');
      await shows(page, '.figure-preview [role=alert]', 'None of 4 rows');
    });
  });

  test('saves SVG, PDF and PNG that other programs read', async () => {
    await opened('#example=regions&neuron=3.11', async page => {
      await build(page);
      await page.select('#figure-colours', 'grey');
      await page.waitForSelector(DRAWN);
      const svg = await file(page, 'svg');
      assert.deepEqual([svg.name, svg.type], ['facets-3.11.svg', 'image/svg+xml']);
      const read = await page.evaluate(readSvg, svg.bytes.toString());
      assert.deepEqual(read, { root: 'svg', width: '180mm', grey: true, name: true });

      const pdf = await file(page, 'pdf');
      assert.deepEqual([pdf.name, pdf.type], ['facets-3.11.pdf', 'application/pdf']);
      const text = pdf.bytes.toString('latin1');
      assert.match(text, /^%PDF-1\.\d[\s\S]*\/Type \/Page\b[\s\S]*\/FontFile2[\s\S]*%%EOF\s*$/);
      assert.match(text, /\/ToUnicode/);
      assert.match(drawnIn(text), /BT[\s\S]*T[Jj][\s\S]*ET/, 'words are text');

      const png = await file(page, 'png');
      assert.deepEqual([png.name, png.type], ['facets-3.11.png', 'image/png']);
      assert.ok(png.bytes.includes('pHYs'));
      const [wide, tall, dark] = await page.evaluate(decoded, png.bytes.toString('base64'));
      assert.equal(wide, Math.ceil((180 / 25.4) * 300));
      assert.ok(tall > 500 && dark > 0.005 && dark < 0.5, `${tall} rows, ${dark} of it is dark`);
    });
  });

  test('words become outlines', async () => {
    await opened('#example=regions&neuron=3.11', async page => {
      await build(page);
      await page.select('#figure-letters', 'outlines');
      await page.waitForFunction(() => document.querySelectorAll('.figure-drawing text').length === 0);
      const { bytes } = await file(page, 'pdf');
      assert.doesNotMatch(drawnIn(bytes.toString('latin1')), /\bBT\b/);
    });
  });

  test('takes syntax trees', async () => {
    await opened('#example=ctcf-pair&tab=rule', async page => {
      await build(page, '#trees-figure');
      await shows(page, '.figure-drawing', 'Syntax of layer 5, neuron 0');
      assert.match((await file(page, 'svg')).bytes.toString(), /CTCF/);
    });
  });

  test('takes curves, in light colours on a dark page', async () => {
    await opened('#example=ctcf-pair&tab=rule', async page => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await build(page, '[id$="-distances-1-figure"]');
      await shows(page, '.figure-drawing', 'mean activation');
      const svg = (await file(page, 'svg')).bytes.toString();
      assert.match(svg, /stroke="#0072b2"/);
      assert.doesNotMatch(svg, /class=|var\(/);
    });
  });

  test('takes the methods that were compared', async () => {
    await opened('#example=zeb1-toy', async page => {
      await compareMethods(page);
      await build(page, '#methods-figure');
      const shown = await words(page);
      assert.ok(shown.includes('Method') && shown.some(word => word?.startsWith('NeuronMotif')), String(shown));
      await file(page, 'pdf');
      await page.keyboard.press('Escape');
      const table = await page.evaluate(saved, '#methods-tsv');
      assert.match(Buffer.from(table.base64, 'base64').toString(), /^method\tsubject\tsequences[\s\S]*\nNeuronMotif\t/);
      const json = await page.evaluate(saved, '#methods-json');
      const { rows } = JSON.parse(Buffer.from(json.base64, 'base64').toString());
      assert.ok(rows.length > 8 && rows.every((/** @type {{ppm: unknown}} */ { ppm }) => Array.isArray(ppm)));
    });
  });
});

/** In the page: what its parser finds in a file. @param {string} text */
function readSvg(text) {
  const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
  const fills = [...root.querySelectorAll('[fill]')].map(element => element.getAttribute('fill') ?? '');
  return {
    root: root.tagName,
    width: root.getAttribute('width'),
    grey: fills.every(fill => fill === 'none' || /^#(..)\1\1$/.test(fill) || fill === '#5d48a0'),
    name: [...root.querySelectorAll('text')].some(({ textContent }) => textContent === '3.11.1'),
  };
}

/** In the page: size of a bitmap, and the share of dark dots. @param {string} base64 */
async function decoded(base64) {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
  return [image.width, image.height, (dark * 4) / data.length];
}

/** What a PDF draws, unpacked. @param {string} pdf */
function drawnIn(pdf) {
  return [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, bytes]) => {
      try {
        return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n')
    .replace(/[^\x20-\x7e\n]/g, ' ');
}
