import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { openFile } from '../../tools/node/file.mjs';
import { openSignal } from '../../www/sources/signal.js';
import { bigWig } from '../../www/sources/tracks/bigwig.js';
import { file, headless, scratch } from '../headless/command.mjs';
import { answered, give, tableOf, tableOfPlot, useExample } from './asking.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, pick, press, ready, saved, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{chrom: string, start: number, end: number, motif: string, element: string, role: string}} Site */
/** @typedef {{chrom: string, start: number, end: number}} Place */

const EXAMPLE = `${root}/www/examples/regions`;
const SIGNALS = ['cuts.bw', 'cuts_erythroid.bw', 'cuts_monocyte.bw', 'conservation.bw'];
/** @type {Site[]} */
const sites = JSON.parse(await readFile(`${EXAMPLE}/truth.json`, 'utf8')).sites;
const folder = await scratch();
after(() => rm(folder, { recursive: true, force: true }));

describe('motifs in the visitor’s sequences, and signals around them', {
  skip: await unlessBrowser('chromium'),
}, () => {
  test('of the example are those that were planted, and those that the command finds', async () => {
    const command = headless([
      'hits',
      ...['--report', `${EXAMPLE}/report.json`],
      ...['--regions', `${EXAMPLE}/regions.bed`, '--genome', `${EXAMPLE}/genome.2bit`],
    ]);
    await visit({ hash: '#example=regions' }, async page => {
      await ready(page);
      await shows(page, '#find-motifs-status', 'Give sequences above, or use the example.');
      await shows(page, '#footprint-status', 'Give a bigWig file above; the example has four.');
      await useExample(page);
      await shows(page, '[aria-label=Signals] > .hint[role=status]', /^4 signals\.$/);
      await shows(
        page,
        '[aria-label=Expression] > .hint[role=status]',
        /^5 genes in progenitor, erythroid, monocyte\.$/,
      );
      await shows(page, '#footprint-status', 'Find motifs above first');

      await answered(page, '#find-motifs', '#hits-table-save');
      await hitsArePlanted(page);
      assert.deepEqual(await rowsAsCommanded(page), rowsOf((await command).stdout));
      await positionsAreCounted(page);
      await treesKeepTheirGaps(page);
      await filesHaveTheHits(page);

      await answered(page, '#footprint', '#footprint-table-save');
      await footprintDips(page);
      await sitesAreConserved(page);
      await expressionStandsNextToIt(page);
      for (const width of [320, 390, 1280]) {
        await page.setViewport({ width, height: 800 });
        const wide = Number(await page.evaluate('document.documentElement.scrollWidth'));
        assert.ok(wide <= width, `at ${width} px the page is ${wide} px wide`);
      }

      await page.$eval('.track-names', details => {
        /** @type {HTMLDetailsElement} */ (details).open = true;
      });
      await page.focus('#track-name-3');
      await page.keyboard.press('End');
      await page.keyboard.type(' of mammals');
      await page.keyboard.press('Tab');
      await answered(page, '#footprint', '#footprint-table-save');
      await shows(page, '.footprint .plot-legend', 'conservation of mammals');
      await press(page, '#sources-signals-remove-0');
      await page.waitForFunction(() => !document.querySelector('#footprint-table-save'));
      await shows(page, '[aria-label=Signals] > .hint[role=status]', /^3 signals\.$/);
      assert.ok(await page.$('#hits-table-save'), 'the hits stay');
    });
  });

  test('in the strongest windows of a neuron alone; another network takes everything away', async () => {
    await visit({ hash: '#example=regions&neurons=19' }, async page => {
      await useExample(page);
      await answered(page, '#survey', '#survey-windows-save');
      const windows = (await tableOf(page, '#survey-windows-save')).rows.map(({ Place }) => placeOf(Place));
      await page.select('#find-motifs-of', '3.19');
      await page.select('#find-motifs-where', '3.19');
      await answered(page, '#find-motifs', '#hits-table-save');
      const hits = (await tableOf(page, '#hits-table-save')).rows;
      assert.ok(hits.length > 20 && hits.every(({ Identifier }) => Identifier.startsWith('3.19.m')));
      for (const { Place } of hits) {
        const { chrom, start, end } = placeOf(Place);
        assert.ok(
          windows.some(window => window.chrom === chrom && window.start <= start && end <= window.end),
          Place,
        );
      }
      assert.match(await text(page, '.footprint'), /^$/);
      await pick(page, `${root}/www/examples/zeb1-toy/model.onnx`);
      await shows(page, '.facts', 'model.onnx');
      await shows(page, '#find-motifs-status', 'Analyse neurons first');
      assert.equal(await count(page, '#hits-table-save'), 0);
      await shows(page, '[aria-label=Signals] > .hint[role=status]', /^4 signals\.$/);
    });
  });

  test('from files that are dropped: wrong ones are refused at their places, and sites without a signal are counted', async () => {
    const chromosomes = new Map([
      ['chrA', 30_000],
      ['chr2', 9],
    ]);
    const partial = Buffer.from(
      await (await bigWig([{ chromosome: 'chrA', start: 0, end: 30_000, value: 2 }], chromosomes)).arrayBuffer(),
    );
    const table = 'gene\tprogenitor\tmonocyte\nTAL1\t1\t2\nGATA1\t3\nTAL1\t4\t5\nCTCF\tmany\t6\n';
    await visit({ hash: '#example=regions' }, async page => {
      await ready(page);
      await pick(
        page,
        ...['regions.bed', 'genome.2bit', 'cuts.bw'].map(name => `${EXAMPLE}/${name}`),
        await file('expression.tsv', table),
      );
      await pick(page, await file('monocyte_half.bw', partial), await file('broken.bw', partial.subarray(0, 600)));
      await shows(page, '[aria-label=Signals] .problem', 'sources.truncated');
      await shows(page, '[aria-label=Signals] > .hint[role=status]', /^2 signals\.$/);
      assert.match(await text(page, '#refused-expression'), /label-line.*Line 3 of.*label-twice.*Line 4.*“many”/s);
      assert.deepEqual(
        await page.$$eval('.track-names input', inputs => inputs.map(input => /** @type {any} */ (input).value)),
        ['cuts', '', 'monocyte_half', 'monocyte'],
      );
      await answered(page, '#find-motifs', '#hits-table-save');
      await answered(page, '#footprint', '#footprint-table-save');
      const [whole, half] = (await tableOf(page, '#footprint-table-save')).rows;
      assert.equal(half.Track, 'monocyte/monocyte_half');
      assert.ok(Number(half['Sites with data']) < Number(whole['Sites with data']));
      assert.match(await text(page, '#footprint-refused'), /sources\.chromosome.*no signal on the chromosome chrB/);

      await give(page, 'sequences', await file('own.fa', `>a\n${'GCCACCAGGGGGCGCTAACGT'.repeat(9)}\n`));
      await shows(page, '[aria-label=Sequences]', '1 sequence of 189 letters');
      await answered(page, '#find-motifs', '#hits-table-save');
      await shows(page, '#footprint-status', 'Signals have places of a genome');
    });
  });
});

