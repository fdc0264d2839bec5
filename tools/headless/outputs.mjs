/** `outputs`: what the outputs of a network are for sequences, which neurons they use, what facets do to them. */
import { readFile, writeFile } from 'node:fs/promises';
import { agreement, unitsOfLabels } from '../../www/session/questions/agreement.js';
import { predicted } from '../../www/session/questions/predictions.js';
import { firstRecords } from '../../www/session/questions/records.js';
import { unitNames } from '../../www/session/questions/unit-names.js';
import { optionRefusal, wholeNumber } from './arguments.mjs';
import { interruptible } from './interrupt.mjs';
import { opened } from './opened.mjs';
import { Refusal } from './refusal.mjs';
import { records, warn } from './sources.mjs';
import { table } from './table.mjs';

/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {import('./arguments.mjs').Values} Values */
/** @typedef {import('../../www/engine/types.js').OutputsInfo} OutputsInfo */
/** @typedef {{session: Session, values: Values, info: OutputsInfo, names: string[], alphabet: string, sha256: string}} Asked */

/** @param {Session} session @param {Values} values */
export async function outputs(session, values) {
  const { alphabet, sha256 } = await opened(session);
  const info = await session.call('outputs.open', { scale: values.scale === 'output' ? 'output' : 'logit' });
  const asked = { session, values, info, names: unitNames(info), alphabet, sha256 };
  if (values.layer !== undefined) return ranking(asked);
  if (values.report !== undefined) return insertions(asked);
  return values.sequences === undefined && values.regions === undefined
    ? JSON.stringify({ ...info, names: asked.names }, null, 2)
    : predictions(asked);
}

/** @param {Asked} asked */
async function predictions({ session, values, info, names, alphabet }) {
  const source = await records(values, { length: info.length, longest: info.length, alphabet });
  const { rows, otherLength, left } = await predicted(session, source, info);
  warn(source.refused);
  if (otherLength > 0)
    process.stderr.write(`${otherLength} sequences have another length than the input, ${info.length}\n`);
  if (left > 0) process.stderr.write(`${left} sequences are left out: there is no room for more outputs\n`);
  if (values.agreement === true) return agreements({ session, values, names, rows, labels: source.labelNames });
  return table(
    ['sequence', ...names],
    rows.map(({ region, values }) => [region.name, ...values]),
  );
}

/**
 * @param {{session: Session, values: Values, names: string[], rows: import('../../www/session/questions/predictions.js').Prediction[], labels: string[]}} asked
 */
async function agreements({ session, values, names, rows: predictions, labels }) {
  if (labels.length === 0) throw optionRefusal('--agreement needs labels: columns of the BED file, or --labels.');
  const own = predictions.map(({ values }) => values);
  const networks = [{ name: String(values.model), rows: own, units: unitsOfLabels(labels, names) }];
  const sequences = predictions.map(({ region }) => region.name);
  if (values.against !== undefined) networks.push(await other(String(values.against), sequences, labels));
  const given = predictions.map(({ region }) => region.labels);
  const { tasks, comparisons } = await agreement(session, networks, labels, given);
  for (const { figure, tasks: count, means, first, second } of comparisons) {
    const p = `p = ${first.p?.toPrecision(3)} that the first is better, ${second.p?.toPrecision(3)} that the second is`;
    process.stderr.write(`${figure}, ${count} tasks: mean ${means.map(mean => mean.toFixed(4)).join(' and ')}; ${p}\n`);
  }
  const head = ['task', 'network', 'sequences', 'positives', 'AUROC', 'AUPRC', 'Pearson', 'Spearman'];
  const rows = tasks.flatMap(({ task, records, positives, networks: own }) =>
    own.map(({ auroc, auprc, pearson, spearman }, index) => [
      ...[task, networks[index].name, records, positives, auroc, auprc, pearson, spearman],
    ]),
  );
  return table(head, rows);
}

/**
 * The outputs of another network, as this command wrote them.
 * @param {string} file @param {string[]} sequences @param {string[]} labels
 */
