/** How cost grows with receptive field, channels, sequences and threads. */
import { cpus } from 'node:os';
import { measureNetworks } from './measure.mjs';
import { deepening, networks, widening } from './networks.mjs';
import { drawPlots } from './plots.mjs';

/** @typedef {import('./measure.mjs').Row} Row */
/** @typedef {Record<'field' | 'channels' | 'sequences' | 'threads', Row[]>} Growth by what grows */

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
  const cost = { name: 'microseconds per sequence', logBase: 10, of: microseconds };
  const rate = { name: 'sequences per second', of: (/** @type {Row} */ row) => row.sequences_per_second };
  await drawPlots(folder, [
    ...byNetwork(growth.field).map(([network, rows]) => ({
      file: `field-${network}.svg`,
      title: `${network}, layer by layer (batch ${BATCH}, one thread)`,
      rows,
      x: { name: 'receptive field (bp)', logBase: 2, of: (/** @type {Row} */ row) => row.receptive_field ?? 0 },
      y: cost,
    })),
    {
      file: 'channels.svg',
      title: `Layer 2 of networks that differ in their channels (batch ${BATCH}, one thread)`,
      rows: growth.channels,
      x: { name: 'channels', logBase: 2, of: (/** @type {Row} */ row) => channels.get(row.network) ?? 0 },
      y: cost,
    },
    ...byNetwork(growth.sequences).map(([network, rows]) => ({
      file: `sequences-${network}.svg`,
      title: `${network}, layer ${rows[0].layer} (one thread)`,
      rows,
      x: { name: 'sequences per call', logBase: 2, of: (/** @type {Row} */ row) => row.batch },
      y: cost,
    })),
    ...byNetwork(growth.threads).map(([network, rows]) => ({
      file: `threads-${network}.svg`,
      title: `${network}, layer ${rows[0].layer} (batch ${BATCH})`,
      rows,
      x: { name: 'threads', logBase: 2, of: (/** @type {Row} */ row) => row.threads },
      y: rate,
    })),
  ]);
}

/** @param {Row[]} rows @returns {[string, Row[]][]} */
function byNetwork(rows) {
  const names = [...new Set(rows.map(({ network }) => network))];
  return names.map(name => [name, rows.filter(({ network }) => network === name)]);
}
