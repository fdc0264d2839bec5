import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openSignal } from '../../www/sources/signal.js';
import { root } from '../../tools/site.mjs';
import { openFile } from '../../tools/node/file.mjs';
import { file, headless, scratch } from '../headless/command.mjs';
import { answered, give, near, tableOf, useExample } from './asking.mjs';
import { unlessBrowser } from './browser.mjs';
import { count, openTab, pick, press, ready, saved, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{chrom: string, start: number, end: number, strand: string, motif: string, element: string, region: string}} Site */

const EXAMPLE = `${root}/www/examples/regions`;
const OUTPUT = ['--model', `${EXAMPLE}/model.onnx`, '--layer', '4'];
const truth = JSON.parse(await readFile(`${EXAMPLE}/truth.json`, 'utf8'));
/** @type {Site[]} */
const sites = truth.sites;
const folder = await scratch();
after(() => rm(folder, { recursive: true, force: true }));

describe('the visitor’s sequences', { skip: await unlessBrowser('chromium') }, () => {
  test('of the example: what is read is said, predictions and variants are as planted, no request leaves the page; another network drops the answers', async () => {
    await visit({ watches: true }, async (page, origin) => {
      /** @type {string[]} */
      const requests = [];
      page.on('request', request => requests.push(request.url()));
      await ready(page);
      await shows(page, '#predict-status', 'Give sequences above, or use the example.');
      await shows(page, '#compare-alleles-status', 'Give a genome and variants above, or use the example.');
      assert.ok(await page.$('#survey:disabled'));
      await useExample(page);
      await shows(page, '.facts', 'regions.onnx');
      await shows(
        page,
        '[aria-label=Sequences] > .hint[role=status]',
        /^200 regions of 200 letters\. Labels: score, erythroid, insulator, myeloid\.$/,
      );
      await shows(page, '[aria-label=Genome] > .hint[role=status]', /^2 chromosomes, 50,000 letters\.$/);
      await shows(page, '[aria-label=Variants] > .hint[role=status]', /^66 alleles that fit the genome\.$/);
      assert.equal(await count(page, '.refused-records'), 0);
      await answered(page, '#predict', '#predict-table-save');
      await predictionsAreThoseOfOnnxRuntime(page);
      await outputsAgreeWithLabels(page);
      await variantsChangeWhatWasPlanted(page);
      assert.deepEqual(
        requests.filter(url => !url.startsWith(origin) && !/^(blob|data):/.test(url)),
        [],
      );

      await answered(page, '#survey', '#survey-windows-save');
      await pick(page, `${root}/www/examples/zeb1-toy/model.onnx`);
      await shows(page, '.facts', 'model.onnx');
      assert.equal(await count(page, '#predict-table-save, #survey-windows-save'), 0);
      await shows(page, '[aria-label=Sequences]', '200 regions of 200 letters');
      await answered(page, '#survey', '#survey-windows-save');
      await answered(page, '#predict', '#predict-table-save');
    });
  });

  test('a neuron’s strongest windows are where its motif was planted', async () => {
    await visit({ hash: '#example=regions&neuron=3.3&tab=sequences' }, async page => {
      await ready(page);
      await openTab(page, 'sequences');
      await shows(page, '.neuron-sequences', 'This needs sequences');
      await press(page, '#neuron-survey-example');
      await press(page, '#neurons-tab-table');
      for (const { neuron, motif, precision, recall } of [
        { neuron: '3.3', motif: 'CTCF', precision: 0.95, recall: 0.95 },
        { neuron: '3.11', motif: 'SPI1', precision: 0.9, recall: 0.95 },
        { neuron: '3.19', motif: 'REST', precision: 0.95, recall: 0.95 },
      ]) {
        await press(page, `[id="neuron-${neuron}"]`);
        await shows(page, '.neuron h3', `neuron ${neuron.slice(2)}:`);
        await answered(page, '#neuron-survey', '#neuron-survey-windows-save');
        const { rows } = await tableOf(page, '#neuron-survey-windows-save');
        const strong = rows.filter(row => Number(row['Of maximum']) >= 0.3).map(placeOf);
        const planted = sites.filter(site => site.motif === motif);
        const whole = planted.filter(({ element }) => !element.endsWith('_broken'));
        const found = strong.filter(window => planted.some(site => overlaps(window, site))).length / strong.length;
        const covered = whole.filter(site => strong.some(window => overlaps(window, site))).length / whole.length;
        assert.ok(found >= precision, `${neuron}: precision ${found}`);
        assert.ok(covered >= recall, `${neuron}: recall ${covered}`);
      }
      assert.match(await text(page, '.explained'), /^Facets explain 100 % of the 24 strong windows/);
      await press(page, '#neuron-survey-facets-sort-0');
      const facet = await text(page, '.neuron-sequences button.link');
      await press(page, '.neuron-sequences button.link');
      await page.waitForSelector('.facet.pointed');
      assert.equal(await page.$eval('.facet.pointed', element => element.getAttribute('data-facet')), facet);
    });
  });

  test('contributions in a window: a logo, sums that are complete; windows and contributions as BED, bedGraph and bigWig', async () => {
    await visit({ hash: '#example=regions&neuron=3.19&tab=sequences' }, async page => {
      await useExample(page);
      await openTab(page, 'sequences');
      await answered(page, '#neuron-survey', '#neuron-survey-windows-save');
      const { rows } = await tableOf(page, '#neuron-survey-windows-save');
      await pressText(page, '.neuron-sequences', 'Show');
      await page.waitForSelector('.contribution-logo svg');
      const [value, reference, sum, missing] = await figures(page);
      near(value, Number(rows[0].Value), 0.06, 'value');
      near(value - reference, sum, 0.2, 'sum');
      assert.ok(Math.abs(missing) < 1e-6, `${missing} is missing`);
      const site = sites.find(site => overlaps(placeOf(rows[0]), site)) ?? assert.fail('no site');
      const table = await tableOf(page, '#neuron-survey-letters-save-tsv');
      assert.equal(table.rows.length, 36);
      const inside = table.rows.filter(({ position }) => Number(position) > site.start && Number(position) <= site.end);
      const total = (/** @type {typeof inside} */ some) => some.reduce((all, row) => all + Number(row.contribution), 0);
      assert.ok(total(inside) > 0.7 * total(table.rows), 'most contributions are in the site');

      await windowsAndContributionsAreSaved(page);

      const before = await text(page, '.contribution-figures');
      await page.select('#neuron-survey-letters-reference', 'dinucleotides');
      await page.waitForFunction(
        (/** @type {string} */ before) => document.querySelector('.contribution-figures')?.textContent !== before,
        {},
        before,
      );
      assert.ok(Math.abs((await figures(page))[3]) < 1e-6);
      await page.select('#neuron-survey-letters-method', 'mutagenesis');
      await shows(page, '.contribution', 'have no sum');
      assert.ok(await page.$('#neuron-survey-letters-reference:disabled'));

      await page.type('#neuron-survey-letters-record', 'r999');
      await press(page, '#neuron-survey-letters-explain');
      await shows(page, '.contribution', 'No record is called r999.');
      await page.$eval('#neuron-survey-letters-record', input => {
        /** @type {HTMLInputElement} */ (input).value = 'r006';
      });
      await press(page, '#neuron-survey-letters-explain');
      await shows(page, '.contribution-place', /^r006, chrA:/);
    });
  });

  test('motifs of the strongest windows by MEME’s algorithm, as the command finds them; options out of their range are not taken', async () => {
    await visit({ hash: '#example=regions&neuron=3.19&tab=sequences' }, async page => {
      await useExample(page);
      await openTab(page, 'sequences');
      const set = (/** @type {string} */ id, /** @type {string} */ value) =>
        page.$eval(
          `#neuron-motifs-${id}`,
          (input, value) => {
            /** @type {HTMLInputElement} */ (input).value = value;
          },
          value,
        );
      await set('min_width', '20');
      await set('max_width', '8');
      await press(page, '#neuron-motifs');
      assert.equal(await page.$eval('#neuron-motifs-max_width', input => input.matches(':invalid')), true);
      assert.equal(await count(page, '#neuron-motifs-meme'), 0);
      await set('min_width', '8');
      await set('max_width', '24');
      await answered(page, '#neuron-motifs', '#neuron-motifs-meme');
      const section = 'section[aria-labelledby=neuron-motifs-title]';
      await shows(page, section, /\d+ windows of 36 letters in 200 records.*both strands/);
      await shows(page, `${section} .pattern`, /Motif 1.*REST: MA0138.*, q /);
      const path = (/** @type {string} */ name) => join(folder, `motifs.${name}`);
      const files = ['meme', 'sites', 'json'].flatMap(name => [`--${name}`, path(name)]);
      const widths = ['--min-width', '8', '--max-width', '24'];
      const regions = ['--regions', `${EXAMPLE}/regions.bed`, '--genome', `${EXAMPLE}/genome.2bit`];
      const neuron = ['--model', `${EXAMPLE}/model.onnx`, '--layer', '3', '--channel', '19'];
      const { status, stderr } = await headless(['meme', ...neuron, ...widths, ...regions, ...files]);
      assert.equal(status, 0, stderr);
      for (const [button, ending, name] of [
        ['meme', 'meme', 'meme'],
        ['bed', 'bed', 'sites'],
        ['json', 'json', 'json'],
      ]) {
        const file = await page.evaluate(saved, `#neuron-motifs-${button}`);
        assert.equal(file.name, `regions-neuron-3.19-meme.${ending}`);
        assert.equal(Buffer.from(file.base64, 'base64').toString(), await readFile(path(name), 'utf8'), ending);
      }
      const { rows } = await tableOf(page, '#neuron-motifs-table-save');
      assert.deepEqual(
        [rows[0].Motif, rows[0]['Known motif']],
        ['motif_1', 'Factors with multiple dispersed zinc fingers: REST'],
      );
    });
  });

  test('patterns in the contributions: those that raise and those that lower an output, as the command finds them; why there is none', async () => {
    await visit({ hash: '#example=regions&neuron=3.19&tab=sequences' }, async page => {
      await useExample(page);
      await openTab(page, 'sequences');
      await answered(page, '#neuron-patterns', '.patterns .how[role=status]');
      await shows(
        page,
        '.patterns',
        '200 of 200 records searched, 36 letters of each, on both strands; contributions by DeepLIFT',
      );
      await shows(page, '.patterns', '200 seqlets found, but no pattern is common to at least 20 of them.');
      await shows(page, '.patterns', 'No seqlet found. The search needs at least 101: give more sequences.');
      assert.equal(await count(page, '#neuron-patterns-meme'), 0);

      await pick(page, await reportOfOutput());
      await shows(page, '.neuron h3', 'neuron 2:');
      assert.equal(await count(page, '.pattern'), 0, 'the patterns of another neuron');
      await answered(page, '#neuron-patterns', '#neuron-patterns-meme');
      await patternsAreThoseOfTheCommand(page);
      await shows(page, '.pattern', /CACTTCCTCTT.*Spi1: MA0080.*, q /);

      await page.select('#neuron-patterns-method', 'gradient-input');
      await answered(page, '#neuron-patterns', '#neuron-patterns-meme');
      await shows(page, '.patterns', 'contributions by Gradient × input.');
    });
  });

  test('files that are dropped on the page go to their places; records that are wrong are counted, the others used', async () => {
    const regions = [
      'chrA\t1002\t1202\tgood',
      'chrA\t900\t800\tbackwards',
      'chr9\t10\t210\tnowhere',
      'chrA\t29900\t30100\tbeyond',
      'chrA\t29950\t30150\tbeyond2',
      'chrA\t1200\t1210\tshort',
      'chrA\t50\t150\tunknown',
    ];
    const variants = [
      '##fileformat=VCFv4.3',
      '#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO',
      `chrA\t2276\tgood\tC\tT\t.\t.\t.`,
      `chrA\t2276\twrong\tG\tT\t.\t.\t.`,
      'chrA\tx\t.\tC\tT\t.\t.\t.',
    ];
    await visit({ hash: '#example=regions' }, async page => {
      await ready(page);
      await pick(page, await file('own.bed', `${regions.join('\n')}\n`));
      await shows(page, '[aria-label=Sequences]', 'These are regions: give the genome that they lie in.');
      await shows(page, '#predict-status', 'give the genome');
      await pick(page, `${EXAMPLE}/genome.2bit`, await file('own.vcf', `${variants.join('\n')}\n`));
      await shows(
        page,
        '[aria-label=Sequences]',
        /3 regions of 10 to 200 letters.*replaced by the window of 200 letters/,
      );
      await shows(page, '[aria-label=Variants]', '1 allele that fits the genome.');
      const refused = await text(page, '#refused-records');
      assert.match(refused, /4 records refused/);
      assert.match(
        refused,
        /sources\.coordinates.*sources\.chromosome.*sources\.beyond 2 × The first: Line 4 of own\.bed.*Also in line 5\./s,
      );
      assert.match(
        await text(page, '#refused-variants'),
        /2 records refused.*sources\.variant .*sources\.reference Line 4 of own\.vcf/s,
      );
      await answered(page, '#predict', '#predict-table-save');
      assert.deepEqual(
        (await tableOf(page, '#predict-table-save')).rows.map(({ Record }) => Record),
        ['good', 'short', 'unknown'],
      );
      await answered(page, '#survey', '#survey-title ~ .windows > *');
      assert.match(
        await text(page, '.windows'),
        /1 record shorter than a window\..*left out, which hold unknown letters/,
      );
      await answered(page, '#compare-alleles', '#compare-alleles-table-save');
      assert.equal((await tableOf(page, '#compare-alleles-table-save')).rows.length, 1);
      await pick(page, await file('own.fasta', `>own\n${'GATTACA'.repeat(40)}\n`));
      await shows(page, '[aria-label=Sequences]', /1 sequence of 280 letters/);
    });
  });

  test('wrong files are refused at their places: an empty one, a genome without index, a table of labels', async () => {
    await visit({ hash: '#example=regions' }, async page => {
      await ready(page);
      await give(page, 'sequences', await file('empty.fa', ''));
      await shows(page, '[aria-label=Sequences] .problem', 'sources.empty');
      await give(page, 'genome', await file('genome.fa', '>chr1\nACGT\n'));
      await shows(page, '[aria-label=Genome] .problem', 'sources.no-index');
      await give(page, 'sequences', await file('own.fa', '>a\nACGT\n'));
      await shows(page, '[aria-label=Sequences]', '1 sequence of 4 letters');
      await give(page, 'labels', await file('labels.tsv', 'nothing\n'));
      await shows(page, '[aria-label=Labels] .problem', 'sources.kind');
      await give(page, 'labels', await file('labels.tsv', 'name\ttask\na\t1\n'));
      await shows(page, '[aria-label=Sequences]', 'Labels: task.');
      await answered(page, '#predict', '#predict-title ~ div .how');
      assert.match(
        await text(page, '#predict-title ~ div .how'),
        /1 record left out: the input of the network has 200 letters/,
      );
      await press(page, '#sources-labels-remove-0');
      await page.waitForFunction(
        () => !document.querySelector('[aria-label=Sequences]')?.textContent?.includes('Labels'),
      );
      await give(page, 'sequences', await file('protein.fa', '>p\nMKLVEEQW\n>a\nACGT\n'));
      await shows(page, '#refused-records', 'sources.letters');
      await page.type('#variants-text', 'chr1:2 C G');
      await press(page, '#variants-take');
      await shows(page, '[aria-label=Variants]', 'Give the genome that they lie in.');
    });
  });

  test('a survey of many sequences can be cancelled, and keeps what was found; so can a search for patterns; FASTA has contributions, too', async () => {
    const path = join(folder, 'many.fa');
    await writeFile(path, manySequences(20_000, 1_000));
    await visit({ hash: '#example=regions&neurons=all' }, async page => {
      await ready(page);
      await give(page, 'sequences', path);
      await shows(page, '[aria-label=Sequences]', '20,000 sequences of 1,000 letters.');
      await press(page, '#survey');
      await shows(page, '#survey-status', /^[1-9][\d,]* records · \d+ % · [\d,]+ per second$/);
      assert.ok(await page.$('#start:disabled'), 'no run meanwhile');
      assert.ok(await page.$('#predict:disabled'));
      await press(page, '#survey');
      await page.waitForSelector('#survey-neurons-save');
      assert.match(await text(page, '.windows'), /Cancelled: this is what was found until then\./);
      const { rows } = await tableOf(page, '#survey-neurons-save');
      assert.equal(rows.length, 24);
      await pressText(page, '.windows', 'Show');
      await page.waitForSelector('.contribution-logo svg');
      assert.ok(Math.abs((await figures(page))[3]) < 1e-6);
      assert.ok(await page.$('#survey-letters-track:disabled'), 'no genome, no track');
      await press(page, '#find-motifs');
      await shows(page, '#find-motifs-status', /^[1-9][\d,]* sequences · \d+ % · [\d,]+ per second$/);
      await press(page, '#find-motifs');
      await page.waitForSelector('#hits-table-save');
      assert.match(await text(page, '.hits .how'), /Cancelled: this is what was found until then\./);
      assert.ok(!(await page.$('#hits-table-track')), 'no genome, no track');
      await openTab(page, 'sequences');
      await press(page, '#neuron-patterns');
      await shows(page, '#neuron-patterns-status', /^[1-9][\d,]* records explained · \d+ %$/);
      await press(page, '#neuron-patterns');
      await shows(page, '#neuron-patterns-status', 'Cancelled before the search was done: no pattern is shown.');
      await page.waitForSelector('#start:not(:disabled)');
    });
  });

  test('while a run is in progress nothing is asked; a file that changes is refused when it is read again', async () => {
    const path = join(folder, 'changing.fa');
    await writeFile(path, manySequences(50, 200));
    await visit({ hash: '#example=regions' }, async page => {
      await ready(page);
      await give(page, 'sequences', path);
      await page.waitForSelector('#survey:not(:disabled)');
      await press(page, '#start');
      await shows(page, '#survey-status', 'The engine is busy with a run.');
      assert.ok(await page.$('#predict:disabled'));
      await press(page, '#cancel');
      await page.waitForSelector('#survey:not(:disabled)');
      await writeFile(path, manySequences(60, 210));
      await press(page, '#survey');
      await shows(page, '.ask .problem', 'sources.unreadable');
      await shows(page, '.ask .problem', /What to do: Choose the file again/);
      await give(page, 'sequences', path);
      await shows(page, '[aria-label=Sequences]', '60 sequences of 210 letters');
      await answered(page, '#survey', '#survey-windows-save');
      assert.equal(await count(page, '.ask .problem'), 0);
    });
  });
});

