/** Figures for publications: how they are composed, and the files that the command makes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync, inflateSync } from 'node:zlib';
import { coloured, LETTERS } from '../../www/figure/colours.js';
import { chosenRows, readRows, writeRows } from '../../www/figure/chosen.js';
import { curvesOf } from '../../www/figure/curves.js';
import { facetTable } from '../../www/figure/facets.js';
import { finished } from '../../www/figure/finish.js';
import { loadKit } from '../../www/figure/library.js';
import { marksOf } from '../../www/figure/marks.js';
import { node, readSvg, toSvg } from '../../www/figure/nodes.js';
import { rowsFigure } from '../../www/figure/rows.js';
import { DEFAULTS, restored } from '../../www/figure/settings.js';
import { writeRanges } from '../../www/session/neurons.js';
import { subjectOf } from '../../www/workbench/figure/subjects.js';
import { readStyles, styled } from '../../tools/node/styles.mjs';
import { root } from '../../tools/site.mjs';
import { headless, refusalCode, scratch } from './command.mjs';

/** @typedef {import('../../www/figure/settings.js').FigureSettings} FigureSettings */

const REPORT = 'www/examples/regions/report.json';
const report = JSON.parse(await readFile(join(root, REPORT), 'utf8'));
const neuron = report.neurons[1];
const kit = await loadKit(async name => new Uint8Array(await readFile(join(root, 'www/vendor', name))));
const WIDTH = (DEFAULTS.width * 72) / 25.4;

/** A logo as the engine draws it, as wide as was asked. @type {import('../../www/figure/table.js').DrawLogo} */
const logo = async (matrix, { column_width: column, height }) =>
  `<svg width="${matrix.length * column}" height="${height}" viewBox="0 0 ${matrix.length * column} ${height}"><g><path fill="#2f9e77" d="M0 0H${matrix.length * column}V${height}Z"/></g></svg>`;

/** @param {Partial<FigureSettings>} some */
async function composed(some) {
  const settings = { ...DEFAULTS, facets: 'all', ...some };
  const table = facetTable(neuron, report, settings, ({ id }) => id);
  return { table, ...(await rowsFigure(table, settings, { font: kit.font, logo })) };
}

/** The logos of rows: left edge and width, from top to bottom. @param {import('../../www/figure/nodes.js').SvgNode} figure */
function logosOf(figure) {
  const rows = found(figure, ({ attributes }) => attributes.class === 'row');
  return rows.map(row => {
    const [{ attributes }] = found(row, ({ tag }) => tag === 'svg');
    return { x: Number(attributes.x), width: Number(attributes.width) };
  });
}

/** @param {import('../../www/figure/nodes.js').SvgNode} from @param {(node: import('../../www/figure/nodes.js').SvgNode) => boolean} is @returns {import('../../www/figure/nodes.js').SvgNode[]} */
function found(from, is) {
  const inner = from.children.flatMap(child => (typeof child === 'string' ? [] : found(child, is)));
  return is(from) ? [from, ...inner] : inner;
}

/** Words with the box that they fill. @param {import('../../www/figure/nodes.js').SvgNode} figure */
function boxesOf(figure) {
  return marksOf(figure).flatMap(mark => {
    if (mark.kind !== 'text') return [];
    const width = kit.font.width(mark.text, mark.size, mark.bold);
    const shift = { start: 0, middle: 0.5, end: 1 }[mark.anchor] ?? 0;
    const left = mark.matrix[4] + mark.x - shift * width;
    return [{ text: mark.text, left, right: left + width, y: mark.matrix[5] + mark.y, size: mark.size }];
  });
}

