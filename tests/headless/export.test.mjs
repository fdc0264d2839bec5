/** Files for other programs: what the command writes, and what reads it. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { written } from '../../www/exports/formats.js';
import { everything } from '../../www/exports/everything.js';
import { readMeme } from '../../www/exports/meme.js';
import { paragraph } from '../../www/exports/paragraph.js';
import { facetFasta } from '../../www/exports/sequences.js';
import { root } from '../../tools/site.mjs';
import { tsv } from '../../www/ui/tsv.js';
import { file, headless, refusalCode, scratch } from './command.mjs';

const REPORT = 'www/examples/regions/report.json';
const report = JSON.parse(await readFile(join(root, REPORT), 'utf8'));

/** @param {string[]} words @returns {Promise<string>} */
async function exported(...words) {
  const { status, stdout, stderr } = await headless(['export', ...words]);
  assert.equal(status, 0, stderr);
  return stdout;
}

describe('motifs', () => {
  for (const format of ['meme', 'jaspar', 'transfac', 'homer']) {
    test(`as ${format} are read again, with the matrices of the report`, async () => {
      const queries = await file(`motifs.${format}`, await exported(REPORT, '--as', format, '--set', 'facets'));
      const { status, stdout, stderr } = await headless([
        ...['compare', '--queries', queries, '--motifs', queries, '--threshold', '1'],
      ]);
      assert.equal(status, 0, stderr);
      const ids = new Set(
        stdout
          .split('\n')
          .slice(1)
          .map(line => line.split('\t')[0]),
      );
      const [{ crms }] = report.neurons;
      const expected = format === 'homer' ? crms[0].consensus : crms[0].id;
      assert.ok(
        [...ids].some(id => id.startsWith(expected)),
        [...ids].slice(0, 3).join(),
      );
    });
  }

  test('as JSON are those of the MEME file, with what they are of', async () => {
    const json = JSON.parse(await exported(REPORT, '--as', 'json'));
    const { motifs } = readMeme(await exported(REPORT, '--as', 'meme'));
    assert.equal(json.digest, report.digest);
    assert.equal(json.alphabet, 'ACGT');
    assert.deepEqual(
      json.motifs.map((/** @type {{id: string, probabilities: number[][]}} */ { id, probabilities }) => [
        id,
        probabilities,
      ]),
      motifs.map(({ id, rows }) => [id, rows]),
    );
  });

  test('can be those of one kind, and those with enough sequences', async () => {
    const few = report.neurons
      .flatMap((/** @type {any} */ { crms }) => crms)
      .filter((/** @type {any} */ { small }) => small);
    const changed = structuredClone(report);
    changed.neurons[1].crms[0].small = true;
    const path = await file('report.json', JSON.stringify(changed));
    const idsOf = async (/** @type {string[]} */ ...words) =>
      readMeme(await exported(path, '--as', 'meme', ...words)).motifs.map(({ id }) => id);
    const all = await idsOf('--set', 'facets');
    const trusted = await idsOf('--set', 'facets', '--trusted');
    assert.equal(all.length - trusted.length, few.length + 1);
    assert.ok(!trusted.includes('3.11.1'));
    assert.ok((await idsOf('--set', 'segments')).every(id => /^\d+\.\d+\.\d+_\d+_\d+$/.test(id)));
    assert.ok((await idsOf('--set', 'dictionary')).every(id => /^\d+\.\d+\.m\d+/.test(id)));
  });

  test('of other alphabets are refused where a format has four letters', () => {
    const row = [0.2, 0.2, 0.2, 0.2, 0.2];
    const protein = {
      alphabet: 'ACDEF',
      head: '',
      blocks: [],
      motifs: [{ id: 'a', name: 'a', sites: 9, rows: [row] }],
    };
    const origin = { model: 'm', sha256: '', digest: '', version: '' };
    for (const format of /** @type {const} */ (['jaspar', 'homer'])) {
      assert.throws(() => written(protein, format, origin, () => true), { code: 'export.alphabet', message: /ACDEF/ });
    }
    assert.match(
      written(protein, 'transfac', origin, () => true),
      /^P0\tA\tC\tD\tE\tF$/m,
    );
  });
});

test('facets are called as they were named in the report', async () => {
  const named = { ...report, marks: [{ facet: '3.11.1', name: 'purine box' }] };
  const path = await file('report.json', JSON.stringify(named));
  assert.match(await exported(path, '--as', 'facets'), /^3\.11\.1\tpurine box\t1\t/m);
  assert.match(await exported(path, '--as', 'meme', '--set', 'facets'), /^MOTIF 3\.11\.1 purine_box$/m);
  const out = join(await scratch(), 'figure.svg');
  const { status, stderr } = await headless(['figure', path, '--neuron', '3.11', '--out', out]);
  assert.equal(status, 0, stderr);
  assert.match(await readFile(out, 'utf8'), />purine box<\/text>/);
});

