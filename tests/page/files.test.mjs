import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { root } from '../../tools/site.mjs';
import { file, shared, unlessShared } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, FACETS, pick, press, ready, run, saved, shows, seeFacets, text, visit } from './visit.mjs';

const SMALL = 'models/nm_demo1.onnx';

describe('opening files', { skip: await unlessBrowser('chromium') }, () => {
  test('a wrong file is refused in a panel, nothing is lost, and the next file works', {
    skip: unlessShared(SMALL),
  }, async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, await file('network.onnx', '<!doctype html><title>Not found</title>'));
      await shows(page, '.problem-code', 'onnx.not-onnx');
      assert.match(await text(page, '.problem-next'), /What to do: \S/);
      assert.equal(await count(page, FACETS), 2);
      assert.match(await text(page, '.facts'), /zeb1-toy\.onnx/);

      await pick(page, shared(SMALL));
      await shows(page, '.facts', 'nm_demo1.onnx');
      assert.equal(await count(page, '.problem'), 0);
      assert.equal(await count(page, FACETS), 0);
    });
  });

  test('a message can be dismissed with the keyboard', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, await file('report.json', '{"no": "report"}'));
      await shows(page, '.problem-code', 'report.unreadable');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.problem'));
    });
  });

  test('a saved report opens again, byte for byte, without its network', async () => {
    await visit({}, async page => {
      await ready(page);
      await run(page);
      const { name, base64 } = await page.evaluate(saved, '#save-json');
      assert.equal(name, 'zeb1-toy-layer2.report.json');
      await page.reload();
      await ready(page);
      await pick(page, await file(name, Buffer.from(base64, 'base64')));
      await shows(page, '.provenance', 'Saved report');
      await seeFacets(page);
      assert.equal(await count(page, FACETS), 2);
      assert.equal((await page.evaluate(saved, '#save-json')).base64, base64);
    });
  });

  test('a report that was changed after its run opens with a warning', async () => {
    await visit({}, async page => {
      await ready(page);
      const report = JSON.parse(await readFile(`${root}/www/examples/zeb1-toy/report.json`, 'utf8'));
      report.options.seed += 1;
      await pick(page, await file('changed.report.json', JSON.stringify(report)));
      await shows(page, '.problem-code', 'report.changed');
      await shows(page, '.provenance', 'Saved report');
    });
  });

  test('motifs, page and logos are saved in the formats that their names promise', async () => {
    await visit({}, async page => {
      await ready(page);
      await page.$eval(`${FACETS} [aria-label^="More about"]`, button => /** @type {HTMLElement} */ (button).click());
      /** @type {[string, string, string, string, RegExp][]} */
      const cases = [
        ['#save-meme', '', 'zeb1-toy-layer2.meme', 'text/plain', /^MEME version 4/],
        ['#save-html', '', 'zeb1-toy-layer2.html', 'text/html', /^<!doctype html>/i],
        ['.facet-more button', 'Save SVG', 'facet-2.0.1.svg', 'image/svg+xml', /^<svg .*>bits</s],
        ['.facet-more button', 'Save PNG', 'facet-2.0.1.png', 'image/png', /^\x89PNG/],
      ];
      for (const [selector, label, name, type, start] of cases) {
        const file = await page.evaluate(saved, selector, label);
        assert.deepEqual([file.name, file.type], [name, type]);
        assert.match(Buffer.from(file.base64, 'base64').toString('latin1'), start, name);
      }
    });
  });

  test('motifs are saved in every format, all or those of facets with enough sequences', async () => {
    await visit({}, async page => {
      await ready(page);
      for (const [format, ending, start] of /** @type {[string, string, RegExp][]} */ ([
        ['jaspar', 'jaspar', /^>2\.0\.1\tlayer2_neuron0_facet1\nA {2}\[ /],
        ['transfac', 'transfac', /^AC {2}2\.0\.1\nXX\nID/],
        ['homer', 'homer', /^>[ACGT]{8}\t2\.0\.1\//],
        ['json', 'motifs.json', /^\{\n "format": "NeuronMotif motifs"/],
      ])) {
        await page.select('#motif-format', format);
        const { name, base64 } = await page.evaluate(saved, '#save-meme');
        assert.equal(name, `zeb1-toy-layer2.${ending}`);
        assert.match(Buffer.from(base64, 'base64').toString(), start);
      }
      await page.select('#motif-set', 'dictionary');
      await page.click('#motif-trusted');
      await page.select('#motif-format', 'meme');
      const { base64 } = await page.evaluate(saved, '#save-meme');
      assert.match(Buffer.from(base64, 'base64').toString(), /\nMOTIF 2\.0\.m1 /);
    });
  });

  test('everything is saved as one ZIP, with the paragraph that the page shows', async () => {
    await visit({}, async page => {
      await ready(page);
      const { name, type, base64 } = await page.evaluate(saved, '#save-zip');
      assert.deepEqual([name, type], ['zeb1-toy-layer2.zip', 'application/zip']);
      const files = unzipSync(Buffer.from(base64, 'base64'));
      const written = (/** @type {string} */ file) => new TextDecoder().decode(files[file]);
      assert.match(written('neurons/2.0/facets.svg'), /^<svg[\s\S]*2\.0\.2/);
      assert.match(written('tables/facets.tsv'), /^facet\t/);
      assert.match(written('motifs/network-trusted.homer'), /^>/);
      await page.$eval('.methods-paragraph summary', summary => /** @type {HTMLElement} */ (summary).click());
      await shows(page, '.methods-text', 'We analysed the network zeb1-toy.onnx');
      assert.equal(written('methods.txt').trim(), await text(page, '.methods-text'));
    });
  });

  test('the ZIP is saved without the figures that cannot be made, and this is said', async () => {
    await visit({}, async page => {
      await ready(page);
      await press(page, '#facets-figure');
      await page.waitForSelector('.figure-drawing');
      await page.$eval('#figure-width', field => {
        const input = /** @type {HTMLInputElement} */ (field);
        input.value = '31';
        input.dispatchEvent(new Event('input'));
      });
      await page.keyboard.press('Escape');
      const { base64 } = await page.evaluate(saved, '#save-zip');
      const files = unzipSync(Buffer.from(base64, 'base64'));
      assert.match(new TextDecoder().decode(files['README.txt']), /neurons\/2\.0\/facets\.svg: .*31 mm/);
      assert.ok('report.html' in files);
      await shows(page, '.saving', /without 1 file.*31 mm/);
    });
  });

  test('tables are saved as they are shown, with numbers that programs read', async () => {
    await visit({ hash: '#example=ctcf-pair&tab=rule' }, async page => {
      await ready(page);
      await page.waitForSelector('.truth');
      const truth = await page.evaluate(saved, '.scroll:has(.truth) + p button');
      const [head, first] = Buffer.from(truth.base64, 'base64').toString().split('\n');
      assert.equal(truth.name, 'syntax-5.0-1-table.tsv');
      assert.equal(head.split('\t').length, 4);
      const [facets, left, right, ids] = first.split('\t');
      assert.deepEqual([left, right], ['1', '1']);
      assert.equal(ids.split(' ').length, Number(facets), 'every facet is in the file');
      const means = await page.evaluate(saved, '.scroll:has(.means) + p button');
      assert.equal(means.name, 'syntax-5.0-1-means.tsv');
    });
  });

  test('packing can be cancelled', async () => {
    await visit({ hash: '#example=ctcf-pair' }, async page => {
      await ready(page);
      await page.$eval('#save-zip', button => /** @type {HTMLElement} */ (button).click());
      await shows(page, '.saving', /Packing neurons\/5\.0/);
      await page.$eval('#save-zip', button => /** @type {HTMLElement} */ (button).click());
      await shows(page, '.saving', 'Cancelled.');
      await shows(page, '#save-zip', 'Everything (ZIP)');
    });
  });

  test('a file that is dropped anywhere is opened', async () => {
    await visit({}, async page => {
      await ready(page);
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['nothing'], 'dropped.onnx'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await shows(page, '.problem-code', /onnx\..*dropped\.onnx/);
    });
  });
});
