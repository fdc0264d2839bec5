import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { PARAMETERS } from '../../www/engine/parameters.js';
import { DEFAULTS, readAddress, writeAddress } from '../../www/session/address.js';
import { unlessBrowser } from './browser.mjs';
import { pick, ready, shows, visit } from './visit.mjs';

const EXAMPLES = JSON.parse(await readFile(`${root}/www/examples/index.json`, 'utf8'));

/** @type {import('../../www/session/address.js').Settings} */
const SETTINGS = {
  example: 'ctcf-pair',
  network: '0123456789abcdef',
  letters: 'ACGT,0.5',
  length: 2000,
  layer: 5,
  neurons: '0,3-7',
  scan: 3,
  output: 918,
  scale: 'output',
  ranked: 4,
  rankedIn: 30,
  preset: 'paper',
  seed: 2 ** 53 - 1,
  motifs: 'jaspar-core',
  area: 'result',
  neuron: '5.3',
  tab: 'rule',
  at: 'tree-1',
  align: 'field',
  overrides: {
    'sampling.elite': 0.25,
    'sampling.generations': 60,
    'demixing.maps': 'pooling-input',
    'grammar.both_strands': 'false',
  },
};

describe('the settings in the address', () => {
  test('survive the way there and back', () => {
    assert.deepEqual(readAddress(writeAddress(SETTINGS)), SETTINGS);
    assert.equal(writeAddress({ ...DEFAULTS, layer: 2, neurons: '0,3-7' }), '#layer=2&neurons=0,3-7');
  });

  test('are absent where they are the defaults', () => {
    assert.equal(writeAddress(DEFAULTS), '');
    assert.deepEqual(readAddress(''), DEFAULTS);
  });

  test('are left out where a link holds nonsense', () => {
    const nonsense = [
      'layer=-1',
      'layer=two',
      'seed=1e99',
      'preset=slow',
      'neurons=<b>',
      'demixing.accept=7',
      'model=x',
      'motifs=../x',
      'letters=A',
      'output=-1',
      'ranked=all',
      'rankedIn=1',
      'letters=ACGT,x',
    ];
    for (const part of nonsense) assert.deepEqual(readAddress(`#${part}`), DEFAULTS, part);
  });

  test('can hold every parameter, at both ends of its range', () => {
    for (const { path, domain } of PARAMETERS) {
      for (const value of examplesOf(domain)) {
        assert.deepEqual(readAddress(`#${path}=${value}`).overrides, { [path]: value });
      }
    }
  });
});

describe('the address of the page', { skip: await unlessBrowser('chromium') }, () => {
  test('follows what is chosen, and choosing follows it back and forward', async () => {
    await visit({ hash: '#seed=7&sampling.generations=33' }, async page => {
      await ready(page);
      assert.equal(await value(page, '[id="sampling.generations"]'), '33');
      assert.equal(await value(page, '#seed'), '7');
      await page.click('input[name=layer][value="1"]');
      await shows(page, '#neurons-status', 'in layer 1');
      await page.waitForFunction(() => location.hash === '#layer=1&seed=7&sampling.generations=33');
      await page.goBack();
      await shows(page, '#neurons-status', 'in layer 2');
      await page.goForward();
      await shows(page, '#neurons-status', 'in layer 1');
    });
  });

  test('brings an example back', async () => {
    const last = EXAMPLES.at(-1).id;
    await visit({ hash: `#example=${last}` }, async page => {
      await ready(page);
      await shows(page, '.facts', `${last}.onnx`);
      assert.equal(await page.$eval(`#example-${last}`, button => button.getAttribute('aria-pressed')), 'true');
    });
  });

  test('has the ranking of an example, and of the first network of the visitor', async () => {
    await visit({ hash: '#ranked=1&rankedIn=20' }, async page => {
      await shows(page, '.outputs-ranking', 'In 20 random sequences');
      await ready(page);
      await pick(page, `${root}/www/examples/zeb1-toy/model.onnx`);
      await shows(page, '.facts', 'model.onnx');
      await shows(page, '.outputs-ranking', 'In 20 random sequences');
      await ready(page);
      await pick(page, `${root}/www/examples/regions/model.onnx`);
      await page.waitForFunction(() => !location.hash.includes('ranked'));
      await ready(page);
      assert.ok(!(await page.$('.outputs-ranking table')));
    });
  });
});

/** @param {import('../../www/engine/types.js').ParameterDomain} domain @returns {(string | number)[]} */
function examplesOf(domain) {
  if (domain.kind === 'choice') return domain.values;
  return domain.kind === 'frequencies' ? ['', '0.3,0.2,0.2,0.3'] : [domain.min, domain.max];
}

/** @param {import('puppeteer-core').Page} page @param {string} selector */
function value(page, selector) {
  return page.$eval(selector, input => /** @type {HTMLInputElement} */ (input).value);
}