/** @param {Page} page precision and recall of the hits of CTCF and REST */
async function hitsArePlanted(page) {
  const { name, rows } = await tableOf(page, '#hits-table-save');
  assert.equal(name, 'regions-hits.tsv');
  assert.match(await text(page, '.hits .how'), new RegExp(`^${rows.length} hits of 6 motifs .* 200 sequences`));
  for (const [id, motif] of [
    ['3.3.m1', 'CTCF'],
    ['3.19.m1', 'REST'],
  ]) {
    const clear = rows.filter(({ Identifier, p }) => Identifier === id && Number(p) <= 1e-5);
    const places = clear.map(({ Place }) => placeOf(Place));
    const planted = sites.filter(site => site.motif === motif);
    const whole = planted.filter(({ role }) => role !== 'decoy');
    const right = places.filter(place => planted.some(site => overlaps(place, site)));
    const found = whole.filter(site => places.some(place => overlaps(place, site)));
    assert.ok(right.length / places.length > 0.9, `${motif}: precision ${right.length} of ${places.length}`);
    assert.ok(found.length / whole.length > 0.8, `${motif}: recall ${found.length} of ${whole.length}`);
  }
}

/** @param {Page} page the hits, in the columns of the command */
async function rowsAsCommanded(page) {
  const { rows } = await tableOf(page, '#hits-table-save');
  return rows.map(row => {
    const { chrom, start, end } = placeOf(row.Place);
    return [chrom, start + 1, end, row.Strand, row.Identifier, row.Distance, Number(row.p), Number(row.q)].join(' ');
  });
}