describe('a figure of facets', () => {
  test('is aligned by shift: each logo begins as far from the first as its shift says', async () => {
    const { root, table } = await composed({ align: 'shift', extent: 'all', known: false });
    const logos = logosOf(root);
    const column = logos[0].width / neuron.receptive_field;
    assert.ok(neuron.crms.some((/** @type {{shift: number}} */ { shift }) => shift !== 0));
    for (const [i, { shift }] of neuron.crms.entries()) {
      const away = (logos[i].x - logos[0].x) / column;
      assert.ok(Math.abs(away - (neuron.crms[0].shift - shift)) < 0.01, `${table.rows[i].name}: ${away}, ${shift}`);
    }
  });

  test('as the neuron sees them, all logos begin at the same place', async () => {
    const logos = logosOf((await composed({ align: 'field', extent: 'all', known: false })).root);
    assert.deepEqual(new Set(logos.map(({ x }) => x)).size, 1);
  });

  test('sorted by shift, neighbours are in the order of their shifts', async () => {
    const { table } = await composed({ order: 'shift', align: 'field' });
    const shifts = table.rows.map(
      ({ name }) => neuron.crms.find((/** @type {{id: string}} */ { id }) => id === name).shift,
    );
    assert.deepEqual(
      shifts,
      shifts.toSorted((a, b) => a - b),
    );
  });

  test('has the known motif above the letters that it matches', async () => {
    const { table } = await composed({});
    const [known] = table.known;
    const { part, match } = bestOf(neuron.crms);
    const overlap = part.start - table.shown.start;
    assert.match(known.lines[0], new RegExp(report.known.motifs[match.motif].id.replace('.', '\\.')));
    assert.ok(known.start - table.shown.start < overlap + (part.end - part.start), 'it covers the segment');
    assert.ok(known.start + known.matrix.length > part.start);
  });

  for (const settings of /** @type {Partial<FigureSettings>[]} */ ([
    {},
    { columns: 2, figures: ['match', 'q'] },
    { columns: 3, figures: [], fontSize: 6 },
    { width: 88, figures: ['decoupling', 'shift'], fontSize: 8 },
    { fontSize: 12, figures: ['activation', 'match'], extent: 'all' },
  ])) {
    test(`keeps its words on the page and apart: ${JSON.stringify(settings)}`, async () => {
      const { root, width, height } = await composed(settings);
      const boxes = boxesOf(root);
      assert.ok(boxes.length > 10);
      for (const { text, left, right, y } of boxes) {
        assert.ok(
          left >= -0.01 && right <= width + 0.01 && y > 0 && y <= height,
          `${text}: ${left} to ${right} of ${width}`,
        );
      }
      for (const [i, one] of boxes.entries()) {
        const covered = boxes.slice(i + 1).find(other => {
          const apart = Math.min(one.size, other.size) * 0.7;
          return Math.abs(one.y - other.y) < apart && one.left < other.right && other.left < one.right;
        });
        assert.equal(covered, undefined, `“${one.text}” and “${covered?.text}”`);
      }
    });
  }

  test('keeps a long title and long names on the page', async () => {
    const settings = { ...DEFAULTS, facets: 'all', width: 120, figures: /** @type {[]} */ ([]) };
    const named = { ...report, model: { ...report.model, name: `${'very-long-'.repeat(30)}.onnx` } };
    const table = facetTable(neuron, named, settings, () => 'a name of many words that somebody gave '.repeat(4));
    const { root, width } = await rowsFigure(table, settings, { font: kit.font, logo });
    for (const { text, right } of boxesOf(root)) assert.ok(right <= width + 0.01, text);
    assert.ok(boxesOf(root).filter(({ text }) => text.endsWith('…')).length === neuron.crms.length + 1);
  });

  for (const columns of [1, 2]) {
    test(`leaves the logos their room next to names of any length, in columns: ${columns}`, async () => {
      const long = 'resembles TEF-1-related factors: TEAD2 + resembles More than 3 adjacent zinc fingers: ZNF347 ';
      const figures = /** @type {import('../../www/figure/settings.js').FigureName[]} */ (
        columns === 1 ? DEFAULTS.figures : ['match', 'q']
      );
      const settings = { ...DEFAULTS, facets: 'all', columns, figures };
      const table = facetTable(neuron, report, settings, ({ id }) => `${id} ${long.repeat(3)}`);
      const match = table.columns.findIndex(({ isText }) => isText);
      for (const { cells } of table.rows) cells[match] = `${long}x${'y'.repeat(90)}`;
      const { root, width } = await rowsFigure(table, settings, { font: kit.font, logo });
      for (const { width: own } of logosOf(root)) assert.ok(own >= (0.15 * width) / columns, `${own} of ${width}`);
      for (const { text, right } of boxesOf(root)) assert.ok(right <= width + 0.01, text);
      const names = found(root, ({ tag, children }) => tag === 'title' && String(children[0]).includes(long));
      assert.equal(names.length, 2 * neuron.crms.length, 'what is shortened has all of it as its title');
    });
  }

  test('without room for logos is refused', async () => {
    const narrow = composed({ width: 40, fontSize: 12 });
    await assert.rejects(narrow, { code: 'figure.narrow', message: /40 mm/ });
  });

  test('without a row is refused', async () => {
    await assert.rejects(composed({ facets: '900' }), { code: 'figure.rows' });
    await assert.rejects(composed({ facets: 'two' }), { code: 'figure.rows' });
  });

  test('outlines have the width of the words in their place', async () => {
    const figure = node('svg', {}, node('text', { x: 50, y: 10, 'font-size': 8, 'text-anchor': 'end' }, 'Shift'));
    const [mark] = marksOf(finished(figure, { colours: 'safe', letters: 'outlines' }, kit.font));
    assert.ok(mark.kind === 'path' && mark.d.length > 100);
    assert.ok(Math.abs(mark.matrix[4] - (50 - kit.font.width('Shift', 8))) < 0.01);
  });
});

