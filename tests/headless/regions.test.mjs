/** The commands about sequences, on the example whose answers are known. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { headless } from './command.mjs';

const FOLDER = 'www/examples/regions';
const MODEL = ['--model', `${FOLDER}/model.onnx`];
const GENOME = ['--genome', `${FOLDER}/genome.2bit`];
const REGIONS = ['--regions', `${FOLDER}/regions.bed`, ...GENOME];
const REPORT = ['--report', `${FOLDER}/report.json`];

const truth = JSON.parse(await readFile(new URL('../../www/examples/regions/truth.json', import.meta.url), 'utf8'));
/** @typedef {{region: string, chrom: string, start: number, end: number, motif: string, element: string, role: string}} Site */
const sites = /** @type {Site[]} */ (truth.sites);

/** @param {string[]} words @returns {Promise<{rows: Record<string, string>[], stderr: string}>} */
async function asked(...words) {
  const { status, stdout, stderr } = await headless(words);
  assert.equal(status, 0, stderr);
  return { rows: tableIn(stdout), stderr };
}

/** @param {string} text with tabs @returns {Record<string, string>[]} */
function tableIn(text) {
  const [head, ...lines] = text
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'));
  return lines.map(line => Object.fromEntries(line.map((cell, i) => [head[i], cell])));
}

/** @param {Site} site @param {{chromosome: string, start: number, end: number}} place */
function overlaps({ chrom, start, end }, place) {
  return chrom === place.chromosome && start < place.end && place.start < end;
}

describe('outputs', () => {
  test('are those of the file, with the names of its metadata', async () => {
    const { stdout } = await headless(['outputs', ...MODEL]);
    const { names, length, outputs } = JSON.parse(stdout);
    assert.deepEqual([names, length, outputs[0].before], [truth.output.tasks, 200, 'Sigmoid']);
  });

  test('agree with the labels of the regions', async () => {
    const { rows } = await asked('outputs', ...MODEL, ...REGIONS, '--agreement');
    assert.deepEqual(
      rows.map(row => row.task),
      truth.output.tasks,
    );
    for (const { task, AUROC } of rows) {
      assert.ok(Math.abs(Number(AUROC) - truth.regions_auroc[task]) < 1e-3, `${task}: ${AUROC}`);
    }
  });

  test('rank the neurons that respond to their motifs first', async () => {
    const { rows } = await asked('outputs', ...MODEL, ...REGIONS, '--layer', '3', '--count', '200');
    const responds = new Map(
      truth.channels.map((/** @type {{channel: number, responds_most_to: string}} */ one) => [
        String(one.channel),
        one.responds_most_to,
      ]),
    );
    const motifs = { erythroid: /GATA1|TAL1/, insulator: /CTCF/, myeloid: /SPI1/ };
    for (const [task, motif] of Object.entries(motifs)) {
      const first = rows.find(({ output, rank }) => output === task && rank === '1');
      assert.match(responds.get(first?.neuron) ?? '', motif, task);
    }
    const last = rows.findLast(({ output }) => output === 'myeloid');
    assert.equal(responds.get(last?.neuron), 'REST');
  });

  test('change most by the facets of their motifs', async () => {
    const { rows } = await asked('outputs', ...MODEL, ...REPORT, '--facets', '1');
    const best = (/** @type {string} */ task) =>
      rows.reduce((best, row) => (Number(row[task]) > Number(best[task]) ? row : best));
    const responds = (/** @type {string} */ channel) => truth.channels[Number(channel)].responds_most_to;
    assert.equal(responds(best('insulator').neuron), 'CTCF');
    assert.equal(responds(best('myeloid').neuron), 'SPI1');
  });
});

describe('variants', () => {
  test('that break a motif change their task most, neutral ones hardly', async () => {
    const { rows, stderr } = await asked(
      'variants',
      ...MODEL,
      ...GENOME,
      '--variants',
      `${FOLDER}/variants.vcf`,
      '--scale',
      'output',
    );
    assert.equal(rows.length, truth.variants.length, stderr);
    for (const {
      id,
      effect,
      task,
      centred_window: { reference, alternate },
    } of truth.variants) {
      const row = rows.find(row => row.id === id);
      const tasks = task === null || task === undefined ? truth.output.tasks : [task];
      for (const name of tasks) {
        const unit = truth.output.tasks.indexOf(name);
        const change = Number(row?.[`${name} change`]);
        assert.ok(Math.abs(change - (alternate[unit] - reference[unit])) < 2e-3, `${id} ${effect} ${name}: ${change}`);
      }
    }
  });

  test('with another reference allele than the genome are refused by line, the others go on', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'variants-')), 'mine.txt');
    const { chrom, pos, ref, alt } = truth.variants[0];
    await writeFile(file, `${chrom}:${pos} ${ref} ${alt}\n${chrom}:${pos} ${alt} ${ref}\n`);
    const { rows, stderr } = await asked('variants', ...MODEL, ...GENOME, '--variants', file);
    assert.equal(rows.length, 1);
    assert.match(stderr, /line 2.*reference/i);
  });
});