/** @param {string} tsv of the command */
function rowsOf(tsv) {
  const [head, ...lines] = tsv
    .trim()
    .split('\n')
    .map(line => line.split('\t'));
  const at = (/** @type {string[]} */ cells, /** @type {string} */ name) => cells[head.indexOf(name)];
  return lines.map(cells =>
    [
      ...['chromosome', 'first', 'last', 'strand', 'motif', 'distance'].map(name => at(cells, name)),
      ...['p-value', 'qValue'].map(name => Number(at(cells, name))),
    ].join(' '),
  );
}

/** @param {Page} page the table of the plot has every hit of the motif at its distance */
async function positionsAreCounted(page) {
  await page.select('#hits-positions-motif', '3.19.m1');
  await shows(page, '.positions', 'REST');
  const bins = await tableOfPlot(page, 'hits-positions');
  const { rows } = await tableOf(page, '#hits-table-save');
  const distances = rows.filter(({ Identifier }) => Identifier === '3.19.m1').map(({ Distance }) => Number(Distance));
  for (const bin of bins) {
    const all = Number(bin['same strand']) + Number(bin['other strand']);
    const expected = distances.filter(distance => distance === Number(bin['distance from the centre (bp)'])).length;
    assert.equal(all, expected, JSON.stringify(bin));
  }
}

/** @param {Page} page GATA1 and TAL1 were planted with six letters between them */
async function treesKeepTheirGaps(page) {
  const gaps = await tableOfPlot(page, 'hits-tree-gaps-0');
  const [most] = gaps.toSorted((a, b) => Number(b.found) - Number(a.found));
  assert.equal(most['gap (bp)'], '6');
  assert.ok(Number(most.found) > 20 * Number(most['by chance']), JSON.stringify(most));
  const [both] = (await tableOf(page, '#hits-tree-combinations-save')).rows;
  assert.ok(Number(both.Found) >= 20 && Number(both.p) < 1e-4, JSON.stringify(both));
  const { name, rows } = await tableOf(page, '#hits-tree-sites-save');
  assert.equal(name, 'regions-tree-3.23.1-sites.tsv');
  assert.equal(rows.length, Number(both.Found));
  assert.ok(rows.every(({ Gaps }) => Gaps === '6'));
}

