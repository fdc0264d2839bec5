/** `hits`: sites of motifs and syntax trees in sequences. */
import { readFile, writeFile } from 'node:fs/promises';
import { motifHits, searched, treeHits } from '../../www/session/questions/hits.js';
import { bedOfHits, gff3OfHits, tsvOfHits } from '../../www/sources/tracks/hits.js';
import { openFile } from '../node/file.mjs';
import { optionRefusal } from './arguments.mjs';
import { interruptible } from './interrupt.mjs';
import { records, warn } from './sources.mjs';
import { table } from './table.mjs';

/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {import('./arguments.mjs').Values} Values */
/** @typedef {import('../../www/engine/types.js').TreeOccurrences} TreeOccurrences */
/** @typedef {import('../../www/sources/tracks/hits.js').Hit} Hit */

/** @param {Session} session @param {Values} values */
export async function hits(session, values) {
  const found = await search(session, values);
  const trees = found.found.trees;
  if (values.gaps !== undefined) await writeFile(String(values.gaps), `${gaps(trees)}\n`);
  if (values.positions !== undefined) await writeFile(String(values.positions), `${positions(found.found)}\n`);
  const listed = values.trees === true ? trees.flatMap(tree => treeHits(found, tree)) : motifHits(found);
  return written(listed, String(values.format));
}

/**
 * The sites of all motifs and trees of a command; what was left out goes to stderr.
 * @param {Session} session @param {Values} values
 * @returns {Promise<import('../../www/session/questions/hits.js').Searched>}
 */
export async function search(session, values) {
  const { alphabet, ...request } = await subjects(values);
  const source = await records(values, { length: null, alphabet });
  const cancel = new AbortController();
  const work = searched(session, source, { ...request, options: options(values) }, { signal: cancel.signal });
  const found = await interruptible(work, () => cancel.abort());
  warn(source.refused);
  const { records: count, letters, found: sites, hits: kept } = found.found;
  process.stderr.write(`${count} sequences, ${letters} letters, ${sites} hits of motifs, ${kept.length} kept\n`);
  return found;
}

/** @param {Values} values */
async function subjects(values) {
  if (values.report !== undefined) {
    const report = await readFile(String(values.report), 'utf8');
    const { alphabet } = JSON.parse(report).model ?? { alphabet: 'ACGT' };
    return { alphabet, report, selection: { neurons: neurons(values.neurons), distinct: values.distinct === true } };
  }
  if (values.queries === undefined) throw optionRefusal('Give --report or --queries.');
  return { alphabet: 'ACGT', file: await named(String(values.queries)) };
}

/** @param {string} path */
async function named(path) {
  const content = await openFile(path);
  return { name: content.name, content };
}

/** @param {Values[string]} list `3.0,3.5`: layer and channel */
function neurons(list) {
  if (list === undefined) return [];
  return String(list)
    .split(',')
    .map(word => {
      const [, layer, channel] = /^\s*(\d+)\.(\d+)\s*$/.exec(word) ?? [];
      if (channel === undefined) throw optionRefusal(`--neurons has “${word}”; it must look like 3.0,3.5.`);
      return { layer: Number(layer), channel: Number(channel) };
    });
}

/** @param {Values} values @returns {Partial<import('../../www/engine/types.js').OccurrenceOptions>} */
function options(values) {
  const p = values.p === undefined ? {} : { p: Number(values.p) };
  if (Number.isNaN(p.p)) throw optionRefusal('--p must be a number.');
  return {
    ...p,
    both_strands: values['no-rc'] !== true,
    background: { kind: values.background === 'uniform' ? 'uniform' : 'counted' },
  };
}

/** @param {Hit[]} hits @param {string} format */
function written(hits, format) {
  if (format === 'bed') return [...bedOfHits(hits)].join('').trimEnd();
  if (format === 'gff3') return [...gff3OfHits(hits, { source: 'neuronmotif' })].join('').trimEnd();
  return tsvOfHits(hits).trimEnd();
}

/** @param {TreeOccurrences[]} trees */
function gaps(trees) {
  const rows = trees.flatMap(({ layer, channel, text, gaps }) =>
    gaps.flatMap(({ leaves, valid, from, gaps }) =>
      gaps.map(({ observed, expected, ratio, p }, index) => [
        ...[`${layer}.${channel}`, text, `${leaves[0] + 1}–${leaves[1] + 1}`, from + index],
        ...[valid && valid[0] <= from + index && from + index <= valid[1] ? 1 : 0, observed, expected, ratio, p],
      ]),
    ),
  );
  return table(['neuron', 'tree', 'motifs', 'gap', 'valid', 'observed', 'expected', 'ratio', 'p-value'], rows);
}

/** @param {import('../../www/engine/types.js').OccurrenceReport} report */
function positions({ motifs }) {
  const rows = motifs.flatMap(({ id, name, positions: { from, bin, forward, reverse } }) =>
    forward.map((count, index) => [id, name, from + index * bin, count, reverse[index]]),
  );
  return table(['motif', 'name', 'distance', 'forward', 'reverse'], rows);
}
