/** Whole neurons and whole layers, from the file to the comparisons, as the headless command runs them. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/**
 * @typedef {object} Whole
 * @property {string} network
 * @property {string} file
 * @property {number} layer
 * @property {string} neurons such as `0` or `0-15`; `all` for the layer
 * @property {'quick' | 'paper'} preset
 */

/**
 * @typedef {object} WholeRow
 * @property {string} network
 * @property {number} layer
 * @property {string} neurons
 * @property {'quick' | 'paper'} preset
 * @property {number} threads
 * @property {number} seconds of the run, without opening the network
 * @property {number} sampling_seconds
 * @property {number} lower_seconds of the search for strong sequences of earlier layers
 * @property {number} demixing_seconds
 * @property {number} grammar_seconds comparisons, dictionary and syntax
 * @property {number} count of neurons
 * @property {number} evaluations in the searches of the neurons themselves
 * @property {number} facets
 * @property {number} maximum mean over the neurons
 * @property {number} decoupling mean over the facets of all neurons
 * @property {number} bytes of WebAssembly memory
 */

/**
 * @param {Whole[]} wholes
 * @param {number[]} threads
 * @returns {Promise<WholeRow[]>} one run each
 */
export async function measureWholes(wholes, threads) {
  /** @type {WholeRow[]} */
  const rows = [];
  for (const whole of wholes) {
    for (const count of threads) {
      process.stderr.write(`  ${nameOf(whole)}, threads ${count}\n`);
      rows.push(await measure(whole, count));
    }
  }
  return rows;
}

/** @param {Pick<Whole, 'network' | 'layer' | 'neurons' | 'preset'>} whole */
export function nameOf({ network, layer, neurons, preset }) {
  const which = neurons === 'all' ? 'all neurons' : `neuron ${neurons}`;
  return `${network} layer ${layer}, ${which}, ${preset}`;
}

/** @param {Whole} whole @param {number} threads @returns {Promise<WholeRow>} */
async function measure({ file, ...whole }, threads) {
  const folder = await mkdtemp(join(tmpdir(), 'neuronmotif-whole-'));
  try {
    const { layer, neurons, preset } = whole;
    const words = ['analyze', '--model', file, '--layer', `${layer}`, '--neurons', neurons, '--preset', preset];
    await headless([...words, '--seed', '1', '--browser', 'chromium', '--threads', `${threads}`, '--out', folder]);
    return { ...whole, threads, ...figures(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string[]} words @returns {Promise<void>} rejects with what the command printed where it fails */
function headless(words) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tools/neuronmotif.cjs', ...words], { cwd: root });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', part => {
      text += part;
    });
    child.once('error', reject);
    child.once('close', status => (status === 0 ? resolve() : reject(new Error(text))));
  });
}

/** @param {import('../../www/engine/types.js').Report} report */
function figures({ neurons, timings, memory }) {
  const facets = neurons.flatMap(({ crms }) => crms);
  return {
    seconds: timings.total_seconds,
    sampling_seconds: timings.sampling_seconds,
    lower_seconds: timings.lower_seconds,
    demixing_seconds: timings.demixing_seconds,
    grammar_seconds: timings.grammar_seconds,
    count: neurons.length,
    evaluations: sum(neurons.map(({ sampling }) => sampling.evaluated)),
    facets: facets.length,
    maximum: sum(neurons.map(({ sampling }) => sampling.max_activation)) / neurons.length,
    decoupling: sum(facets.map(({ decoupling }) => decoupling)) / facets.length,
    bytes: memory.wasm_bytes,
  };
}

/** @type {[string, (row: WholeRow) => string][]} */
const COLUMNS = [
  ['run', nameOf],
  ['threads', ({ threads }) => `${threads}`],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  ['sampling', row => row.sampling_seconds.toFixed(1)],
  ['earlier layers', row => row.lower_seconds.toFixed(1)],
  ['demixing', row => row.demixing_seconds.toFixed(1)],
  ['comparisons', row => row.grammar_seconds.toFixed(1)],
  ['evaluations', ({ evaluations }) => evaluations.toLocaleString('en')],
  ['maximum', ({ maximum }) => maximum.toFixed(3)],
  ['facets', ({ facets }) => `${facets}`],
  ['decoupling', ({ decoupling }) => decoupling.toFixed(3)],
  ['memory', ({ bytes }) => `${(bytes / 1e6).toFixed(0)} MB`],
];

/** @param {WholeRow[]} rows @returns {string[][]} the head and a line per row */
export function wholeCells(rows) {
  return [COLUMNS.map(([head]) => head), ...rows.map(row => COLUMNS.map(([, cell]) => cell(row)))];
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
