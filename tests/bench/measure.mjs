/** Measures the engine in headless Chromium, with one thread and with all. */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';
import { withPage } from '../page/browser.mjs';
import { BATCH, MILLISECONDS, motifs, networks, queriesOf, ROUNDS, WIDTHS } from './networks.mjs';

/**
 * @typedef {object} Row
 * @property {string} network
 * @property {number} layer
 * @property {'forward' | 'gradient' | 'tomtom'} operation tomtom: `layer` is the columns of a query, a query counts as a sequence
 * @property {'ours' | 'tract'} contender
 * @property {number} threads
 * @property {number} batch
 * @property {number} sequences_per_second
 * @property {number | null} gflops null where operations are not counted
 * @property {number} bytes of the WebAssembly memory, after the measurement
 */

/** @typedef {{peak_gflops: number, rows: Row[]}} Measurements peak_gflops is that of one thread */
/** @typedef {(method: string, params?: object) => Promise<any>} Ask */

/** tract has neither gradients nor threads here: the reference, not a rival. */
const SERIES = /** @type {const} */ ([
  { contender: 'ours', operation: 'forward' },
  { contender: 'ours', operation: 'gradient' },
  { contender: 'tract', operation: 'forward' },
]);

/** @returns {Promise<Measurements>} */
export async function measureAll() {
  const rows = [];
  let peak = 0;
  for (const threads of new Set([1, cpus().length])) {
    const part = await withEngine(threads, async ask => {
      if (threads === 1) peak = await median(() => ask('peak', { milliseconds: MILLISECONDS }));
      return [...(await measureTomtom(ask, threads)), ...(await measureNetworks(ask, threads))];
    });
    rows.push(...part);
  }
  return { peak_gflops: peak, rows };
}

/**
 * @template T
 * @param {number} threads
 * @param {(ask: Ask) => Promise<T>} measure
 * @returns {Promise<T>}
 */
function withEngine(threads, measure) {
  /** @type {Record<string, string>} */
  const extra = { '/bench/worker.js': join(root, 'tests', 'bench', 'worker.js') };
  for (const { name, file } of networks()) extra[`/bench/${name}`] = file;
  const { database } = motifs() ?? {};
  if (database) extra['/bench/motifs'] = database;
  return withPage({ extra }, async (page, origin) => {
    await page.goto(`${origin}/www/headless.html`);
    /** @type {Ask} */
    const ask = async (method, params = {}) => page.evaluate(question(method, params));
    await page.evaluate(`worker = new Worker('/bench/worker.js', { type: 'module' })`);
    await ask('start', { threads });
    return measure(ask);
  });
}

/** @param {string} method @param {object} params @returns {string} an expression for the page: one question to its worker */
function question(method, params) {
  return `new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => data.error ? reject(new Error(data.error)) : resolve(data.result);
    worker.onerror = event => reject(new Error(event.message));
    worker.postMessage(${JSON.stringify({ id: 1, method, params })});
  })`;
}

/** @param {Ask} ask @param {number} threads @returns {Promise<Row[]>} */
async function measureTomtom(ask, threads) {
  const files = motifs();
  if (!files) return [];
  const rows = [];
  await ask('motifs', { address: '/bench/motifs' });
  for (const width of WIDTHS) {
    process.stderr.write(`  queries of ${width} columns, threads ${threads}\n`);
    const queries = queriesOf(files.queries, width);
    const rate = await median(async () => {
      const measured = await ask('tomtom', { queries, milliseconds: MILLISECONDS });
      return measured.queries / measured.seconds;
    });
    const bytes = await ask('memory');
    const what = /** @type {const} */ ({ network: 'jaspar2020', operation: 'tomtom', contender: 'ours' });
    rows.push({ ...what, layer: width, threads, batch: 1, sequences_per_second: rate, gflops: null, bytes });
  }
  return rows;
}

/** @param {Ask} ask @param {number} threads @returns {Promise<Row[]>} */
async function measureNetworks(ask, threads) {
  const rows = [];
  for (const { name } of networks()) {
    /** @type {import('../../www/engine/types.js').ModelInfo} */
    const { layers } = await ask('open', { name: `${name}.onnx`, address: `/bench/${name}` });
    for (const { index } of layers.filter(({ analysable }) => analysable)) {
      for (const series of SERIES.filter(({ contender }) => contender === 'ours' || threads === 1)) {
        process.stderr.write(
          `  ${name} layer ${index}: ${series.operation}, ${series.contender}, threads ${threads}\n`,
        );
        rows.push(await measureOne(ask, name, index, threads, series));
      }
    }
  }
  return rows;
}

/**
 * @param {Ask} ask
 * @param {string} network
 * @param {number} layer
 * @param {number} threads
 * @param {typeof SERIES[number]} series
 * @returns {Promise<Row>}
 */
async function measureOne(ask, network, layer, threads, { contender, operation }) {
  const params = { layer, contender, gradient: operation === 'gradient', batch: BATCH, milliseconds: MILLISECONDS };
  let flops = 0;
  const rate = await median(async () => {
    const { sequences, seconds, flops_per_sequence } = await ask('measure', params);
    flops = flops_per_sequence;
    return sequences / seconds;
  });
  const bytes = await ask('memory');
  const gflops = (rate * flops) / 1e9;
  return { network, layer, operation, contender, threads, batch: BATCH, sequences_per_second: rate, gflops, bytes };
}

/** @param {() => Promise<number>} measure */
async function median(measure) {
  const values = [];
  for (let round = 0; round < ROUNDS; round += 1) values.push(await measure());
  return values.sort((one, other) => one - other)[ROUNDS >> 1];
}