/** @param {Page} page next to the labels */
async function predictionsAreThoseOfOnnxRuntime(page) {
  const { name, rows } = await tableOf(page, '#predict-table-save');
  assert.equal(name, 'regions-predictions.tsv');
  assert.equal(rows.length, 200);
  for (const [place, row] of rows.entries()) {
    const { name, probabilities, labels } = truth.regions[place];
    assert.equal(row.Record, name);
    for (const [unit, task] of truth.output.tasks.entries()) {
      near(Number(row[task]), probabilities[unit], 2e-4, `${name}, ${task}`);
      assert.equal(Number(row[`${task}, label`]), labels[unit]);
    }
  }
}

/** @param {Page} page as the script that made the example has found */
async function outputsAgreeWithLabels(page) {
  const { name, rows } = await tableOf(page, '#predict-agreement-save');
  assert.equal(name, 'regions-agreement.tsv');
  assert.deepEqual(
    rows.map(({ Task }) => Task),
    truth.output.tasks,
  );
  for (const row of rows) near(Number(row.AUROC), truth.regions_auroc[row.Task], 6e-5, row.Task);
}

/** @param {Page} page those with an effect come before the neutral ones */
async function variantsChangeWhatWasPlanted(page) {
  await page.click('#compare-alleles-neurons');
  await answered(page, '#compare-alleles', '#compare-alleles-table-save');
  const { name, rows } = await tableOf(page, '#compare-alleles-table-save');
  assert.equal(name, 'regions-variants.tsv');
  assert.equal(rows.length, truth.variants.length);
  const sizes = rows.map(row => Math.abs(Number(row['Largest change'])));
  assert.deepEqual(
    sizes,
    [...sizes].sort((a, b) => b - a),
  );
  /** @type {Map<string, {effect: string, task: string}>} */
  const known = new Map(truth.variants.map((/** @type {{id: string}} */ variant) => [variant.id, variant]));
  const effects = rows.map(row => known.get(row.Variant)?.effect);
  const planted = effects.filter(effect => effect !== 'neutral').length;
  const first = effects.slice(0, planted).filter(effect => effect !== 'neutral').length;
  assert.ok(first >= 0.95 * planted, `${first} of the first ${planted} have an effect`);
  for (const row of rows) {
    const { effect, task } = known.get(row.Variant) ?? assert.fail(row.Variant);
    const change = Number(row[`${task}, change`]);
    if (['break', 'delete', 'silence'].includes(effect)) assert.ok(change < -2, `${row.Variant}: ${change}`);
    if (['create', 'release'].includes(effect)) assert.ok(change > 2, `${row.Variant}: ${change}`);
    assert.ok(row['neuron 3.0, change'] !== '');
  }
  const facets = await tableOf(page, '#compare-alleles-facets-save');
  assert.equal(facets.name, 'regions-variants-facets.tsv');
  const [largest] = facets.rows;
  assert.ok(Math.abs(Number(largest.Change)) > 10 && known.get(largest.Variant)?.effect !== 'neutral', largest.Facet);
  await page.$eval('#compare-alleles-facets-save', save => {
    const link = save.closest('.data-table')?.querySelector('td button');
    /** @type {HTMLElement | undefined} */ (link)?.click();
  });
  await page.waitForSelector('#neuron-tab-facets[aria-selected=true]');
}

