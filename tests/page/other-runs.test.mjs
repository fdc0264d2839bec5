/** Reports of a session: what they are called, and which of them can become one with the one on show. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { reportsOf } from '../../www/keeping/snapshot.js';
import { neuronsWords, reportsToUnite } from '../../www/session/other-runs.js';
import { KEEPING } from '../../www/texts/keeping.js';

/** @typedef {import('../../www/engine/types.js').Report} Report */
/** @typedef {import('../../www/session/keeping-state.js').KeptReport} KeptReport */

/** @type {Report} */
const REPORT = JSON.parse(await readFile(`${root}/www/examples/regions/report.json`, 'utf8'));

/** A report of some of the example's neurons. @param {number[]} channels @param {(report: any) => void} [change] */
function reportOf(channels, change = () => {}) {
  const report = structuredClone(REPORT);
  report.options.targets = [{ layer: 3, channels }];
  report.neurons = report.neurons.filter(({ channel }) => channels.includes(channel));
  change(report);
  return report;
}

/** As the session keeps them, one after the other; the first one is on show in the end. @param {...Report} all @returns {KeptReport[]} */
function kept(...all) {
  const shown = all.map((report, i) => ({ report, text: JSON.stringify(report), source: 'run', id: String(i) }));
  return shown.reduce(
    (reports, one) => reportsOf({ reports }, /** @type {any} */ (one)),
    /** @type {KeptReport[]} */ ([]),
  );
}

/** @param {KeptReport[]} reports @returns {string[]} ids of those that become one with the first */
function united(reports) {
  return reportsToUnite({ shown: /** @type {any} */ ({ id: '0', report: REPORT }), reports }).map(({ id }) => id);
}

test('reports are listed by their neurons, and those that have none, too', () => {
  const lines = kept(reportOf([3, 11]), reportOf([])).map(about => KEEPING.reports.option(neuronsWords(about), about));
  assert.match(lines[0], /^Layer 3, neurons 3,11 · /);
  assert.match(lines[1], /^No neurons · /);
  assert.match(KEEPING.reports.option('', kept(reportOf([3]))[0]), /^ · /);
});

describe('reports become one', () => {
  const first = reportOf([3, 11]);

  test('of runs that differ in their neurons only', () => {
    assert.deepEqual(united(kept(first, reportOf([19]), reportOf([11, 23]), reportOf([23]))), ['0', '3', '1']);
    const all = reportOf([3, 11, 19, 23]);
    const whole = { ...all, options: { ...all.options, targets: [{ layer: 3, channels: [] }] } };
    const layers = all.model.layers.map(layer => (layer.index === 3 ? { ...layer, channels: 4 } : layer));
    const [about] = kept({ ...whole, model: { ...all.model, layers } });
    assert.ok(about.conditions, 'no channels are all of the layer');
  });

  /** @type {[string, (report: any) => void][]} */
  const others = [
    ['another option', ({ options }) => (options.sampling.population += 1)],
    ['another seed', ({ options }) => (options.seed += 1)],
    ['another database', ({ known }) => (known.databases[0].sha256 = '0'.repeat(64))],
    ['no database', report => delete report.known],
    ['another version', ({ tool }) => (tool.version = '0.0.1')],
    ['other letters of the channels', ({ model }) => (model.input_channels = 'TGCA')],
    ['other random sequences', report => (report.backgrounds = { kind: 'uniform' })],
    ['a run that has not finished', ({ options }) => options.targets[0].channels.push(23)],
  ];
  for (const [name, change] of others) {
    test(`but not with ${name}`, () => {
      assert.deepEqual(united(kept(first, reportOf([19], change))), []);
      assert.deepEqual(united(kept(reportOf([3, 11], change), reportOf([19]))), []);
    });
  }

  test('but not where an earlier version kept them, which did not say how they were made', () => {
    const old = kept(first, reportOf([19])).map(({ conditions: _, ...about }) => about);
    assert.deepEqual(united(old), []);
  });
});
