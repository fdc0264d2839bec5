import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { file, shared, unlessShared } from '../headless/command.mjs';
import { memeFile } from '../headless/motif-files.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, pick, press, ready, run, shows, text, visit } from './visit.mjs';

/** @param {string} name of a file of the corpus */
const corpus = name => join(root, 'tests', 'corpus', name);

const DNA = corpus('batch-dynamic.onnx');
const STRUCTURE = corpus('alphabet-structure-16.onnx');
const EXTERNAL = corpus('external-data.onnx');
const WEIGHTS = corpus('external-data.onnx.data');

/** Where the page says how it reads the channels. */
const LETTERS = '.opened + .letters';

test('files that are no networks are named, with a plain reason first', {
  skip: await unlessBrowser('chromium'),
}, async () => {
  const bytes = await readFile(DNA);
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(64).fill(0)]);
  await visit({ hash: '#motifs=none' }, async page => {
    await ready(page);
    await pick(page, await file('short.onnx', bytes.subarray(0, bytes.length / 2)));
    await shows(page, '.problem-message', /^“short\.onnx” cannot be read: it ends too early or is damaged/);
    await shows(page, '.problem-code', 'short.onnx');
    await pick(page, await file('picture.onnx', picture));
    await shows(page, '.problem-message', /^“picture\.onnx” is a picture \(PNG\); this program reads ONNX models\.$/);
  });
});

test('a free input length is chosen, is in the address, and lets dense layers be analysed', {
  skip: await unlessBrowser('chromium'),
}, async () => {
  await visit({ hash: '#motifs=none' }, async page => {
    await ready(page);
    await pick(page, corpus('batch-and-length-dynamic.onnx'));
    await shows(page, '.facts', '16 bp (any length is allowed; the deepest layer needs this)');
    await page.$eval('#length-text', field => {
      /** @type {HTMLDetailsElement} */ (field.closest('details')).open = true;
    });
    await page.$eval('#length-text', field => {
      /** @type {HTMLInputElement} */ (field).value = 'many';
    });
    await press(page, '#length-read');
    await shows(page, '#length-status', 'Write a whole number');
    await page.$eval('#length-text', field => {
      /** @type {HTMLInputElement} */ (field).value = '40';
    });
    await press(page, '#length-read');
    await shows(page, '.facts', '40 bp (as chosen; the file allows any length)');
    await page.waitForFunction(() => location.hash.includes('length=40'));
    await press(page, '#length-shortest');
    await shows(page, '.facts', '16 bp (any length');
    await page.waitForFunction(() => !location.hash.includes('length='));
    await pick(page, DNA);
    await shows(page, '.facts', 'batch-dynamic.onnx');
    assert.ok(await page.$eval('#length-text', field => field.closest('.letters')?.matches('[hidden]')));
  });
});

describe('the letters of the input', { skip: await unlessBrowser('chromium') }, () => {
  test('are said, can be changed, and are in the address; a result on show says how it was read', async () => {
    await visit({ hash: '#motifs=none&layer=1' }, async page => {
      await ready(page);
      assert.ok(await page.$eval(LETTERS, element => element.matches('[hidden]')));
      await pick(page, DNA);
      await shows(page, LETTERS, /does not say which letter is which channel\. Assumed: A, C, G, T\./);
      await run(page);
      await page.$eval(`${LETTERS} details`, details => {
        /** @type {HTMLDetailsElement} */ (details).open = true;
      });
      await press(page, '#letters-AGCT');
      await shows(page, LETTERS, 'Your choice: A, G, C, T.');
      assert.equal(await page.$eval('#letters-AGCT', button => button.getAttribute('aria-pressed')), 'true');
      assert.equal(await page.evaluate('document.activeElement.id'), 'letters-AGCT');
      await page.waitForFunction(() => location.hash.includes('letters=AGCT'));
      await shows(page, '#result', 'computed with the channels A, C, G, T.');
      await page.goBack();
      await shows(page, LETTERS, 'Assumed: A, C, G, T.');
      await shows(page, '.facts', 'batch-dynamic.onnx');
    });
  });

  test('are typed, with numbers for other channels, and nonsense is explained', async () => {
    await visit({ hash: '#motifs=none' }, async page => {
      await ready(page);
      await pick(page, corpus('alphabet-conservation-4-1.onnx'));
      await shows(page, '.problem-code', 'network.alphabet');
      assert.match(await text(page, '.problem'), /Type what the channels of alphabet-conservation-4-1\.onnx stand for/);
      for (const [typed, answer] of [
        ['ACGT', 'describes 4 channels; the network has 5'],
        ['AACGT', 'The letter A occurs twice'],
        ['ACGT;0', 'describes 6 channels'],
        ['A', 'at least two letters'],
      ]) {
        await type(page, typed);
        await shows(page, '#letters-asked-status', answer);
      }
      await type(page, 'acgt, 0.35');
      await shows(page, LETTERS, 'A, C, G, T, and a further channel that is 0.35 everywhere');
      assert.equal(await count(page, '.problem'), 0);
      await page.waitForFunction(() => location.hash.includes('letters=ACGT,0.35'));
    });
  });

  test('are asked for where their number is unusual; what was open stays until then, and the run works', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, STRUCTURE);
      await shows(page, '.problem-code', 'network.alphabet');
      assert.match(await text(page, '.facts'), /zeb1-toy\.onnx/);
      await press(page, '#letters-asked-ABCDEFGHIJKLMNOP');
      await shows(page, '.facts', 'alphabet-structure-16.onnx');
      await page.click('input[name=layer][value="1"]');
      await run(page);
      await shows(page, '#result', 'Not compared with known motifs');
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('of a link hold for the first network, and are dropped where they do not fit', async () => {
    await visit({ hash: '#letters=ACTG&motifs=none' }, async page => {
      await ready(page);
      assert.match(await text(page, '.facts'), /zeb1-toy\.onnx/);
      await pick(page, DNA);
      await shows(page, LETTERS, 'Your choice: A, C, T, G.');
      await pick(page, corpus('alphabet-rna.onnx'));
      await shows(page, '.facts', 'alphabet-rna.onnx');
      await shows(page, LETTERS, 'Assumed: A, C, G, T.');
      await page.waitForFunction(() => !location.hash.includes('letters'));
    });
    await visit({ hash: '#letters=ACGTN&motifs=none' }, async page => {
      await ready(page);
      await pick(page, DNA);
      await shows(page, LETTERS, 'The letters ACGTN do not fit its 4 channels. Assumed: A, C, G, T.');
      await page.waitForFunction(() => !location.hash.includes('letters'));
    });
  });
});