/** @param {Page} page BED, bigWig, bedGraph */
async function windowsAndContributionsAreSaved(page) {
  const { rows } = await tableOf(page, '#neuron-survey-windows-save');
  const bed = await page.evaluate(saved, '#neuron-survey-bed');
  const lines = Buffer.from(bed.base64, 'base64').toString().trim().split('\n');
  assert.equal(bed.name, 'regions-neuron-3.19-windows.bed');
  assert.equal(lines.length, 1 + rows.length);
  const { chrom, start, end } = placeOf(rows[0]);
  assert.ok(lines[1].startsWith(`${chrom}\t${start}\t${end}\t3.19.`), lines[1]);

  const bigWig = await page.evaluate(saved, '#neuron-survey-letters-track');
  assert.equal(bigWig.name, 'regions-neuron-3.19-contributions.bw');
  await shows(page, '.contributions', `${rows.length} windows written.`);
  const path = join(folder, bigWig.name);
  await writeFile(path, Buffer.from(bigWig.base64, 'base64'));
  const signal = await openSignal(await openFile(path));
  const values = await signal.values(chrom, start, end);
  await pressText(page, '.neuron-sequences', 'Show');
  await page.waitForSelector('.contribution-logo svg');
  const table = await tableOf(page, '#neuron-survey-letters-save-tsv');
  for (const [at, { contribution }] of table.rows.entries()) near(values[at], Number(contribution), 1e-4, `${at}`);

  await page.select('#neuron-survey-letters-track-format', 'bedgraph');
  const bedGraph = await page.evaluate(saved, '#neuron-survey-letters-track');
  assert.match(
    Buffer.from(bedGraph.base64, 'base64').toString(),
    /^track type=bedGraph name="[^"]+"\nchrA\t\d+\t\d+\t/,
  );
}

