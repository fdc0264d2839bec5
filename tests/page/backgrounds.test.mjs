import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { file } from '../headless/command.mjs';
import { unlessBrowser } from './browser.mjs';
import { openTab, press, ready, run, shows, text, visit } from './visit.mjs';

/** Sequences of 40 letters over A and C: their shuffles have no other letters. */
const PEAKS = '>peak\nACCACAACACCCAACACACCAACACACAACCACACCAACA\n'.repeat(20);

describe('the random sequences of a run', { skip: await unlessBrowser('chromium') }, () => {
  test('are shuffles of a file that the user opens, and the answers say so', async () => {
    await visit({}, async page => {
      await ready(page);
      await open(page, await file('peaks.fa', PEAKS));
      await shows(page, '#own-sequences [role=status]', 'peaks.fa: 20 sequences, the longest of 40 letters.');
      await page.waitForFunction(() => location.hash === '#grammar.composition=shuffled');
      await shows(page, '#shuffled', 'The random sequences of a run are now shuffles of peaks.fa.');
      await shows(page, '.run-time', / · shuffles of peaks\.fa$/);
      await run(page);
      await shows(page, '.result-head', 'Random sequences: windows of peaks.fa');
      assert.match(await text(page, '.neuron'), /Of 64 shuffles of peaks\.fa, the strongest reaches [\d.]+ % of the/);
      await openTab(page, 'rule');
      assert.match(await text(page, '.answers'), /Mean activation of 64 shuffles of peaks\.fa/);
      await press(page, '.parameters > summary');
      await press(page, '#remove-sequences');
      await page.waitForFunction(() => location.hash === '#area=result&tab=rule');
      assert.ok(!(await page.$eval('#shuffled', note => note.checkVisibility())));
    });
  });

  test('are refused in the forecast where the file is missing, or its sequences are too short', async () => {
    await visit({ hash: '#grammar.composition=shuffled' }, async page => {
      await ready(page);
      await shows(page, '.forecast', 'sequences of your own, and none were given');
      await open(page, await file('short.fa', '>short\nACGT\n'.repeat(30)));
      await shows(page, '.forecast', 'the longest has 4 letters, the receptive field of layer 2 has 8');
      await shows(page, '.run-time', /^short\.fa cannot be shuffled for this layer\.$/);
      await shows(page, '#shuffled', /^The sequences of short\.fa are too short: /);
    });
  });

  test('are those of the preset again where the file is only asked about', async () => {
    await visit({}, async page => {
      await ready(page);
      await open(page, await file('peaks.fa', PEAKS));
      await press(page, '#shuffled-ask');
      await page.waitForFunction(() => location.hash === '#area=sequences');
      await shows(page, '#sequences', 'peaks.fa');
      assert.ok(!(await page.$eval('#shuffled', note => note.checkVisibility())));
    });
  });

  test('have given frequencies, one for each letter', async () => {
    await visit({ hash: '#grammar.composition=frequencies&grammar.frequencies=0.5,0.5' }, async page => {
      await ready(page);
      await shows(page, '.forecast', 'has 2 numbers; the alphabet ACGT has 4 letters');
      await page.$eval('[id="grammar.frequencies"]', field => {
        /** @type {HTMLInputElement} */ (field).value = '30, 20, 20, 30';
        field.dispatchEvent(new Event('change'));
      });
      await shows(page, '.forecast', /^1 neuron/);
      await run(page);
      await shows(page, '.result-head', 'letters with the frequencies A 30.0 %, C 20.0 %, G 20.0 %, T 30.0 %');
      assert.match(await text(page, '.neuron'), /Of 64 random sequences with given letter frequencies/);
    });
  });
});

/** @param {import('puppeteer-core').Page} page @param {string} path */
async function open(page, path) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
    await page.$('#sequences-file')
  );
  await input.uploadFile(path);
}