describe('the facets that variants change', () => {
  test('are those of the motif that the variant breaks or makes', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'variants-')), 'facets.tsv');
    const asking = ['variants', ...MODEL, ...GENOME, '--variants', `${FOLDER}/variants.vcf`];
    await asked(...asking, '--layer', '3', ...REPORT, '--facets', file);
    const rows = tableIn(await readFile(file, 'utf8'));
    const motifs = /** @type {Record<string, string[]>} */ ({
      3.3: ['CTCF'],
      3.11: ['SPI1'],
      3.19: ['REST'],
      3.23: ['GATA1', 'TAL1'],
    });
    const signs = /** @type {Record<string, number>} */ ({ break: -1, delete: -1, create: 1, silence: 1, release: -1 });
    const strong = rows.filter(row => Math.abs(Number(row['value change'])) > 5);
    for (const row of strong) {
      const { effect, motif, id } = truth.variants.find((/** @type {{id: string}} */ { id }) => id === row.id);
      assert.ok(motifs[row.neuron].includes(motif), `${id} ${effect} ${motif}: facet ${row.facet}`);
      assert.equal(Math.sign(Number(row['value change'])), signs[effect], `${id} ${effect}: ${row['value change']}`);
    }
    const changing = truth.variants.filter((/** @type {{motif: string | null}} */ { motif }) => motif !== null);
    const found = changing.filter((/** @type {{id: string}} */ { id }) => strong.some(row => row.id === id));
    assert.ok(found.length > 0.8 * changing.length, `${found.length} of ${changing.length} variants`);
    const neutral = rows.filter(({ id }) => !changing.some((/** @type {{id: string}} */ one) => one.id === id));
    for (const row of neutral) assert.ok(Math.abs(Number(row['held change'])) < 0.1, `${row.id}: ${row.facet}`);
  });

  test('need a report and a layer', async () => {
    const asking = ['variants', ...MODEL, ...GENOME, '--variants', `${FOLDER}/variants.vcf`, '--facets', 'facets.tsv'];
    const { status, stderr } = await headless([...asking, ...REPORT]);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /Give --report and --layer/);
  });
});

describe('motifs of the strongest windows', () => {
  for (const [channel, motif, length] of /** @type {const} */ ([
    ['3', 'CTCF', 15],
    ['11', 'SPI1', 13],
    ['19', 'REST', 20],
  ])) {
    test(`of the neuron of ${motif} have their sites where it was planted`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'meme-'));
      const [meme, bed] = ['motifs.meme', 'sites.bed'].map(name => join(folder, name));
      const words = ['meme', ...MODEL, '--layer', '3', '--channel', channel, ...REGIONS];
      const { rows } = await asked(...words, '--meme', meme, '--sites', bed);
      assert.ok(Number(rows[0].width) >= length - 2, rows[0].consensus);
      const places = (await readFile(bed, 'utf8'))
        .split('\n')
        .map(line => line.split('\t'))
        .filter(([, , , name]) => name === 'motif_1')
        .map(([chromosome, start, end]) => ({ chromosome, start: Number(start), end: Number(end) }));
      assert.equal(places.length, Number(rows[0].sites));
      const right = places.filter(place => sites.some(site => site.motif === motif && overlaps(site, place)));
      assert.ok(right.length > 0.9 * places.length, `${right.length} of ${places.length}`);
      assert.equal((await readFile(meme, 'utf8')).match(/^MOTIF /gm)?.length, rows.length);
    });
  }

  test('are as many as are wanted', async () => {
    const words = ['meme', ...MODEL, '--layer', '3', '--channel', '3', ...REGIONS];
    const { rows } = await asked(...words, '--motifs', '1');
    assert.equal(rows.length, 1);
  });
});

describe('a search for what lowers an output', () => {
  test('finds the repressor', async () => {
    const out = await mkdtemp(join(tmpdir(), 'lowering-'));
    const target = ['--layer', '4', '--neurons', '2', '--option', 'sampling.extreme=minimum', '--out', out];
    const { status, stderr } = await headless(['analyze', ...MODEL, ...target]);
    assert.equal(status, 0, stderr);
    const [neuron] = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')).neurons;
    assert.equal(neuron.syntax[0].text, 'REST');
    assert.ok(neuron.sampling.level < 0 && neuron.sampling.max_activation > 20, JSON.stringify(neuron.sampling));
  });
});

