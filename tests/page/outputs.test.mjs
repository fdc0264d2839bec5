import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { namesIn } from '../../www/workbench/outputs/names.js';
import { shared, unlessShared } from '../headless/command.mjs';
import { answered, useExample } from './asking.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, openTab, pick, press, ready, run, saved, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const TWO_INPUTS = 'models/published/factornet_EGR1.onnx';
const HETERODIMER = 'models/dragonn_heterodimer_spi1_irf.onnx';
const REGIONS = '#example=regions&layer=3';

test('names of outputs are read as people paste them', () => {
  assert.deepEqual(namesIn('one\ntwo, too\n\n three \r\n'), ['one', 'two, too', 'three']);
  assert.deepEqual(namesIn('one, two ,three'), ['one', 'two', 'three']);
  assert.deepEqual(namesIn('one, 1\ttwo\tthree\n'), ['one, 1', 'two', 'three']);
  assert.deepEqual(namesIn(' \n'), []);
});

describe('the outputs of a network', { skip: await unlessBrowser('chromium') }, () => {
  test('are asked for, and the neurons of their rule are ranked first', async () => {
    await visit({ hash: REGIONS }, async page => {
      await ask(page);
      assert.match(await text(page, '.outputs-what'), /200 letters.*1 output: probability with 3 values/);
      assert.deepEqual(await options(page), ['0 · erythroid', '1 · insulator', '2 · myeloid']);
      assert.ok(await page.$('input[name=outputs-scale][value=logit]:checked'));
      await rank(page);
      const truth = await channels();
      for (const [unit, words] of [
        [0, /GATA1/],
        [1, /CTCF/],
        [2, /SPI1/],
      ]) {
        await page.select('#outputs-unit', `${unit}`);
        await shows(
          page,
          '.outputs-ranking h4',
          new RegExp(`^Layer 3 and ${['erythroid', 'insulator', 'myeloid'][Number(unit)]} before Sigmoid$`),
        );
        const rows = await table(page);
        assert.equal(rows.length, 24);
        const first = rows.slice(0, 3).map(([channel]) => truth[Number(channel)]);
        for (const motif of first) assert.match(motif, /** @type {RegExp} */ (words), `output ${unit}: ${first}`);
        assert.match(rows[0][2], /^−?[\d.]+ ± [\d.]+$/);
      }
      const { name, base64 } = await page.evaluate(saved, '#outputs-table-save');
      assert.equal(name, 'regions-layer3-output2.tsv');
      const lines = Buffer.from(base64, 'base64').toString().trim().split('\n');
      assert.match(lines[0], /^Neuron\tRank\tEffect\tEffect, standard error\t/);
      assert.equal(lines.length, 25);
      const effects = lines.slice(1).map(line => Number(line.split('\t')[2]));
      assert.deepEqual(
        effects,
        effects.toSorted((a, b) => b - a),
        'what raises the output first',
      );
      await press(page, '#outputs-table-sort-3');
      const sorted = (await table(page)).map(cells => number(cells[3]));
      assert.deepEqual(
        sorted,
        sorted.toSorted((a, b) => b - a),
      );
    });
  });

  test('order the neurons to choose from; what was chosen is the same everywhere, and an address wins', async () => {
    await visit({ hash: REGIONS }, async page => {
      await ask(page);
      assert.equal(await field(page, '#neurons-text'), '0');
      await rank(page);
      const order = (await table(page)).map(([channel]) => channel);
      assert.deepEqual(await chips(page), order);
      await shows(page, '#neurons-order', 'Sorted by the effect on erythroid');
      assert.match(await page.$eval('.chip', chip => chip.getAttribute('title') ?? ''), /^Effect on erythroid: −?\d/);
      assert.equal(await field(page, '#neurons-text'), order[0]);
      await page.waitForFunction(first => location.hash.includes(`neurons=${first}`), {}, order[0]);
      await page.select('#outputs-unit', '1');
      await shows(page, '#neurons-order', 'insulator');
      const first = (await chips(page))[0];
      assert.notEqual(first, order[0]);
      assert.equal(await field(page, '#neurons-text'), first);
      const second = (await table(page))[1][0];
      await press(page, `[id="ranked-3.${second}"]`);
      assert.equal(await field(page, '#neurons-text'), second);
      await page.waitForFunction(second => location.hash.includes(`neurons=${second}`), {}, second);
      await page.select('#outputs-unit', '0');
      await shows(page, '#neurons-order', 'erythroid');
      assert.equal(await field(page, '#neurons-text'), second, 'a choice stays');
      await press(page, '#outputs-first');
      const wanted = order
        .slice(0, 4)
        .map(Number)
        .sort((a, b) => a - b);
      await shows(page, '#neurons-status', '4 neurons of 24 in layer 3');
      const checked = await page.$$eval('.chip input:checked', inputs =>
        inputs.map(input => Number(/** @type {HTMLInputElement} */ (input).value)),
      );
      assert.deepEqual(
        checked.sort((a, b) => a - b),
        wanted,
      );
      await page.waitForFunction(() => /neurons=[\d,-]*[,-]/.test(decodeURIComponent(location.hash)));
      await page.select('#outputs-unit', '2');
      await shows(page, '#neurons-order', 'myeloid');
      const figures = async () => (await table(page)).map(cells => cells.slice(0, 4));
      const ranked = await figures();
      await page.waitForFunction(() => location.hash.includes('output=2&ranked=3'));
      await page.reload();
      await page.waitForSelector('.outputs-ranking table');
      await shows(page, '#neurons-order', 'myeloid');
      assert.equal(await field(page, '#outputs-unit'), '2');
      assert.deepEqual(await figures(), ranked, 'a link has the output and the ranking');
      await ready(page);
      await shows(page, '#neurons-status', '4 neurons of 24 in layer 3');
    });
  });

  test('are named by the visitor, whose list must have as many names', async () => {
    await visit({ hash: REGIONS }, async page => {
      await ask(page);
      await page.$eval('.outputs-names', details => {
        /** @type {HTMLDetailsElement} */ (details).open = true;
      });
      await page.type('#outputs-names', 'red, green');
      await shows(page, '#outputs-names-status', 'The text has 2 names; the network has 3 output values.');
      assert.equal((await options(page))[0], '0 · erythroid');
      await page.type('#outputs-names', ', blue');
      await shows(page, '#outputs-names-status', '3 names are used');
      assert.deepEqual(await options(page), ['0 · red', '1 · green', '2 · blue']);
      await page.click('input[name=outputs-scale][value=output]');
      await shows(page, '.outputs > .hint', 'as the network gives them');
      assert.equal((await options(page))[0], '0 · red', 'another scale keeps them');
    });
  });

  test('keep what a cancelled ranking has, and a run waits for them', async () => {
    await visit({ hash: REGIONS }, async page => {
      await ask(page);
      await page.$eval('#outputs-sequences', input => {
        /** @type {HTMLInputElement} */ (input).value = '10000';
        input.dispatchEvent(new Event('input'));
      });
      await press(page, '#outputs-rank');
      await shows(page, '#outputs-rank', 'Cancel');
      assert.ok(await page.$('#scan-start:disabled'));
      assert.ok(await page.$('#start:disabled'));
      assert.ok(await page.$('#predict:disabled'));
      await page.waitForFunction('document.querySelector(".outputs progress").value > 0.1');
      await press(page, '#outputs-rank');
      await shows(page, '.outputs-ranking', 'The ranking was cancelled');
      assert.equal((await table(page)).length, 24);
      await run(page);
      await page.waitForSelector('#outputs-rank:not(:disabled)');
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('are forgotten when another network is opened, also while they are asked', async () => {
    await visit({ hash: REGIONS }, async page => {
      await ask(page);
      await press(page, '#outputs-rank');
      await shows(page, '#outputs-rank', 'Cancel');
      await press(page, '#example-zeb1-toy');
      await shows(page, '.facts strong', 'zeb1-toy');
      await ready(page);
      await page.waitForSelector('#outputs-ask:not(:disabled)');
      assert.ok(!(await page.$eval('.outputs', body => body.checkVisibility())));
      await ask(page);
      assert.equal((await options(page)).length, 1);
      assert.equal(await text(page, '.outputs-ranking'), '');
      await rank(page);
      assert.equal((await table(page)).length, 1);
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('that the engine cannot compute are refused in the panel', { skip: unlessShared(TWO_INPUTS) }, async () => {
    await visit({ hash: '#letters=ACGT,0.5' }, async page => {
      await ready(page);
      await pick(page, shared(TWO_INPUTS));
      await shows(page, '.facts strong', 'factornet_EGR1');
      await page.waitForSelector('#outputs-ask:not(:disabled)');
      await press(page, '#outputs-ask');
      await page.waitForSelector('#outputs .problem');
      assert.match(await text(page, '#outputs .problem'), /What to do: /);
      assert.ok(await page.$('#outputs-ask:not(:disabled)'));
    });
  });

  test('of SPI1 and IRF rank their neurons first', { skip: unlessShared(HETERODIMER) }, async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, shared(HETERODIMER));
      await shows(page, '.facts strong', 'dragonn_heterodimer');
      await ask(page);
      await rank(page);
      assert.ok((await table(page)).length > 1);
      await press(page, '#outputs-first');
      await run(page);
      await page.waitForFunction(() => !document.querySelector('.annotation'));
      const factors = (await table(page)).slice(0, 4).map(cells => cells[5]);
      for (const factor of factors) assert.match(factor, /IRF|Ets-related/, factors.join('; '));
      assert.match(factors.join(), /IRF.*Ets|Ets.*IRF/);
      await page.$eval('.outputs-ranking', ranking => ranking.scrollIntoView());
      await page.waitForSelector('.outputs-ranking svg');
    });
  });
});

describe('the effect of facets', { skip: await unlessBrowser('chromium') }, () => {
  test('is a heat map of patterns and outputs that can be saved', async () => {
    await visit({ hash: '#example=regions&tab=effect' }, async page => {
      await ready(page);
      assert.ok(!(await page.$eval('#effect-source', source => source.checkVisibility())));
      await page.waitForSelector('#effect:not(:disabled)');
      await press(page, '#effect');
      await page.waitForSelector('.effect .heat-map');
      const heads = await page.$$eval('.effect thead th', all => all.map(({ textContent }) => textContent));
      assert.deepEqual(heads, [
        'Pattern',
        ...['erythroid', 'insulator', 'myeloid'].map(name => `${name} before Sigmoid`),
      ]);
      const neuron = /neuron (\d+)/.exec(await text(page, '.neuron > h3'))?.[1];
      const rows = await page.$$eval('.effect tbody tr', all => all.length);
      assert.ok(rows > 0);
      const tsv = await page.evaluate(saved, '#effects-save');
      assert.equal(tsv.name, `regions-layer3-neuron${neuron}-effects.tsv`);
      assert.match(Buffer.from(tsv.base64, 'base64').toString(), /^Pattern\terythroid before Sigmoid\t/);
      const svg = await page.evaluate(saved, '#effects-svg');
      assert.match(Buffer.from(svg.base64, 'base64').toString(), /^<svg[\s\S]*Facet 3\./);
      assert.match(await text(page, '.effect-answer'), /in 32 random sequences.*before the final Sigmoid/);
      const drawn = await text(page, '.effect tbody');
      await useExample(page);
      assert.equal(await field(page, '#effect-source'), 'given');
      await answered(page, '#effect', '.effect .heat-map');
      await shows(page, '.effect-answer', 'in 32 of your sequences');
      assert.notEqual(await text(page, '.effect tbody'), drawn);
      await press(page, '.effect tbody button');
      await page.waitForSelector('.facet.pointed');
    });
  });

  test('needs the network that the result is of', async () => {
    await visit({}, async page => {
      await ready(page);
      await run(page);
      await openTab(page, 'effect');
      assert.ok(!(await page.$eval('#effect-other', other => other.checkVisibility())));
      await pick(page, `${root}/tests/corpus/act-clip.onnx`);
      await shows(page, '#effect-other', /about the outputs of .*: open the file/);
    });
  });
});

/** @param {Page} page asks the outputs of the open network */
async function ask(page) {
  await ready(page);
  await press(page, '#outputs-ask');
  await page.waitForFunction(() => document.querySelector('.outputs')?.checkVisibility());
}

/** @param {Page} page ranks the neurons, to the end */
async function rank(page) {
  await page.waitForSelector('#outputs-rank:not(:disabled)');
  await press(page, '#outputs-rank');
  await page.waitForSelector('.outputs-ranking table');
  await shows(page, '#outputs-rank', 'Rank the neurons');
}

/** @param {Page} page @returns {Promise<string[][]>} the cells of the ranking */
function table(page) {
  return page.$$eval('.outputs-ranking tbody tr', rows =>
    rows.map(({ children }) => [...children].map(({ textContent }) => textContent ?? '')),
  );
}

/** @param {Page} page */
function options(page) {
  return page.$$eval('#outputs-unit option', all => all.map(({ textContent }) => textContent));
}

/** @param {Page} page */
function chips(page) {
  return page.$$eval('.chip', all => all.map(({ textContent }) => textContent));
}

/** @param {Page} page @param {string} selector @returns {Promise<string>} */
function field(page, selector) {
  return page.$eval(selector, input => /** @type {HTMLInputElement} */ (input).value);
}

/** @param {string} cell such as `−0.12 ± 0.03` */
function number(cell) {
  return Number(cell.split(' ')[0].replace('−', '-'));
}

/** What each channel of layer 3 of the example responds to. @returns {Promise<string[]>} */
async function channels() {
  const truth = JSON.parse(await readFile(`${root}/www/examples/regions/truth.json`, 'utf8'));
  return truth.channels.map((/** @type {{responds_most_to: string}} */ channel) => channel.responds_most_to);
}