describe('settings of a figure', () => {
  test('that cannot be are those of the beginning again', () => {
    const saved = { width: 9999, colours: 'pink', fontSize: 9, figures: ['q', 'x', 'shift'], known: 'yes' };
    const { width, colours, fontSize, figures, known } = restored(saved);
    assert.deepEqual([width, colours, fontSize, figures, known], [180, 'safe', 9, ['shift', 'q'], true]);
    assert.deepEqual(restored(undefined), DEFAULTS);
  });

  test('name rows by numbers and ranges', () => {
    assert.deepEqual(readRows('1-3, 7'), new Set([1, 2, 3, 7]));
    assert.equal(writeRows(new Set([7, 1, 2, 3])), '1-3,7');
    assert.equal(writeRanges([7, 1, 2, 3]), '7,1-3');
    assert.deepEqual(chosenRows('3,1-2,9', ['a', 'b', 'c'], true), ['c', 'a', 'b']);
    assert.deepEqual(chosenRows('3,1-2,9', ['a', 'b', 'c']), ['a', 'b', 'c']);
    for (const wrong of ['', '3-1', '0', '1;2', '1-']) assert.equal(readRows(wrong), null, wrong);
  });
});

test('style sheets become attributes: by tag and class, with variables, where the last rule counts', () => {
  const rules = readStyles(`/* a */ :root { --ink: #123456; --far: var(--ink); }
    @media print { .a text { fill: red; } }
    .a :is(.b, text) { fill: var(--far); stroke: var(--none, none) } .a > text { fill: red; } .a .b { fill: #fff; }`);
  const text = '<svg class="a"><g class="c b"/><g><text>1</text></g></svg>';
  const styles = styled(readSvg(text), rules);
  assert.equal(
    toSvg(styles),
    '<svg class="a"><g class="c b" fill="#fff" stroke="none"/><g><text fill="#123456" stroke="none">1</text></g></svg>',
  );
  assert.equal(toSvg(styled(readSvg(text.replace('"a"', '"d"')), rules)), text.replace('"a"', '"d"'));
});

test('SVG is read and written without change', () => {
  const text = '<svg a="1 &amp; &quot;2&quot;"><g><text x="3">a &lt; b − c</text><path d="M0 0"/></g></svg>';
  assert.equal(toSvg(readSvg(text)), text);
});