describe('several files at once', { skip: await unlessBrowser('chromium') }, () => {
  test('a network opens together with its weights, and motif files go their own way', async () => {
    await visit({ hash: '#motifs=none' }, async page => {
      await ready(page);
      await pick(page, await memeFile('own.meme', { MYZEB: 'CACCTGC' }), WEIGHTS, EXTERNAL);
      await shows(page, '.facts', 'external-data.onnx');
      await shows(page, '.databases', 'own.meme');
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('a network without its weights says which file is missing, and opens when that is added', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, EXTERNAL);
      await shows(page, '.problem-message', 'external-data.onnx.data');
      assert.match(await text(page, '.problem-next'), /both files together/);
      await pick(page, WEIGHTS);
      await shows(page, '.facts', 'external-data.onnx');
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('weights of another name are offered, and taken on request', async () => {
    const other = join(await mkdtemp(join(tmpdir(), 'weights-')), 'renamed.onnx.data');
    await copyFile(WEIGHTS, other);
    await visit({}, async page => {
      await ready(page);
      await pick(page, EXTERNAL, other);
      await shows(page, '.problem-message', 'renamed.onnx.data');
      await press(page, '.take-as');
      await shows(page, '.facts', 'external-data.onnx');
      assert.equal(await count(page, '.problem'), 0);
    });
  });

  test('weights alone get a sentence', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, WEIGHTS);
      await shows(page, '.problem-message', 'contains weights, but not the network');
      assert.match(await text(page, '.problem-next'), /together with its \.onnx file/);
      assert.match(await text(page, '.facts'), /zeb1-toy\.onnx/);
    });
  });
});

describe('a network that the reference engine cannot check', { skip: await unlessBrowser('chromium') }, () => {
  for (const [how, failure] of [
    ['refuses', "throw { code: 'onnx.unsupported-op', concerns: 'x', message: 'It knows no Foo.', next: '' };"],
    ['breaks down', "throw new WebAssembly.RuntimeError('It knows no Foo.');"],
  ]) {
    test(`is opened and says so where it ${how}`, async () => {
      const module = await readFile(join(root, 'pkg', 'neuronmotif.js'), 'utf8');
      // The example, which comes first, is checked.
      const fails = `globalThis.checks = (globalThis.checks ?? 0) + 1; if (globalThis.checks > 1) ${failure}`;
      const script = await file('neuronmotif.js', module.replace(/^ {4}check\(\) \{$/m, `$&\n${fails}`));
      await visit({ hash: '#motifs=none&layer=1', extra: { '/pkg/neuronmotif.js': script } }, async page => {
        await ready(page);
        await pick(page, DNA);
        await shows(page, '.facts', 'batch-dynamic.onnx');
        await shows(page, '.facts', /Engine checkNot checked against the reference engine: .*It knows no Foo\./);
        await run(page);
      });
    });
  }
});

/** @param {import('puppeteer-core').Page} page @param {string} letters into the panel that asks for them */
async function type(page, letters) {
  await page.$eval('#letters-asked-text', input => /** @type {HTMLInputElement} */ (input).select());
  await page.type('#letters-asked-text', letters);
  await page.keyboard.press('Enter');
}

describe('a network that the engines disagree about', { skip: await unlessBrowser('chromium') }, () => {
  const name = 'cases/09-constant-minus-conv.onnx';
  test('is opened with an alarm', { skip: unlessShared(name) }, async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, shared(name));
      await shows(page, '.facts [role=alert]', /part in layer 1: .* agrees with the engine/);
      await shows(page, '.facts', 'Failed.');
    });
  });
});