describe('windows', () => {
  test('that activate the neurons of CTCF most hold its sites', async () => {
    const { rows } = await asked('windows', ...MODEL, '--layer', '3', '--neurons', '3', ...REGIONS, ...REPORT);
    const planted = sites.filter(({ motif, role }) => motif === 'CTCF' && role === 'activates');
    const strong = rows.filter(({ value }) => Number(value) >= Number(rows[0].value) / 2);
    const places = strong.map(({ chromosome, start, end }) => ({ chromosome, start: Number(start), end: Number(end) }));
    const right = places.filter(place => planted.some(site => overlaps(site, place)));
    const found = planted.filter(site => places.some(place => overlaps(site, place)));
    assert.ok(right.length / places.length > 0.9, `precision ${right.length} of ${places.length}`);
    assert.ok(found.length / planted.length > 0.8, `recall ${found.length} of ${planted.length}`);
  });
});

describe('hits', () => {
  test('lie where motifs were planted', async () => {
    const { rows } = await asked('hits', ...REPORT, '--neurons', '3.3', ...REGIONS, '--p', '1e-5');
    const planted = sites.filter(({ motif, role }) => motif === 'CTCF' && role !== 'decoy');
    const places = rows.map(({ chromosome, first, last }) => ({
      chromosome,
      start: Number(first) - 1,
      end: Number(last),
    }));
    const right = places.filter(place => sites.some(site => site.motif === 'CTCF' && overlaps(site, place)));
    const found = planted.filter(site => places.some(place => overlaps(site, place)));
    assert.ok(right.length / places.length > 0.9, `precision ${right.length} of ${places.length}`);
    assert.ok(found.length / planted.length > 0.8, `recall ${found.length} of ${planted.length}`);
  });
});

describe('hits of the tree of GATA1 and TAL1', () => {
  test('are pairs with the planted gap; gaps and positions are written to files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hits-'));
    const [gaps, positions] = ['gaps.tsv', 'positions.tsv'].map(name => join(folder, name));
    const words = ['hits', ...REPORT, '--neurons', '3.23', ...REGIONS, '--trees'];
    const { rows } = await asked(...words, '--gaps', gaps, '--positions', positions);
    const pairs = sites.filter(({ motif, element }) => motif === 'GATA1' && /^pair(_reverse|_broken)?$/.test(element));
    const right = rows.filter(({ chromosome, first, last, gaps }) => {
      const place = { chromosome, start: Number(first) - 1, end: Number(last) };
      return gaps === '6' && pairs.some(site => overlaps(site, place));
    });
    assert.ok(
      right.length > 0.9 * rows.length && right.length > 0.6 * pairs.length,
      `${right.length} of ${rows.length}`,
    );

    const counts = tableIn(await readFile(gaps, 'utf8'));
    const [most] = counts.toSorted((a, b) => Number(b.observed) - Number(a.observed));
    assert.deepEqual([most.neuron, most.motifs, most.gap, most.valid], ['3.23', '1–2', '6', '1']);
    assert.equal(Number(most.observed), rows.length);
    assert.ok(Number(most.ratio) > 20 && Number(most['p-value']) < 1e-20, JSON.stringify(most));
    assert.ok(counts.filter(({ valid }) => valid === '1').every(({ gap }) => Number(gap) >= 3 && Number(gap) <= 9));

    const bins = tableIn(await readFile(positions, 'utf8'));
    const { rows: hits } = await asked(...words.slice(0, -1));
    for (const motif of ['3.23.m1', '3.23.m2']) {
      const own = bins.filter(bin => bin.motif === motif);
      const placed = hits.filter(hit => hit.motif === motif);
      assert.equal(
        own.reduce((sum, { forward, reverse }) => sum + Number(forward) + Number(reverse), 0),
        placed.length,
      );
      for (const { distance, forward, reverse } of own) {
        const there = placed.filter(hit => hit.distance === distance).length;
        assert.equal(Number(forward) + Number(reverse), there, `${motif} at ${distance}`);
      }
    }
  });
});

describe('contributions', () => {
  test('sum to what they should, for an output', async () => {
    const words = ['contributions', ...MODEL, '--layer', '4', '--channel', '1', '--shuffles', '2', ...REGIONS];
    const { stdout, status, stderr } = await headless(words);
    assert.equal(status, 0, stderr);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.equal(lines.length, 200);
    for (const { sequence, sum, expected } of lines) {
      assert.ok(Math.abs(sum - expected) < 1e-6 * Math.max(1, Math.abs(expected)), `${sequence}: ${sum}, ${expected}`);
    }
  });
});