test('a grey figure has no colour, and none is lost in the others', () => {
  for (const colour of [...Object.keys(LETTERS), 'rgb(0, 114, 178)', 'currentColor']) {
    const grey = coloured(colour, 'grey');
    assert.match(grey, /^#(..)\1\1$/, colour);
  }
  assert.equal(coloured('rgb(0, 114, 178)', 'safe'), '#0072b2');
});

describe('neuronmotif figure', () => {
  test('writes SVG of the size asked for, in which the engine’s colours are those of the scheme', async () => {
    const svg = (
      await saved('figure.svg', '--neuron', '3.11', '--colors', 'classic', '--width', '120', '--figures', 'match')
    ).toString();
    const figure = readSvg(svg);
    assert.equal(figure.attributes.width, '120mm');
    const paints = new Set(
      found(figure, ({ attributes }) => 'fill' in attributes).map(({ attributes }) => attributes.fill),
    );
    assert.ok(Object.values(LETTERS).every(({ classic }) => paints.has(classic)));
    assert.ok(Object.keys(LETTERS).every(safe => !paints.has(safe)));
    assert.match(svg, /<text[^>]*>3\.11\.1<\/text>/);
    assert.doesNotMatch(svg, /currentColor|system-ui|class=/);
  });

  test('writes PDF with an embedded font whose letters can be copied', async () => {
    const pdf = await saved('figure.pdf', '--neuron', '3.11');
    const text = pdf.toString('latin1');
    assert.match(text, /^%PDF-1\.\d/);
    const [, width] = /\/MediaBox \[0 0 ([\d.]+) /.exec(text) ?? [];
    assert.ok(Math.abs(Number(width) - WIDTH) < 0.01);
    assert.match(text, /\/FontFile2/);
    assert.match(text, /\/BaseFont \/[A-Z]{6}\+Arimo-Regular/);
    const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes]) => unpacked(bytes));
    const map = streams.find(stream => stream.includes('beginbfrange'));
    assert.match(String(map), /<0033>|0033/, 'the digit 3 is in the map from shapes to letters');
  });

  test('writes bitmaps of 300 dots per inch', async () => {
    const png = await saved('figure.png', '--neuron', '3.11');
    const chunks = chunksOf(png);
    assert.equal(chunks[0].type, 'IHDR');
    assert.equal(chunks[0].data.readUInt32BE(0), Math.ceil((DEFAULTS.width / 25.4) * 300));
    const resolution = chunks.find(({ type }) => type === 'pHYs')?.data;
    assert.deepEqual([resolution?.readUInt32BE(0), resolution?.readUInt32BE(4), resolution?.[8]], [11811, 11811, 1]);
  });

  test('draws syntax trees', async () => {
    const svg = (await saved('trees.svg', '--what', 'trees', '--fonts', 'outlines')).toString();
    assert.doesNotMatch(svg, /<text/);
    assert.match(svg, /<title>Syntax of layer 3, neuron 3/);
  });

  test('draws trees that differ in one motif as one, and trees keep the numbers of the report', async () => {
    const [{ syntax }] = report.neurons;
    const trees = ['A – B', 'A – C', 'D'].map(text => ({ ...syntax[0], text }));
    trees[0].alternatives = {
      text: 'A – (B or C)',
      leaf: 1,
      others: [{ tree: 1, leaf: syntax[0].leaves[0] }],
      rows: [],
    };
    /** @type {string[]} */
    const drawn = [];
    const call = async (/** @type {string} */ _, /** @type {{tree: {text: string}}} */ { tree }) => {
      drawn.push(tree.text);
      return '<svg viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>';
    };
    const request = { kind: /** @type {const} */ ('trees'), neuron: { ...neuron, syntax: trees }, report };
    const { rows, compose } = subjectOf(request, /** @type {any} */ ({ call }));
    assert.deepEqual(rows, [
      { number: 1, name: 'A – (B or C)' },
      { number: 3, name: 'D' },
    ]);
    await compose(DEFAULTS, kit);
    await compose({ ...DEFAULTS, trees: '2-3' }, kit);
    await compose({ ...DEFAULTS, trees: '2' }, kit);
    assert.deepEqual(drawn, ['A – B', 'D', 'A – B', 'D', 'A – B']);
    await assert.rejects(compose({ ...DEFAULTS, trees: '4' }, kit), { code: 'figure.rows', message: /3 rows/ });
  });

  test('draws what the network answers about trees, in the light colours of the page', async () => {
    const svg = (await saved('curves.svg', '--neuron', '3.3', '--what', 'curves')).toString();
    const figure = readSvg(svg);
    const curves = report.neurons[0].syntax.flatMap((/** @type {any} */ tree) => curvesOf(tree, ''));
    assert.ok(curves.length > 0);
    for (const { label } of curves) assert.ok(svg.includes(`>${label}</text>`), label);
    const lines = found(figure, ({ attributes }) => attributes.stroke === '#0072b2');
    assert.equal(lines.length, curves.length);
    assert.ok(lines.every(({ attributes }) => attributes.fill === 'none' && attributes['stroke-width'] === '2'));
    assert.doesNotMatch(svg, /var\(|class=/);
  });

  test('draws what facets do to the outputs from the answer of the command outputs', async () => {
    const effects = join(await scratch(), 'effects.json');
    const asked = ['outputs', '--model', 'www/examples/regions/model.onnx', '--report', REPORT, '--facets', '2'];
    const { status, stderr } = await headless([...asked, '--json', effects]);
    assert.equal(status, 0, stderr);
    const { patterns, names } = JSON.parse(await readFile(effects, 'utf8'));
    const own = patterns.filter((/** @type {any} */ { channel }) => channel === 11);
    const figure = readSvg(
      (await saved('effects.svg', '--neuron', '3.11', '--what', 'effects', '--effects', effects)).toString(),
    );
    const cells = found(figure, ({ attributes }) => ['#f0a35e', '#7fb2e5'].includes(attributes.fill));
    assert.equal(cells.length, own.length * names.length);
    const words = found(figure, ({ tag }) => tag === 'text').map(({ children }) => children[0]);
    for (const name of names) assert.ok(words.includes(name), name);
    const other = await headless([
      ...['figure', 'www/examples/zeb1-toy/report.json', '--what', 'effects', '--effects', effects],
      ...['--out', join(await scratch(), 'a.svg')],
    ]);
    assert.equal(refusalCode(other), 'request.file');
  });

  test('draws the methods from the answer of the command methods', async () => {
    const methods = join(await scratch(), 'methods.json');
    const asked = ['methods', '--model', 'www/examples/regions/model.onnx', '--report', REPORT, '--neuron', '3.11'];
    const { status, stdout, stderr } = await headless([...asked, '--json', methods]);
    assert.equal(status, 0, stderr);
    const { rows } = JSON.parse(await readFile(methods, 'utf8'));
    assert.equal(stdout.trimEnd().split('\n').length, 1 + rows.length);
    const words = ['--what', 'methods', '--methods', methods, '--facets', '1-3'];
    const figure = readSvg((await saved('methods.svg', '--neuron', '3.11', ...words)).toString());
    assert.match(toSvg(figure), /<title>Methods on layer 3, neuron 11/);
    assert.match(toSvg(figure), />Saliency, /);
    assert.doesNotMatch(toSvg(figure), />MEME/, 'rows can be chosen');
    const other = await headless(['figure', REPORT, ...words, '--out', join(await scratch(), 'a.svg')]);
    assert.equal(refusalCode(other), 'request.file', 'the first neuron is another one');
  });

  test('names what it cannot do', async () => {
    const out = ['--out', join(await scratch(), 'a.svg')];
    const code = async (/** @type {string[]} */ ...words) => refusalCode(await headless(['figure', ...words]));
    assert.equal(await code(REPORT, '--out', 'a.tiff'), 'request.option');
    assert.equal(await code(REPORT, ...out, '--neuron', '9.9'), 'request.option');
    assert.equal(await code(REPORT, ...out, '--width', '3'), 'request.option');
    assert.equal(await code(REPORT, ...out, '--facets', '700-800'), 'figure.rows');
    assert.equal(await code(REPORT, ...out, '--width', '30', '--font-size', '14'), 'figure.narrow');
    assert.equal(await code(...out), 'request.option');
    assert.equal(await code(REPORT, ...out, '--what', 'effects'), 'request.option');
    assert.equal(await code(REPORT, ...out, '--what', 'methods', '--methods', REPORT), 'request.file');
  });
});

/** @param {string} name @param {string[]} words @returns {Promise<Buffer>} the file that the command wrote */
async function saved(name, ...words) {
  const out = join(await scratch(), name);
  const { status, stderr } = await headless(['figure', REPORT, ...words, '--out', out]);
  assert.equal(status, 0, stderr);
  return readFile(out);
}

/** @param {string} stream bytes as letters */
function unpacked(stream) {
  const bytes = Buffer.from(stream, 'latin1');
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return stream;
  }
}

/** Chunks whose checksums are right: gzip ends with the same checksum of the same bytes. @param {Buffer} png */
function chunksOf(png) {
  const chunks = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    assert.equal(png.readUInt32BE(at + 8 + length), gzipSync(body).readUInt32LE(gzipSync(body).length - 8));
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

/** The most significant match of a segment. @param {any[]} crms */
function bestOf(crms) {
  const all = crms.flatMap(crm =>
    crm.segments.flatMap((/** @type {any} */ part) =>
      (part.search?.matches ?? []).map((/** @type {any} */ match) => ({ crm, part, match })),
    ),
  );
  return all.toSorted((a, b) => a.match.q - b.match.q)[0];
}
