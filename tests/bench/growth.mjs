/** How cost grows with receptive field, channels, sequences, threads and depth. */
import { cpus } from 'node:os';
import { measureNetworks } from './measure.mjs';
import { deepWholes, deepening, networks, widening } from './networks.mjs';
import { drawPlots } from './plots.mjs';
import { measureWholes } from './whole.mjs';

/** @typedef {import('./measure.mjs').Row} Row */
/** @typedef {import('./whole.mjs').WholeRow} WholeRow */
/** @typedef {Record<'field' | 'channels' | 'sequences' | 'threads', Row[]> & {depth: WholeRow[]}} Growth by what grows */

const BATCH = 256;
const BATCHES = [1, 4, 16, 64, 256];

/** The layers that are shown where the layer does not grow. */
const SHOWN = { basset_planted: [3], bd10: [10] };

/** @param {import('./rounds.mjs').Effort} effort @returns {Promise<Growth>} */
export async function measureGrowth(effort) {
  const shown = networks().networks.flatMap(network =>
    Object.entries(SHOWN).flatMap(([name, layers]) => (name === network.name ? [{ ...network, layers }] : [])),
  );
  /** @param {Pick<import('./measure.mjs').Plan, 'networks' | 'batches' | 'threads'>} plan */
  const measured = async plan => {
    /** @type {import('./measure.mjs').Findings} */
    const findings = { rows: [], notes: new Set() };
    await measureNetworks({ ...plan, operations: ['forward', 'gradient'], effort }, findings);
    return findings.rows;
  };
  return {
    field: await measured({ networks: deepening(), batches: [BATCH], threads: [1] }),
    channels: await measured({ networks: widening(), batches: [BATCH], threads: [1] }),
    sequences: await measured({ networks: shown, batches: BATCHES, threads: [1] }),
    threads: await measured({ networks: shown, batches: [BATCH], threads: threadCounts() }),
    depth: await measureWholes(deepWholes(), [cpus().length]),
  };
}

/** @returns {number[]} 1, 2, 4 … and all */
function threadCounts() {
  const all = cpus().length;
  const doubled = Array.from({ length: 10 }, (_, power) => 2 ** power).filter(count => count < all);
  return [...doubled, all];
}

/**
 * @param {string} folder
 * @param {Growth} growth
 * @returns {Promise<void>} once the plots are written
 */
export async function drawGrowth(folder, growth) {
  const channels = new Map(widening().map(({ name, channels }) => [name, channels]));
  const microseconds = (/** @type {Row} */ row) => 1e6 / row.sequences_per_second;
  const cost = { name: 'microseconds per sequence', logBase: 10 };
  await drawPlots(folder, [
    ...byNetwork(growth.field).map(([network, rows]) => ({
      file: `field-${network}.svg`,
      title: `${network}, layer by layer (batch ${BATCH}, one thread)`,
      lines: lines(rows, row => [row.receptive_field ?? 0, microseconds(row)]),
      x: { name: 'receptive field (bp)', logBase: 2 },
      y: cost,
    })),
    {
      file: 'channels.svg',
      title: `Layer 2 of networks that differ in their channels (batch ${BATCH}, one thread)`,
      lines: lines(growth.channels, row => [channels.get(row.network) ?? 0, microseconds(row)]),
      x: { name: 'channels', logBase: 2 },
      y: cost,
    },
    ...byNetwork(growth.sequences).map(([network, rows]) => ({
      file: `sequences-${network}.svg`,
      title: `${network}, layer ${rows[0].layer} (one thread)`,
      lines: lines(rows, row => [row.batch, microseconds(row)]),
      x: { name: 'sequences per call', logBase: 2 },
      y: cost,
    })),
    ...byNetwork(growth.threads).map(([network, rows]) => ({
      file: `threads-${network}.svg`,
      title: `${network}, layer ${rows[0].layer} (batch ${BATCH})`,
      lines: lines(rows, row => [row.threads, row.sequences_per_second]),
      x: { name: 'threads', logBase: 2 },
      y: { name: 'sequences per second' },
    })),
    {
      file: 'depth.svg',
      title: `A neuron of the last layer, 64 channels, quick (threads ${growth.depth[0].threads})`,
      lines: STAGES.map(([name, seconds]) => ({ name, points: growth.depth.map(row => [row.layer, seconds(row)]) })),
      x: { name: 'convolutions' },
      y: { name: 'seconds' },
    },
  ]);
}

/** @type {[string, (row: WholeRow) => number][]} */
const STAGES = [
  ['whole run', row => row.seconds],
  ['sampling', row => row.sampling_seconds],
  ['earlier layers', row => row.lower_seconds],
  ['demixing', row => row.demixing_seconds],
  ['comparisons', row => row.grammar_seconds],
];

/**
 * @param {Row[]} rows
 * @param {(row: Row) => [number, number]} point
 * @returns {import('./plots.mjs').Line[]} one for each contender and operation
 */
function lines(rows, point) {
  const nameOf = (/** @type {Row} */ { contender, operation }) => `${contender}, ${operation}`;
  const names = [...new Set(rows.map(nameOf))];
  return names.map(name => ({ name, points: rows.filter(row => nameOf(row) === name).map(point) }));
}

/** @param {Row[]} rows @returns {[string, Row[]][]} */
function byNetwork(rows) {
  const names = [...new Set(rows.map(({ network }) => network))];
  return names.map(name => [name, rows.filter(({ network }) => network === name)]);
}