async function other(file, sequences, labels) {
  const [head, ...lines] = (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'));
  const rows = new Map(lines.map(([name, ...values]) => [name, Float32Array.from(values, Number)]));
  const missing = sequences.find(name => !rows.has(name));
  if (missing !== undefined) {
    throw new Refusal(
      'request.file',
      `The file ${file} has no row for the sequence ${missing}.`,
      'Write it from the same sequences.',
    );
  }
  const own = sequences.map(name => /** @type {Float32Array} */ (rows.get(name)));
  return { name: file, rows: own, units: unitsOfLabels(labels, head.slice(1)) };
}

/** @param {Asked} asked */
async function ranking({ session, values, info, names, alphabet }) {
  const request = {
    layer: wholeNumber(values.layer, 'layer', 1) ?? 1,
    units: units(values.units, names),
    sequences: wholeNumber(values.count, 'count', 2) ?? 100,
    seed: wholeNumber(values.seed, 'seed') ?? 1,
  };
  const given = await sample(values, info, alphabet);
  const found = await done(session, session.call('outputs.rank', { request, records: given }));
  const rows = found.units.flatMap((unit, place) =>
    found.order[place].map((channel, rank) => {
      const { effects, correlations } = found.neurons[channel];
      const [effect, correlation] = [effects[place], correlations[place]];
      return [names[unit], rank + 1, channel, effect.mean, effect.error, correlation.mean, correlation.error];
    }),
  );
  const head = ['output', 'rank', 'neuron', 'effect', 'standard error', 'correlation', 'standard error'];
  return table(head, rows);
}

/** @param {Asked} asked */
async function insertions({ session, values, info, names, alphabet, sha256 }) {
  const request = {
    units: units(values.units, names),
    sequences: wholeNumber(values.count, 'count', 2) ?? 32,
    facets: wholeNumber(values.facets, 'facets', 1) ?? 20,
    seed: wholeNumber(values.seed, 'seed') ?? 1,
  };
  const report = await readFile(String(values.report), 'utf8');
  const given = await sample(values, info, alphabet);
  const found = await done(session, session.call('outputs.insert', { report, request, records: given }));
  if (values.json !== undefined)
    await writeFile(String(values.json), JSON.stringify({ model: sha256, names, ...found }, null, 1));
  const rows = found.patterns.map(({ kind, layer, channel, id, letters, effects }) => [
    kind,
    layer,
    channel,
    id,
    letters,
    ...effects.flatMap(({ mean, error }) => [mean, error]),
  ]);
  const outputs = found.units.flatMap(unit => [names[unit], `${names[unit]} standard error`]);
  return table(['kind', 'layer', 'neuron', 'facet', 'letters', ...outputs], rows);
}

/** @param {Values} values @param {OutputsInfo} info @param {string} alphabet @returns {Promise<import('../../www/engine/protocol.js').Records | undefined>} */
async function sample(values, { length }, alphabet) {
  if (values.sequences === undefined && values.regions === undefined) return undefined;
  const source = await records(values, { length, longest: length, alphabet });
  const { letters, ends } = await firstRecords(source);
  warn(source.refused);
  return { letters, ends };
}

/**
 * @template {{cancelled: boolean}} T
 * @param {Session} session @param {Promise<T>} work
 */
async function done(session, work) {
  const found = await interruptible(work, () => session.cancel().catch(() => {}));
  if (found.cancelled) throw new Refusal('run.cancelled', 'The command was cancelled.');
  return found;
}

/**
 * Numbers or names of outputs, separated by commas.
 * @param {Values[string]} list @param {string[]} names
 */
export function units(list, names) {
  if (list === undefined) return [];
  return String(list)
    .split(',')
    .map(word => {
      const named = names.indexOf(word.trim());
      const unit = named >= 0 ? named : Number(word);
      if (Number.isInteger(unit) && unit >= 0 && unit < names.length && word.trim() !== '') return unit;
      throw optionRefusal(`--units has “${word}”, which is no output; there are ${names.length}, counted from 0.`);
    });
}
