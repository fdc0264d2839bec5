/** Pieces of panels, on a page of their own with made-up contents: heat map, plots, places for files. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { unlessBrowser } from './browser.mjs';
import { file } from '../headless/command.mjs';
import { count, press, saved, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const FOLDER = 'tests/page/pieces';
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {(page: Page) => Promise<void>} test */
function pieces(test) {
  const extra = Object.fromEntries(
    ['pieces.html', 'pieces.js', 'rule.js'].map(name => [`/${FOLDER}/${name}`, `${root}/${FOLDER}/${name}`]),
  );
  return visit({ extra, hash: `${FOLDER}/pieces.html` }, async page => {
    await page.waitForSelector('#own-genome');
    await test(page);
  });
}

/** @param {Page} page @param {string} selector @param {string} [label] @returns {Promise<{name: string, content: string}>} */
async function savedText(page, selector, label) {
  const { name, base64 } = await page.evaluate(saved, selector, label);
  return { name, content: Buffer.from(base64, 'base64').toString('utf8') };
}

/** @param {Page} page @returns {Promise<string[]>} */
function rowNames(page) {
  return page.$$eval('#heat tbody th', heads => heads.map(head => head.textContent ?? ''));
}

describe('a rule', { skip: await unlessBrowser('chromium') }, () => {
  test('of which either of two motifs may stand in one place is one tree with one table', async () => {
    await pieces(async page => {
      assert.deepEqual([await count(page, '#rule .tree-card'), await count(page, '#rule .or')], [1, 0]);
      assert.equal(await text(page, '#rule .tree-text code'), 'GATA1 –[3–4 bp]– (TAL1 or KLF1) –[3–4 bp]– E2F1');
      const links = await page.$$eval('#rule [data-tree]', trees => trees.map(tree => tree.getAttribute('data-tree')));
      assert.deepEqual(links, ['tree-1', 'tree-2']);
      const heads = await page.$$eval('#rule .truth thead th', all => all.map(head => head.textContent));
      assert.deepEqual(heads, ['Facets', 'GATA1', 'TAL1', 'KLF1', 'E2F1', 'In which facets']);
    });
  });

  test('says how motifs act together that are not neighbours', async () => {
    await pieces(async page => {
      const row = await page.$$eval('#rule [aria-label*="not neighbours"] tbody td', cells =>
        cells.map(c => c.textContent),
      );
      assert.deepEqual(row.slice(0, 4), ['1.50 ± 0.13', '3', '3 to 4', 'exclusive']);
      await shows(page, '#rule', 'Mean activation by the distance from GATA1 to E2F1, without the other motifs.');
    });
  });
});