test('the HTML report has names, notes and stars, and counts hidden facets; its digest stays', async () => {
  const marks = [
    { facet: '3.11.1', name: 'purine box', note: 'as in <Fig. 3>', starred: true },
    { facet: '3.11.2', hidden: true },
  ];
  const page = await exported(await file('report.json', JSON.stringify({ ...report, marks })), '--as', 'html');
  assert.match(page, />★<\/span> <b>purine box<\/b> <span>3\.11\.1<\/span>.*<p>as in &lt;Fig\. 3&gt;<\/p>/);
  assert.match(page, /<p>1 of \d+ facets is hidden by a mark/);
  assert.doesNotMatch(page, /<b>3\.11\.2<\/b>|Facet 3\.11\.2 of/);
  assert.ok(page.includes(report.digest));
});

describe('tables', () => {
  test('of facets have a row for each, with at most six digits', async () => {
    const [head, ...rows] = (await exported(REPORT, '--as', 'facets')).trimEnd().split('\n');
    assert.equal(rows.length, report.neurons.flatMap((/** @type {any} */ { crms }) => crms).length);
    const decoupling = head.split('\t').indexOf('decoupling');
    for (const row of rows) {
      const cells = row.split('\t');
      assert.equal(cells.length, head.split('\t').length);
      assert.match(cells[decoupling], /^(1|0\.0*\d{1,6})$/);
    }
  });

  test('have no cell that a spreadsheet would compute', () => {
    const names = ['=1+1', '@x', '+cmd|x', '-cmd', '-', '+', '-3.5', '"quoted" name', 'a\tb', '−2'];
    const [, ...rows] = tsv([['name'], ...names.map(name => [name])])
      .trimEnd()
      .split('\n');
    assert.deepEqual(rows, ["'=1+1", "'@x", "'+cmd|x", "'-cmd", '-', '+', '-3.5', '"""quoted"" name"', 'a b', '−2']);
    assert.equal(tsv([[Math.PI, 123456789, 1e-9 / 3]]), '3.14159\t123456789\t3.33333e-10\n');
  });
});

describe('sequences', () => {
  test('of a facet are FASTA with their activations', () => {
    const crm = { ...report.neurons[0].crms[0], strongest: [{ sequence: 'ACGT'.repeat(20), activation: 3.25 }] };
    const text = facetFasta(crm, 'E box');
    assert.equal(
      text,
      `>3.3.1_1 activation=3.25 facet=3.3.1 name=E_box shift=0\n${'ACGT'.repeat(15)}\n${'ACGT'.repeat(5)}\n`,
    );
    assert.equal(facetFasta({ ...crm, strongest: undefined }, '3.3.1'), null);
  });

  test('are refused where a report has none', async () => {
    const old = structuredClone(report);
    for (const crm of old.neurons.flatMap((/** @type {any} */ { crms }) => crms)) delete crm.strongest;
    const path = await file('report.json', JSON.stringify(old));
    assert.equal(refusalCode(await headless(['export', path, '--as', 'fasta'])), 'export.sequences');
    assert.equal(refusalCode(await headless(['export', path, '--as', 'fasta', '--facet', '9.9.9'])), 'request.option');
  });
});

