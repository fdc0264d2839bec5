/** Measures everyone in headless Chromium: each layer in a fresh browser, all contenders in turn. */
import { difference, TOLERANCE } from './agreement.mjs';
import { NATIVE } from './native.mjs';
import { sequences } from './random.mjs';
import { alternate } from './rounds.mjs';
import { withSitting } from './sitting.mjs';

/**
 * @typedef {object} Row
 * @property {string} network
 * @property {number} layer
 * @property {Operation} operation
 * @property {string} contender
 * @property {number} threads
 * @property {number} batch sequences per call; for `generation` those of a generation
 * @property {number} sequences_per_second median of the rounds
 * @property {[number, number]} spread of that: the slowest round and the fastest
 * @property {number} sequences_per_cpu_second what one busy core does, whatever else the machine is busy with
 * @property {number | null} gflops null where operations are not counted; a gradient counts like a forward pass
 * @property {number | null} bytes of WebAssembly memory, after the measurement; null outside the browser
 * @property {number} [receptive_field]
 */

/** @typedef {'forward' | 'gradient' | 'generation' | 'k-means' | 'tomtom'} Operation tomtom counts queries, k-means rows; `layer` is their width */
/** @typedef {import('./rounds.mjs').Effort} Effort */
/** @typedef {{contender: string, operation: Operation}} Series */
/** @typedef {{rows: Row[], notes: Set<string>}} Findings */

/**
 * @typedef {object} Plan
 * @property {import('./networks.mjs').Network[]} networks
 * @property {number[]} batches
 * @property {number[]} threads
 * @property {Operation[]} operations of ours; the others run forward only
 * @property {Effort} effort
 * @property {import('./native.mjs').Native} [native]
 */

/** @param {Plan} plan @param {Findings} findings what is found is added here */
export async function measureNetworks(plan, findings) {
  for (const threads of plan.threads) {
    for (const network of plan.networks) {
      for (const layer of network.layers) await measureLayer(plan, threads, network, layer, findings);
    }
  }
}

/**
 * @param {Plan} plan
 * @param {number} threads
 * @param {import('./networks.mjs').Network} network
 * @param {number} layer
 * @param {Findings} findings
 */
async function measureLayer(plan, threads, network, layer, findings) {
  // tract and native onnxruntime have one thread, so they are there only where everyone has.
  const contenders = ['ours', 'onnxruntime-web', 'tfjs-wasm', ...(threads === 1 ? ['tract'] : [])];
  const files = { '/bench/network': network.file };
  await withSitting({ threads, contenders, files }, async sitting => {
    await sitting.call('ask', 'ours', 'open', { address: '/bench/network' });
    for (const batch of plan.batches) {
      process.stderr.write(`  ${network.name} layer ${layer}, threads ${threads}, batch ${batch}\n`);
      const native = threads === 1 ? plan.native : undefined;
      const prepared = await prepare(sitting, layer, batch, native);
      const rows = await measureBatch(sitting, prepared, batch, { ...plan, native });
      const { length: receptive_field } = prepared;
      findings.rows.push(...rows.map(row => ({ network: network.name, layer, threads, receptive_field, ...row })));
    }
    for (const contender of sitting.contenders) {
      findings.notes.add(`${contender}: ${await sitting.call('ask', contender, 'describe')}`);
    }
    for (const reason of sitting.missing) findings.notes.add(`NOT MEASURED: ${reason}`);
  });
}

/**
 * Gives everyone the same neuron and sequences, and compares what they make of them.
 * @param {import('./sitting.mjs').Sitting} sitting
 * @param {number} layer
 * @param {number} batch
 * @param {import('./native.mjs').Native} [native]
 * @returns {Promise<import('./page.js').Prepared>}
 */
async function prepare(sitting, layer, batch, native) {
  /** @type {import('./page.js').Prepared} */
  const prepared = await sitting.call('prepare', layer, batch);
  const { letters, length, values, differences } = prepared;
  if (native) {
    const file = Buffer.from(await sitting.call('substructureFile'), 'base64');
    const codes = [...sequences(batch, length, letters)];
    differences[NATIVE] = difference(await native.prepare(file, codes, letters), values);
  }
  for (const [contender, off] of Object.entries(differences)) {
    if (!(off <= TOLERANCE))
      throw new Error(`${contender} computes something else than we do: ${off} of the largest value.`);
  }
  return prepared;
}

/**
 * @param {import('./sitting.mjs').Sitting} sitting
 * @param {import('./page.js').Prepared} prepared
 * @param {number} batch
 * @param {Plan} plan
 * @returns {Promise<Omit<Row, 'network' | 'layer' | 'threads'>[]>}
 */
async function measureBatch(sitting, { flops }, batch, { operations, batches, effort, native }) {
  /** @type {Series[]} */
  const series = sitting.contenders.flatMap(contender =>
    operations
      .filter(operation => contender === 'ours' || operation === 'forward')
      // A generation is as large as it is: once is enough.
      .filter(operation => operation !== 'generation' || batch === batches[0])
      .map(operation => ({ contender, operation })),
  );
  const runs = series.map(({ contender, operation }) => sitting.run(contender, operation));
  if (native) {
    series.push({ contender: NATIVE, operation: 'forward' });
    runs.push(native.forward);
  }
  const rates = await alternate(runs, effort);
  const rows = series.map(async ({ contender, operation }, index) => {
    const { median, low, high, per_cpu_second } = rates[index];
    return {
      operation,
      contender,
      batch: operation === 'generation' ? await sitting.call('ask', 'ours', 'population') : batch,
      sequences_per_second: median,
      spread: /** @type {[number, number]} */ ([low, high]),
      sequences_per_cpu_second: per_cpu_second,
      gflops: operation === 'generation' ? null : (median * flops) / 1e9,
      bytes: contender === NATIVE ? null : await sitting.call('ask', contender, 'memory'),
    };
  });
  return Promise.all(rows);
}