describe('a heat map', { skip: await unlessBrowser('chromium') }, () => {
  test('says every value, colours it by its size and side, and is sorted by a column, the largest first', async () => {
    await pieces(async page => {
      assert.deepEqual(await rowNames(page), ['2.0.1', '2.0.2', '2.0.10']);
      assert.deepEqual(
        await page.$$eval('#heat tbody tr:first-child td', cells => cells.map(cell => cell.textContent)),
        ['1.500 ± 0.031', '−0.250 ± 0.031', '–'],
      );
      const grounds = await page.$$eval('#heat tbody td', cells =>
        cells.map(cell => /** @type {HTMLElement} */ (cell).style.backgroundColor),
      );
      assert.match(grounds[0], /diverging-high.* 50%/);
      assert.match(grounds[1], /diverging-low.* 8%/);
      const sides = await page.$$eval('#heat tbody td', cells => cells.map(cell => getComputedStyle(cell).textAlign));
      assert.deepEqual([...new Set(sides)], ['right']);
      assert.match(grounds[7], /diverging-high.* 100%/);
      await press(page, '#heat-table-sort-1');
      assert.deepEqual(await rowNames(page), ['2.0.1', '2.0.10', '2.0.2']);
      assert.equal(
        await page.$eval('#heat thead th:nth-child(2)', head => head.getAttribute('aria-sort')),
        'descending',
      );
      await press(page, '#heat-table-sort-3');
      assert.deepEqual(await rowNames(page), ['2.0.2', '2.0.10', '2.0.1'], 'what has no value comes last');
      await press(page, '#heat-table-sort-3');
      assert.deepEqual(await rowNames(page), ['2.0.10', '2.0.2', '2.0.1']);
    });
  });

  test('is saved with the standard errors as TSV, and with logos as SVG in the order that is shown', async () => {
    await pieces(async page => {
      await press(page, '#heat-table-sort-1');
      const table = await savedText(page, '#heat-table-save');
      assert.equal(table.name, 'facets-outputs.tsv');
      assert.deepEqual(
        table.content.split('\n').map(line => line.split('\t').slice(0, 3)),
        [
          ['Facet', 'SPI1', 'SPI1, standard error'],
          ['2.0.1', '1.5', '0.03125'],
          ['2.0.10', '0', '0.03125'],
          ['2.0.2', '-2', '0.03125'],
          [''],
        ],
      );
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      const picture = await savedText(page, '#heat-table-svg');
      assert.equal(picture.name, 'facets-outputs.svg');
      const texts = [...picture.content.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
      assert.deepEqual(texts.slice(3), [
        ...['2.0.1', '1.50', '−0.25'],
        ...['2.0.10', '0', '3.00', '−1.00'],
        ...['2.0.2', '−2.00', '0.50', '0.13'],
      ]);
      assert.equal(picture.content.match(/fill="rgb\(10, 107, 97\)"/g)?.length, 3, 'a logo per row');
      assert.match(picture.content, /fill-opacity="0\.5" [^>]*fill="rgb\(127, 178, 229\)"/, 'in the light colours');
      assert.doesNotMatch(picture.content, /class=|var\(/);
      assert.equal(await page.evaluate('document.documentElement.dataset.theme ?? null'), null);
    });
  });

  test('shows the strongest of many columns, and all on demand; the file always has all', async () => {
    await pieces(async page => {
      assert.equal(await count(page, '#wide thead th'), 41);
      assert.equal(await text(page, '#wide thead th:nth-child(2)'), 't0');
      const { content } = await savedText(page, '#wide-table-save');
      assert.equal(content.split('\n')[0].split('\t').length, 61);
      await page.$$eval('#wide button', buttons => buttons.find(({ textContent }) => /60/.test(textContent))?.click());
      assert.equal(await count(page, '#wide thead th'), 61);
    });
  });
});

describe('a plot', { skip: await unlessBrowser('chromium') }, () => {
  test('is read with arrow keys and pointer: place, values and standard errors', async () => {
    await pieces(async page => {
      const pane = '#footprint .plot-pane';
      await page.focus(pane);
      await page.keyboard.press('ArrowRight');
      assert.match(
        await text(page, '#footprint .plot-readout'),
        /^At 0 bp: GM12878 0\.000 ± 0\.050; K562 0\.00 ± 0\.10/,
      );
      await page.keyboard.press('PageUp');
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
      assert.match(await text(page, '#footprint .plot-readout'), /^At 7 bp: .*HepG2 –$/);
      await page.keyboard.press('Home');
      assert.match(String(await page.$eval(pane, pane => pane.getAttribute('aria-valuetext'))), /^At −500 bp: /);
      assert.equal(await page.$eval(pane, pane => pane.getAttribute('aria-valuenow')), '-500');
      const box = await page.$eval(pane, pane => {
        pane.scrollIntoView({ behavior: 'instant', block: 'center' });
        const { right, top, height } = pane.getBoundingClientRect();
        return { right, middle: top + height / 2 };
      });
      await page.mouse.move(box.right - 4, box.middle);
      assert.match(await text(page, '#footprint .plot-readout'), /^At 500 bp: /);
      assert.match(await text(page, '#positions .plot-readout'), /^Point at/);
      await page.focus('#positions .plot-pane');
      await page.keyboard.press('Home');
      assert.match(await text(page, '#positions .plot-readout'), /^At −47\.5 bp: hits 0; by chance 8\.00; reverse/);
    });
  });

  test('has its values as a table, and is saved as TSV and SVG with the names of the series', async () => {
    await pieces(async page => {
      await press(page, '#footprint summary');
      await page.waitForSelector('#footprint-plot-table-save');
      const { content, name } = await savedText(page, '#footprint-plot-table-save');
      assert.equal(name, 'footprint.tsv');
      const lines = content.trimEnd().split('\n');
      assert.equal(lines.length, 1002);
      assert.equal(lines[0].split('\t')[2], 'GM12878, standard error');
      assert.deepEqual(lines[508].split('\t').slice(5), ['', '0.15']);
      const picture = await savedText(page, '#footprint button', 'Save SVG');
      assert.equal(picture.name, 'footprint.svg');
      for (const name of ['GM12878', 'K562', 'HepG2', 'distance to the midpoint (bp)'])
        assert.ok(picture.content.includes(`>${name}</text>`), name);
      assert.match(picture.content, /stroke="rgb\(0, 114, 178\)"/);
      assert.doesNotMatch(picture.content, /class=|var\(/);
    });
  });

  test('breaks a line where a value is missing, and draws bars from 0', async () => {
    await pieces(async page => {
      const line = await page.$eval('#footprint .plot-pane .series-3 .line', path => path.getAttribute('d') ?? '');
      assert.equal(line.match(/M/g)?.length, 2);
      const [one, other] = await page.$$eval('#positions .plot-pane .bars', paths =>
        paths.map(path =>
          [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+),([\d.]+)V([\d.]+)H([\d.]+)V([\d.]+)Z/g)].map(
            ([, ...numbers]) => numbers.map(Number),
          ),
        ),
      );
      assert.deepEqual([one.length, other.length], [20, 20]);
      assert.equal(new Set([...one, ...other].map(([, floor]) => floor)).size, 1);
      const wide = [...one, ...other].map(([left, , , right]) => Math.round(right - left));
      assert.ok(new Set(wide).size <= 2, 'bars are equally wide');
      for (const [i, [, , , right]] of one.entries()) assert.equal(right, other[i][0], 'next to each other');
    });
  });

  test('is drawn anew for another width, with text of the same size', async () => {
    await pieces(async page => {
      for (const width of [320, 1000]) {
        await page.setViewport({ width, height: 800 });
        await page.waitForFunction(() => {
          const pane = document.querySelector('#footprint .plot-pane');
          return pane?.firstElementChild?.getAttribute('width') === String(pane?.clientWidth);
        });
        assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= width);
      }
    });
  });
});