/** @returns {Promise<string>} path of a report about an output of the example, from a search of no depth */
async function reportOfOutput() {
  const short = ['generations=1', 'capacity=100', 'population=100'].flatMap(word => ['--option', `sampling.${word}`]);
  const words = [
    'analyze',
    ...OUTPUT,
    '--neurons',
    '2',
    '--preset',
    'quick',
    ...short,
    '--out',
    join(folder, 'output'),
  ];
  const { status, stderr } = await headless(words);
  assert.equal(status, 0, stderr);
  return join(folder, 'output', 'report.json');
}

/** @param {Page} page logos, table and files */
async function patternsAreThoseOfTheCommand(page) {
  const path = (/** @type {string} */ name) => join(folder, `patterns.${name}`);
  const files = ['meme', 'seqlets', 'json'].flatMap(name => [`--${name}`, path(name)]);
  const regions = ['--regions', `${EXAMPLE}/regions.bed`, '--genome', `${EXAMPLE}/genome.2bit`];
  const { status, stderr } = await headless(['modisco', ...OUTPUT, '--channel', '2', ...regions, ...files]);
  assert.equal(status, 0, stderr);
  for (const [button, ending, name] of [
    ['meme', 'meme', 'meme'],
    ['bed', 'bed', 'seqlets'],
    ['json', 'json', 'json'],
  ]) {
    const file = await page.evaluate(saved, `#neuron-patterns-${button}`);
    assert.equal(file.name, `model-neuron-4.2-patterns.${ending}`);
    assert.equal(Buffer.from(file.base64, 'base64').toString(), await readFile(path(name), 'utf8'), ending);
  }
  const { positive, negative } = JSON.parse(await readFile(path('json'), 'utf8'));
  assert.ok(positive.length > 0 && negative.length > 0);
  const patterns = [...positive, ...negative];
  const { rows } = await tableOf(page, '#neuron-patterns-table-save');
  assert.deepEqual(
    rows.map(({ Pattern, Seqlets, Consensus, First }) => [Pattern, Number(Seqlets), Consensus, Number(First)]),
    patterns.map(({ id, seqlets, consensus, start }) => [id, seqlets.length, consensus, start + 1]),
  );
  const ids = await page.$$eval('.pattern', rows => rows.map(row => row.getAttribute('data-pattern')));
  assert.deepEqual(
    ids,
    patterns.map(({ id }) => id),
  );
  await page.$eval('.pattern', row => row.scrollIntoView());
  await page.waitForFunction(() => document.querySelectorAll('.pattern:first-child svg.logo').length >= 2);
}