describe('modisco', () => {
  test('finds what raises and what lowers an output', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'modisco-'));
    const files = ['meme', 'seqlets', 'json'].flatMap(name => [`--${name}`, join(folder, name)]);
    const words = ['--layer', '4', '--channel', '2', '--shuffles', '2', ...REGIONS, ...files];
    const { rows, stderr } = await asked('modisco', ...MODEL, ...words);
    assert.match(stderr, /^200 sequences, 200 searched, 200 letters of each; \d+ positive and \d+ negative seqlets$/m);
    const of = (/** @type {string} */ sign) => rows.filter(({ pattern }) => pattern.startsWith(sign));
    assert.ok(
      of('pos').some(({ consensus }) => /GGAAGT|ACTTCC/.test(consensus)),
      JSON.stringify(rows),
    );
    const lowering = of('neg').map(({ consensus }) => consensus);
    for (const motif of [/TCCATGG|CCATGGA/, /TTATC|GATAA/]) {
      assert.ok(
        lowering.some(consensus => motif.test(consensus)),
        String(lowering),
      );
    }
    assert.ok(of('pos').every(({ contribution }) => Number(contribution) > 0));
    assert.ok(of('neg').every(({ contribution }) => Number(contribution) < 0));
    const found = JSON.parse(await readFile(join(folder, 'json'), 'utf8'));
    const patterns = [...found.positive, ...found.negative];
    const meme = await readFile(join(folder, 'meme'), 'utf8');
    assert.equal(meme.match(/^MOTIF /gm)?.length, patterns.length);
    const bed = await readFile(join(folder, 'seqlets'), 'utf8');
    const places = patterns.reduce((sum, { seqlets }) => sum + seqlets.length, 0);
    assert.equal(bed.match(/^\w+\t\d+\t\d+\t(pos|neg)_patterns/gm)?.length, places);
  });
});

describe('footprint', () => {
  test('shows the dip and the conservation at planted sites', async () => {
    const signals = ['cuts.bw', 'conservation.bw'].flatMap(name => ['--signal', `${FOLDER}/${name}`]);
    const { rows, stderr } = await asked(
      'footprint',
      ...REPORT,
      '--neurons',
      '3.3',
      ...REGIONS,
      ...signals,
      '--half',
      '60',
    );
    assert.equal(rows.length, 121);
    const [, depth] = /cuts\.bw: .*footprint (-?[\d.]+)/.exec(stderr) ?? [];
    assert.ok(Number(depth) > 0.3, stderr);
    const conserved = Object.keys(rows[0]).find(name => name.endsWith('conservation.bw')) ?? '';
    const mean = (/** @type {(distance: number) => boolean} */ chosen) => {
      const values = rows
        .filter(({ position }) => chosen(Math.abs(Number(position))))
        .map(row => Number(row[conserved]));
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    assert.ok(mean(distance => distance <= 5) > 1.5 * mean(distance => distance >= 30), stderr);
  });

  test('compares the motifs of a tree with the same ones at other gaps; sites without a signal count', async () => {
    const { bigWig } = await import('../../www/sources/tracks/bigwig.js');
    const half = join(await mkdtemp(join(tmpdir(), 'footprint-')), 'half.bw');
    const track = await bigWig([{ chromosome: 'chrA', start: 0, end: 30_000, value: 1 }], new Map([['chrA', 30_000]]));
    await writeFile(half, Buffer.from(await track.arrayBuffer()));
    const signals = [`${FOLDER}/conservation.bw`, half].flatMap(path => ['--signal', path]);
    const { rows, stderr } = await asked('footprint', ...REPORT, '--neurons', '3.23', ...REGIONS, ...signals);
    assert.equal(rows.length, 1001);
    const tests = [
      ...stderr.matchAll(/^.*(Gata3|TAL1).*, conservation\.bw: mean ([\d.]+), other gaps ([\d.]+), .* p = (\S+)$/gm),
    ];
    assert.deepEqual(
      tests.map(([, motif]) => motif),
      ['Gata3', 'TAL1'],
      stderr,
    );
    for (const [line, , own, other, p] of tests) {
      assert.ok(Number(own) > 0.5 && Number(other) < 0.2 && Number(p) < 1e-6, line);
    }
    assert.match(stderr, /half\.bw has no signal on the chromosome chrB/);
    const [, withData, all] = /half\.bw: (\d+) of (\d+) sites with data/.exec(stderr) ?? [];
    assert.ok(Number(withData) > 0 && Number(withData) < Number(all), stderr);
  });
});