describe('places for files', { skip: await unlessBrowser('chromium') }, () => {
  /** @param {Page} page @param {string} id @param {...string} paths */
  async function choose(page, id, ...paths) {
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$(id));
    await input.uploadFile(...paths);
  }

  test('take files that are chosen, one in place of another or next to it, and show names, sizes and problems', async () => {
    await pieces(async page => {
      const [one, two, genome] = await Promise.all(
        ['one.fa', 'two.fa', 'genome.doc'].map(name => file(name, '>a\nACGT\n')),
      );
      await choose(page, '#own-sequences', one);
      await choose(page, '#own-sequences', two);
      assert.deepEqual(await page.$$eval('.slot-files b', names => names.map(({ textContent }) => textContent)), [
        'two.fa',
      ]);
      assert.match(await text(page, '.slot-files'), /8 bytes/);
      await choose(page, '#own-genome', genome, one, two);
      await shows(page, '#files .problem', 'genome.doc is no genome.');
      await shows(page, '#files .file-slot:nth-of-type(2) .left-out', 'no more room: two.fa');
      assert.match(await text(page, '#log'), /^sequences: one\.fa\nsequences: two\.fa\ngenome: genome\.doc one\.fa\n$/);
    });
  });

  test('are used with the keyboard alone, and the focus stays when a file is removed', async () => {
    await pieces(async page => {
      await choose(page, '#own-sequences', await file('one.fa', '>a\nACGT\n'));
      await page.focus('#own-example');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.id'), 'own-sequences-remove-0');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate('document.activeElement.id'), 'own-sequences');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.id'), 'own-genome');
      assert.match(await text(page, '#log'), /example\nsequences: \n$/);
    });
  });

  test('take what is dropped on them, and the page takes the rest', async () => {
    await pieces(async page => {
      await page.evaluate(() => {
        const drop = (/** @type {string} */ selector, /** @type {string} */ name) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['x'], name));
          const event = (/** @type {string} */ kind) =>
            new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
          for (const kind of ['dragenter', 'dragover', 'drop'])
            document.querySelector(selector)?.dispatchEvent(event(kind));
        };
        drop('#files .file-slot:nth-of-type(2) .dropzone', 'genome.2bit');
        drop('h1', 'model.onnx');
      });
      assert.equal(await text(page, '#log'), 'genome: genome.2bit\npage: model.onnx\n');
      assert.equal(await page.$eval('#drop', veil => /** @type {HTMLElement} */ (veil).hidden), true);
    });
  });
});

test('axe finds nothing on the pieces, light and dark', { skip: await unlessBrowser('chromium') }, async () => {
  await pieces(async page => {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.$$eval('details', all => {
        for (const details of all) details.open = true;
      });
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { axe } = /** @type {{axe: typeof import('axe-core')}} */ (/** @type {unknown} */ (globalThis));
        const { violations } = await axe.run();
        return violations.map(({ id, help, nodes }) => `${id}: ${help}; ${nodes[0].html.slice(0, 120)}`);
      });
      assert.deepEqual(found, [], scheme);
    }
  });
});
