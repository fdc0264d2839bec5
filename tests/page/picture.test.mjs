import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { arrange } from '../../www/workbench/network/graph/arrange.js';
import { blocksOf } from '../../www/workbench/network/graph/blocks.js';
import { unlessBrowser } from './browser.mjs';
import { count, pick, ready, shows, text, visit } from './visit.mjs';

const CORPUS = `${root}/tests/corpus`;

test('what only passes on an output shares the box of what made it', () => {
  /** @type {[string, (number | null)[]][]} */
  const graph = [
    ['convolution', [null]],
    ['relu', [0]],
    ['max-pool', [1]],
    ['convolution', [2]],
    ['sum', [2, 3]],
    ['relu', [4]],
    ['channels', [null]],
  ];
  const blocks = blocksOf(
    graph.map(([kind, inputs]) => operation(kind, inputs)),
    [],
    [],
  );
  const found = blocks.map(({ nodes, inputs }) => [nodes, inputs]);
  assert.deepEqual(found, [
    [[0, 1, 2], [null]],
    [[3], [0]],
    [
      [4, 5],
      [0, 1],
    ],
  ]);
});

test('a long residual network is laid out below what it reads, and nothing overlaps', () => {
  const sizes = [{ width: 200, height: 30, inputs: /** @type {number[]} */ ([]) }];
  for (let block = 0; block < 60; block++) {
    const before = sizes.length - 1;
    for (const height of [40, 60, 50]) sizes.push({ width: 200, height, inputs: [sizes.length - 1] });
    sizes.push({ width: 200, height: 30, inputs: [before, sizes.length - 1] });
    if (block % 4 === 0) sizes.push({ width: 200, height: 30, inputs: [Math.max(0, before - 12), sizes.length - 1] });
  }
  const { places, wires, width } = arrange(sizes);
  for (const [i, a] of places.entries()) {
    for (const input of sizes[i].inputs) assert.ok(places[input].y + places[input].height < a.y, `box ${i}`);
    for (const b of places.slice(i + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      assert.ok(apart, `box ${i} and another overlap`);
    }
  }
  assert.ok(width < 1200, `${width} px wide`);
  assert.deepEqual(
    wires.map(({ length }) => length),
    sizes.map(({ inputs }) => inputs.length),
  );
  const middles = new Set(places.slice(1).map(({ x }) => Math.round(x)));
  assert.ok(middles.size < 8, `the trunk is straight, not at ${[...middles]}`);
});

describe('the picture of a network', { skip: await unlessBrowser('chromium') }, () => {
  test('shows the example; arrow keys move along it, Enter chooses a layer and the field follows', async () => {
    await visit({ hash: '#area=network' }, async page => {
      await ready(page);
      await page.waitForSelector('.box.chosen');
      assert.equal(await count(page, '.box.analysable'), 2);
      assert.match(
        await text(page, '.field-ruler'),
        /layer 2 depends on positions 1–8 of the sequence: 8 of 8 bp, through 4 of 5 operations/,
      );
      await page.$eval('.box.chosen', focusOn);
      await page.keyboard.press('ArrowUp');
      await shows(page, '.readout', 'Layer 1');
      await page.keyboard.press('Enter');
      await shows(
        page,
        '.field-ruler',
        /layer 1 depends on positions \d–\d of the sequence: 5 of 8 bp, through 1 of 5/,
      );
      assert.equal(await page.$eval('input[name=layer]:checked', input => /** @type {any} */ (input).value), '1');
      const before = await page.$eval('.pane svg', svg => svg.clientWidth);
      await page.keyboard.press('+');
      assert.ok((await page.$eval('.pane svg', svg => svg.clientWidth)) > before);
      await page.keyboard.press('0');
      await page.waitForFunction(() => location.hash.includes('layer=1'));
    });
  });

  test('says what a refused layer is refused for, in the box, and draws branches side by side', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, `${CORPUS}/squeeze-excite.onnx`);
      await page.waitForSelector('.box.refused');
      await page.$eval('.box.refused', focusOn);
      await shows(page, '.readout', /Cannot be analysed: .*Mul/);
      assert.equal(await count(page, '.box.dense'), 2);

      await pick(page, `${CORPUS}/three-branches.onnx`);
      await shows(page, '.facts', 'three-branches.onnx');
      await page.waitForFunction(() => document.querySelectorAll('.box.analysable').length === 7);
      const transforms = await page.$$eval('.box.analysable', boxes =>
        boxes.map(box => box.getAttribute('transform') ?? ''),
      );
      const rows = transforms.map(place => place.replace(/.* /, ''));
      assert.equal(rows.filter(row => row === rows[1]).length, 3, `three boxes next to each other: ${transforms}`);
      await page.$eval('#operations', details => {
        /** @type {HTMLDetailsElement} */ (details).open = true;
      });
      assert.equal(await count(page, '#operations tbody tr'), 17);
      assert.match(await text(page, '#operations tbody tr:nth-child(5)'), /sum.*2, 4/);
    });
  });

  test('dense layers are listed apart, and can be chosen; kept padding is said', async () => {
    await visit({}, async page => {
      await ready(page);
      await pick(page, `${CORPUS}/torch-dynamo-bpnet.onnx`);
      await shows(page, '#dense-title', 'Dense layers (read the whole input)');
      await shows(page, '.layers.dense', 'input too short to leave out the padding');
      await page.click('.layers.dense input');
      await shows(page, '#neurons-status', 'of 1 in layer 6');
      await page.waitForSelector('.box.dense.chosen');
      await shows(page, '.forecast', '1 neuron');
    });
  });
});

/** In the page. @param {Element} element */
function focusOn(element) {
  /** @type {SVGElement} */ (element).focus();
}

/** @param {string} kind @param {(number | null)[]} inputs */
function operation(kind, inputs) {
  return { name: '', kind, detail: '', inputs, channels: 1, positions: 1, layer: null };
}
