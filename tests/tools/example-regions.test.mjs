/** The example `regions` answers for itself: its files agree with each other and with what its truth says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';

const FOLDER = join(root, 'www/examples/regions');
const LENGTH = 200;
const BUDGET = 600_000;
const SIGNATURES = { '2bit': 0x1a412743, bw: 0x888ffc26 };

/**
 * @typedef {{region: string, chrom: string, start: number, end: number, strand: string, motif: string, role: string, task: string, letters: string}} Site
 * @typedef {{id: string, chrom: string, pos: number, ref: string, alt: string, effect: string, task: string | null, region: string, region_window: {reference: number[], alternate: number[]}}} Change
 * @typedef {{track: string, motif: string, bound: boolean, within: number, edges: number}} Footprint
 * @typedef {object} Truth
 * @property {{tasks: string[]}} output
 * @property {{motif: string, consensus_as_planted: string, strand_matters: boolean}[]} motifs
 * @property {{auroc: Record<string, number>, mean_probabilities: Record<string, number[]>}} held_out
 * @property {Record<string, number>} regions_auroc
 * @property {{responds_most_to: string, clear: boolean}[]} channels
 * @property {Footprint[]} footprints
 * @property {Change[]} variants
 * @property {Site[]} sites
 */

const truth = /** @type {Truth} */ (JSON.parse(text('truth.json')));
const genome = readTwoBit(readFileSync(join(FOLDER, 'genome.2bit')));
const regions = text('regions.bed').trim().split('\n').slice(1).map(readRegion);
const variants = text('variants.vcf')
  .split('\n')
  .filter(line => /^[^#]/.test(line))
  .map(readVariant);

/** @param {string} file @returns {string} */
function text(file) {
  return readFileSync(join(FOLDER, file), 'utf8');
}

/** @param {string} line of the BED file */
function readRegion(line) {
  const [chrom, start, end, name, score, strand, ...labels] = line.split('\t');
  return {
    chrom,
    start: Number(start),
    end: Number(end),
    name,
    score: Number(score),
    strand,
    labels: labels.map(Number),
  };
}

/** @param {string} line of the VCF file */
function readVariant(line) {
  const [chrom, pos, id, ref, alt, , , info] = line.split('\t');
  /** @type {Record<string, string>} */
  const named = Object.fromEntries(info.split(';').map(field => field.split('=')));
  return { chrom, pos: Number(pos), id, ref, alt, info: named };
}

/**
 * The letters of each chromosome, in capitals; a few lines, so that the test does not rely on what the page reads with.
 * @param {Buffer} bytes @returns {Record<string, string>}
 */
function readTwoBit(bytes) {
  const number = (/** @type {number} */ at) => bytes.readUInt32LE(at);
  /** @type {Record<string, string>} */
  const letters = {};
  for (let i = 0, at = 16; i < number(8); i++) {
    const name = bytes.toString('latin1', at + 1, at + 1 + bytes[at]);
    at += 1 + bytes[at];
    letters[name] = readRecord(number, bytes, number(at));
    at += 4;
  }
  return letters;
}

/** @param {(at: number) => number} number @param {Buffer} bytes @param {number} at */
function readRecord(number, bytes, at) {
  const [size, unknown] = [number(at), number(at + 4)];
  const masked = number(at + 8 + 8 * unknown);
  const packed = at + 8 + 8 * unknown + 4 + 8 * masked + 4;
  const found = Array.from({ length: size }, (_, i) => 'TCAG'[(bytes[packed + (i >> 2)] >> (6 - 2 * (i & 3))) & 3]);
  for (let block = 0; block < unknown; block++) {
    const start = number(at + 8 + 4 * block);
    found.fill('N', start, start + number(at + 8 + 4 * (unknown + block)));
  }
  return found.join('');
}

/** @param {string} letters @returns {string} the other strand */
function turned(letters) {
  return [...letters]
    .reverse()
    .map(letter => 'TGCA'['ACGT'.indexOf(letter)])
    .join('');
}

/** @param {string} letters @param {string} consensus @returns {number} the share of equal letters */
function agreement(letters, consensus) {
  return [...letters].filter((letter, i) => letter === consensus[i]).length / consensus.length;
}

describe('the example with regions', () => {
  test('is small, and its binary files are what their names say', () => {
    const files = readdirSync(FOLDER).filter(file => !/^(report|logos)\.json$/.test(file));
    const bytes = files.reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
    assert.ok(bytes < BUDGET, `${bytes} bytes`);
    for (const file of files) {
      const signature = Object.entries(SIGNATURES).find(([ending]) => file.endsWith(`.${ending}`))?.[1];
      if (signature) assert.equal(readFileSync(join(FOLDER, file)).readUInt32LE(0), signature, file);
    }
  });

  test('has 200 regions that do not overlap, of known letters', () => {
    assert.equal(regions.length, 200);
    assert.equal(text('regions.bed').split('\n')[0].split('\t').slice(6).join(), truth.output.tasks.join());
    for (const [i, { chrom, start, end }] of regions.entries()) {
      assert.match(genome[chrom].slice(start, end), new RegExp(`^[ACGT]{${LENGTH}}$`));
      const next = regions[i + 1];
      if (next?.chrom === chrom) assert.ok(next.start >= end);
    }
  });

  test('has the letters of every planted site in the genome, within its region', () => {
    assert.ok(truth.sites.length > 200);
    for (const site of truth.sites) {
      const region = regions.find(({ name }) => name === site.region);
      assert.equal(genome[site.chrom].slice(site.start, site.end), site.letters);
      assert.ok(region && region.chrom === site.chrom && region.start <= site.start && site.end <= region.end);
    }
  });

  test('has sites that look like their motif, on their strand only', () => {
    for (const { motif, consensus_as_planted: consensus, strand_matters } of truth.motifs) {
      const sites = truth.sites.filter(site => site.motif === motif);
      const mean = (/** @type {string} */ own) => {
        const shares = sites.map(({ strand, letters }) =>
          agreement(strand === own ? letters : turned(letters), consensus),
        );
        return shares.reduce((sum, share) => sum + share, 0) / shares.length;
      };
      assert.ok(mean('+') > 0.7, `${motif}: ${mean('+')}`);
      if (strand_matters) assert.ok(mean('-') < 0.5, `${motif}: ${mean('-')}`);
    }
  });

  test('has the labels that follow from what was planted', () => {
    for (const { name, labels } of regions) {
      const of = (/** @type {string} */ role, /** @type {string} */ task) =>
        truth.sites.some(site => site.region === name && site.role === role && site.task === task);
      const expected = truth.output.tasks.map(task => Number(of('activates', task)));
      assert.deepEqual(labels, expected, name);
    }
  });

  test('has GATA1 and TAL1 with 6 letters between them, in this order, where they activate', () => {
    const active = truth.sites.filter(({ role, task }) => role === 'activates' && task === 'erythroid');
    const names = new Set(active.map(({ region }) => region));
    assert.ok(names.size >= 30);
    for (const name of names) {
      const sites = active.filter(({ region }) => region === name).sort((a, b) => a.start - b.start);
      assert.equal(sites.length, 2);
      const [first, second] = sites;
      assert.equal(second.start - first.end, 6);
      assert.deepEqual([first.motif, second.motif, first.strand, second.strand], ['GATA1', 'TAL1', '+', '+']);
    }
  });

  test('has a network that tells the labels, and a repressor that lowers its task', () => {
    for (const area of [...Object.values(truth.regions_auroc), ...Object.values(truth.held_out.auroc)]) {
      assert.ok(area >= 0.97);
    }
    const { myeloid, repressed } = truth.held_out.mean_probabilities;
    const task = truth.output.tasks.indexOf('myeloid');
    assert.ok(myeloid[task] - repressed[task] > 0.6);
  });

  test('has channels of the last convolution for every motif', () => {
    const clear = truth.channels.filter(channel => channel.clear);
    const motifs = new Set(clear.map(channel => channel.responds_most_to));
    for (const motif of ['GATA1+TAL1', 'CTCF', 'SPI1', 'REST']) assert.ok(motifs.has(motif), motif);
  });

  test('has variants whose reference is in the genome', () => {
    assert.equal(variants.length, truth.variants.length);
    for (const [i, { chrom, pos, id, ref, alt, info }] of variants.entries()) {
      const known = truth.variants[i];
      assert.equal(genome[chrom].slice(pos - 1, pos - 1 + ref.length), ref, id);
      assert.notEqual(ref, alt);
      assert.deepEqual([id, chrom, pos, ref, alt], [known.id, known.chrom, known.pos, known.ref, known.alt]);
      assert.deepEqual([info.EFFECT, info.REGION, info.TASK ?? null], [known.effect, known.region, known.task]);
    }
  });

  test('has variants that break a site and change their task more than any neutral one', () => {
    for (const [task, name] of truth.output.tasks.entries()) {
      const changes = (/** @type {string} */ effect) =>
        truth.variants
          .filter(v => v.effect === effect && (v.task ?? name) === name)
          .map(({ region_window: { reference, alternate } }) => alternate[task] - reference[task]);
      const neutral = Math.max(...changes('neutral').map(Math.abs));
      assert.ok(changes('break').length >= 8);
      assert.ok(Math.max(...changes('break')) < -neutral);
    }
  });

  test('has footprints where a factor is bound and nowhere else', () => {
    for (const { track, motif, bound, within, edges } of truth.footprints) {
      assert.equal(within < 0.4 * edges, bound, `${track}: ${motif}`);
    }
  });
});