test('the methods paragraph names network, version, parameters, databases and the paper', async () => {
  const changed = structuredClone(report);
  changed.options.sampling.population = 777;
  const text = await exported(await file('report.json', JSON.stringify(changed)), '--as', 'methods');
  for (const part of [
    report.model.sha256,
    `neuronmotif ${report.tool.version}`,
    `seed ${report.options.seed}`,
    report.known.databases[0].sha256,
    'population 777',
    'Parameters that differ from the preset: ',
    report.digest,
    'https://doi.org/10.1073/pnas.2216698120',
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.doesNotMatch(text, /undefined|NaN|\[object/);
});

test('the methods paragraph says for each neuron what was searched: its receptive field, or insertions', () => {
  const presets = /** @type {any} */ ({ quick: report.options, paper: report.options });
  const inserted = structuredClone(report);
  inserted.options.sampling.insertion = 20;
  for (const [i, { sampling }] of inserted.neurons.entries()) {
    Object.assign(sampling, { evaluated: 100 }, i < 2 && { insertion: { start: 8, length: 20 } });
  }
  inserted.neurons[3].sampling.method = 'enumeration';
  const text = paragraph(inserted, presets);
  assert.match(text, /For 1 neuron, all sequences of the receptive field of 36 bp were evaluated\./);
  assert.match(
    text,
    /For 1 neuron, sequences of the receptive field of 36 bp [^.]* by a genetic algorithm \([^)]*, 100 /,
  );
  assert.match(text, /For 2 neurons with a receptive field of 36 bp, insertions of 20 bp into 8 random [^.]*, 200 /);
  assert.doesNotMatch(paragraph(report, presets), /insertion/);
});

test('everything is one ZIP', async () => {
  const out = join(await scratch(), 'all.zip');
  await exported(REPORT, '--out', out);
  const files = unzipSync(await readFile(out));
  const text = (/** @type {string} */ name) => new TextDecoder().decode(files[name]);
  assert.equal(JSON.parse(text('report.json')).digest, report.digest);
  assert.match(text('report.html'), /^<!doctype html>/);
  assert.match(text('methods.txt'), /Wei et al\. 2023/);
  assert.match(text('tables/neurons.tsv'), /^layer\tneuron/);
  assert.match(text('README.txt'), /figure of its facets of the ranks 1-20, syntax trees/);
  assert.match(text('neurons/3.11/facets.svg'), /<title>Layer 3, neuron 11/);
  assert.match(text('neurons/3.11/tree-1.svg'), /^<svg/);
  assert.match(text('neurons/3.11/logos/3.11.1.svg'), /^<svg/);
  for (const ending of ['meme', 'jaspar', 'transfac', 'homer', 'motifs.json']) {
    for (const kind of ['neurons-all', 'neurons-trusted', 'network-all']) {
      assert.ok(files[`motifs/${kind}.${ending}`]?.length > 100, `${kind}.${ending}`);
    }
  }
});

test('trees that differ in one motif are one drawing in the archive, and each a row of the table', async () => {
  const changed = structuredClone(report);
  changed.neurons = [changed.neurons[0]];
  const [neuron] = changed.neurons;
  const [tree] = neuron.syntax;
  const others = [{ tree: 1, leaf: tree.leaves[0] }];
  neuron.syntax = [{ ...tree, alternatives: { text: 'A or B', leaf: 0, others, rows: [] } }, tree, tree];
  const engine = /** @type {any} */ ({ call: async (/** @type {string} */ method) => method });
  const presets = /** @type {any} */ ({ quick: report.options, paper: report.options });
  const nameOf = (/** @type {string} */ id) => id;
  const figure = async () => '';
  const saved = { report: changed, text: JSON.stringify(changed), presets, nameOf, figure, ranks: 'all' };
  /** @type {Record<string, string>} */
  const files = {};
  for await (const [name, content] of everything(saved, engine)) files[name] = content;
  const drawings = Object.keys(files).filter(name => /tree-\d/.test(name));
  assert.deepEqual(drawings, ['neurons/3.3/tree-1.svg', 'neurons/3.3/tree-3.svg']);
  const rows = files['tables/trees.tsv'].trimEnd().split('\n');
  assert.deepEqual(
    rows.map(row => row.split('\t')[2]),
    ['alternative_of', '', '3.3.1', ''],
  );
});

test('a file that cannot be made does not keep the others from the archive', async () => {
  const engine = /** @type {any} */ ({
    call: async (/** @type {string} */ method) => {
      if (method === 'syntaxSvg') throw new Error('It has no room.');
      // The engine of the page refuses with plain objects.
      if (method === 'html') throw { code: 'report.unreadable', message: 'It cannot be read.' };
      return method;
    },
  });
  const presets = /** @type {any} */ ({ quick: report.options, paper: report.options });
  const figure = () => Promise.reject(new Error('It is too narrow.'));
  const nameOf = (/** @type {string} */ id) => id;
  const saved = { report, text: JSON.stringify(report), presets, nameOf, figure, ranks: 'all' };
  /** @type {import('../../www/exports/everything.js').Missing[]} */
  const missing = [];
  /** @type {Record<string, string>} */
  const files = {};
  for await (const [name, content] of everything(saved, engine, missing)) files[name] = content;
  assert.ok(
    'report.json' in files && 'neurons/3.11/logos/3.11.1.svg' in files && !('neurons/3.11/facets.svg' in files),
  );
  assert.match(files['README.txt'], /figure of all its facets, syntax trees/);
  assert.match(files['README.txt'], /report\.html: It cannot be read\.\n/);
  assert.match(files['README.txt'], /neurons\/3\.11\/facets\.svg: It is too narrow\.\n/);
  assert.match(files['README.txt'], /tree-1\.svg: It has no room\.\n/);
  assert.equal(
    missing.length,
    1 + report.neurons.length + report.neurons.flatMap((/** @type {any} */ { syntax }) => syntax).length,
  );
});

test('what cannot be exported is named', async () => {
  const code = async (/** @type {string[]} */ ...words) => refusalCode(await headless(['export', ...words]));
  assert.equal(await code(), 'request.option');
  assert.equal(await code(REPORT), 'request.option');
  assert.equal(await code(REPORT, '--as', 'docx'), 'request.option');
  assert.equal(await code(REPORT, '--as', 'meme', '--set', 'none'), 'request.option');
  const path = join(await scratch(), 'no.json');
  await writeFile(path, '{}');
  assert.equal(await code(path, '--as', 'methods'), 'report.unreadable');
});