/** @param {Page} page presses the first button with this text @param {string} within @param {string} label */
async function pressText(page, within, label) {
  await page.$$eval(
    `${within} button`,
    (buttons, label) => /** @type {HTMLElement} */ (buttons.find(({ textContent }) => textContent === label)).click(),
    label,
  );
}

/** @param {Page} page value, value of the reference, sum, and what is missing */
async function figures(page) {
  const texts = await page.$$eval('.contribution-figures dd', cells =>
    cells.map(({ textContent }) => textContent ?? ''),
  );
  return texts.map(text => Number(text.replace('−', '-').replace('e−', 'e-')));
}

/** @param {Record<string, string>} row */
function placeOf({ Place }) {
  const [, chrom, first, last] = /^(\w+):(\d+)-(\d+)/.exec(Place) ?? assert.fail(Place);
  return { chrom, start: Number(first) - 1, end: Number(last) };
}

/** Whether a window and a site share six letters. @param {{chrom: string, start: number, end: number}} window @param {Site} site */
function overlaps(window, site) {
  return window.chrom === site.chrom && Math.min(window.end, site.end) - Math.max(window.start, site.start) >= 6;
}

/** @param {number} records @param {number} letters of each @returns {string} FASTA */
function manySequences(records, letters) {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 'ACGT'[state >>> 30];
  };
  const line = Array.from({ length: 3 * letters }, next).join('');
  return Array.from(
    { length: records },
    (_, i) => `>s${i}\n${line.slice(i % (2 * letters), (i % (2 * letters)) + letters)}\n`,
  ).join('');
}
