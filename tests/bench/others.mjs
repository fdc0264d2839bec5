/** What nobody else does: the multiply-add peak, k-means, Tomtom. */
import { motifs, queriesOf, WIDTHS } from './motifs.mjs';
import { alternate, median } from './rounds.mjs';
import { withSitting } from './sitting.mjs';

/** Rows as wide as the map that Basset's second layer pools, and the clusters that a pooling of 3 asks for. */
const ROWS = { rows: 1024, width: 9900, clusters: 3 };

/** Multiply, subtract and add, a number and centre. */
const FLOPS = 3 * ROWS.clusters * ROWS.width;

/**
 * @param {number[]} threads
 * @param {import('./rounds.mjs').Effort} effort
 * @param {import('./measure.mjs').Findings} findings what is found is added here
 */
export async function measureOthers(threads, effort, findings) {
  const files = motifs();
  if (!files) findings.notes.add('NOT MEASURED: tomtom: its queries and their database are not in ../shared');
  for (const count of threads) {
    process.stderr.write(`  k-means and Tomtom, threads ${count}\n`);
    /** @type {Record<string, string>} */
    const served = files ? { '/bench/motifs': files.database } : {};
    await withSitting({ threads: count, contenders: ['ours'], files: served }, async sitting => {
      if (files) await sitting.call('ask', 'ours', 'motifs', { address: '/bench/motifs' });
      await sitting.call('ask', 'ours', 'cluster', ROWS);
      const widths = files ? WIDTHS : [];
      const queries = widths.map(width => ({ queries: queriesOf(files?.queries ?? '', width) }));
      const runs = [sitting.run('ours', 'k-means'), ...queries.map(params => sitting.run('ours', 'tomtom', params))];
      const rates = await alternate(runs, effort);
      const bytes = await sitting.call('ask', 'ours', 'memory');
      findings.rows.push(
        ...rates.map((rate, index) => ({
          network: index === 0 ? 'random rows' : 'jaspar2020',
          layer: [ROWS.width, ...widths][index],
          operation: index === 0 ? /** @type {const} */ ('k-means') : /** @type {const} */ ('tomtom'),
          contender: 'ours',
          threads: count,
          batch: index === 0 ? ROWS.rows : 1,
          sequences_per_second: rate.median,
          spread: /** @type {[number, number]} */ ([rate.low, rate.high]),
          sequences_per_cpu_second: rate.per_cpu_second,
          gflops: index === 0 ? (rate.median * FLOPS) / 1e9 : null,
          bytes,
        })),
      );
    });
  }
}

/**
 * @param {import('./rounds.mjs').Effort} effort
 * @returns {Promise<number>} multiply-adds that one thread completes when nothing but arithmetic is in its way, in GFLOP/s
 */
export function measurePeak({ rounds, milliseconds }) {
  return withSitting({ threads: 1, contenders: ['ours'], files: {} }, async ({ call }) => {
    const values = [];
    for (let round = 0; round <= rounds; round += 1) values.push(await call('ask', 'ours', 'peak', { milliseconds }));
    // The first one warms up.
    return median(values.slice(1));
  });
}