/** @param {Page} page BED, GFF3 and the track */
async function filesHaveTheHits(page) {
  const { rows } = await tableOf(page, '#hits-table-save');
  const content = async (/** @type {string} */ button) => {
    const { name, base64 } = await page.evaluate(saved, button);
    return { name, bytes: Buffer.from(base64, 'base64') };
  };
  const bed = await content('#hits-table-bed');
  assert.equal(bed.name, 'regions-hits.bed');
  assert.equal(bed.bytes.toString().trim().split('\n').length, 1 + rows.length);
  const gff = (await content('#hits-table-gff3')).bytes.toString();
  assert.match(gff, /^##gff-version 3\n.*\tneuronmotif\tTF_binding_site\t.*Name=.*motif=3\./);
  const track = await content('#hits-table-track');
  const path = join(folder, track.name);
  await writeFile(path, track.bytes);
  const signal = await openSignal(await openFile(path));
  const best = rows.reduce((best, row) => (Number(row.Score) > Number(best.Score) ? row : best));
  const { chrom, start, end } = placeOf(best.Place);
  const values = await signal.values(chrom, start, end);
  assert.ok(values.every(value => Math.abs(value - Number(best.Score)) < 1e-3));
  await page.select('#hits-table-track-format', 'bedgraph');
  assert.match((await content('#hits-table-track')).bytes.toString(), /^track type=bedGraph.*\nchrA\t\d+\t\d+\t/);
}

/** @param {Page} page erythroid cells are cut around the motifs, not in them; monocytes do not have the factor */
async function footprintDips(page) {
  const profile = await tableOfPlot(page, 'footprint-plot');
  assert.equal(profile.length, 1001);
  const mean = (/** @type {string} */ track, /** @type {number[]} */ places) =>
    places.reduce((sum, place) => sum + Number(profile[500 + place][track]), 0) / places.length;
  const [inside, edges] = [
    [-9, -8, -7, 7, 8, 9],
    [-17, -16, -15, 15, 16, 17],
  ];
  assert.ok(mean('erythroid/cuts', edges) > 5 * mean('erythroid/cuts', inside));
  assert.ok(mean('monocyte/cuts', edges) < 2 * mean('monocyte/cuts', inside));
  const total = profile.reduce((sum, row) => sum + Number(row['erythroid/cuts']), 0);
  assert.ok(Math.abs(total - 1) < 1e-6, `shares of the total have the sum ${total}`);
  const { rows } = await tableOf(page, '#footprint-table-save');
  const depth = Object.fromEntries(rows.map(row => [row.Track, Number(row.Footprint)]));
  assert.ok(depth['erythroid/cuts'] > 0.4 && depth['monocyte/cuts'] < 0.2 && depth.conservation < 0);
}

/** @param {Page} page the motifs of the rule more than those with other gaps */
async function sitesAreConserved(page) {
  const { rows } = await tableOf(page, '#footprint-compared-table-save');
  assert.equal(rows.length, 2 * SIGNALS.length);
  for (const row of rows.filter(({ Track }) => Track === 'conservation')) {
    assert.ok(Number(row.Sites) > 0.5 && Number(row['Other gaps']) < 0.2 && Number(row.p) < 1e-6, JSON.stringify(row));
  }
  assert.match(await text(page, '.footprint'), /conservation around motif|sites \(\d+\)same motifs, other gaps/);
}

/** @param {Page} page TAL1, which a motif is called by, and genes that the visitor names */
async function expressionStandsNextToIt(page) {
  const expression = async () =>
    (await tableOf(page, '#footprint-expression-table-save')).rows.map(row => Object.values(row).join(' '));
  assert.deepEqual(await expression(), ['progenitor TAL1 40', 'erythroid TAL1 80', 'monocyte TAL1 2']);
  await page.focus('#footprint-expression-genes');
  await page.keyboard.press('End');
  await page.keyboard.type(', gata1, NOGENE');
  await shows(page, '.expression', 'Not in the table: NOGENE.');
  assert.ok((await expression()).includes('erythroid GATA1 120'));
}

/** @param {string} place `chrA:101-120` @returns {Place} */
function placeOf(place) {
  const [, chrom, first, last] = /^(\w+):(\d+)-(\d+)/.exec(place) ?? assert.fail(place);
  return { chrom, start: Number(first) - 1, end: Number(last) };
}

/** @param {Place} place @param {Site} site */
function overlaps(place, site) {
  return place.chrom === site.chrom && place.start < site.end && site.start < place.end;
}
