/** The networks with known grammar: their files, and what is known about them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/**
 * @typedef {object} Part
 * @property {string} jaspar identifier with its version
 * @property {string} name of the factor
 * @property {'+' | '-'} strand
 * @property {[number, number]} jaspar_columns_planted first and last, counted from 1
 * @property {string} consensus_as_planted
 * @property {boolean} strand_matters whether the network was trained to tell its strands apart
 */

/** @typedef {{name: string, parts: Part[], gaps_between: [number, number][]}} Module parts from 5' to 3' */

/**
 * What a trained network accepts between two parts.
 * @typedef {object} Scan
 * @property {number} gap its index in the module
 * @property {[number, number]} gaps_scanned the smallest and the largest, bp
 * @property {[number, number][]} accepted_at_half_of_maximum by the network's output, bp
 * @property {Record<string, number[]>} [mean_response] of channels of the last convolution, for each gap
 */

/** @typedef {{channel: number, auroc_vs_own_decoys?: number, auroc_vs_other_modules_and_background: number}} Channel */

/**
 * @typedef {object} Truth
 * @property {string} [about] the network's shape in one sentence
 * @property {string} [style] the same in older files
 * @property {Module[]} modules
 * @property {{layer: number, channels: Channel[], channels_by_module: Record<string, number[]>}} last_convolution
 * @property {{modules: Record<string, Scan[]>}} gap_scan
 */

/** @typedef {{name: string, model: string, truthFile: string}} Network */

const OWN = join(root, 'tests', 'networks');
const SHARED = join(root, '..', 'shared', 'models');

/**
 * The reference networks with modules. The truth of basset_planted and of the shipped examples has another layout: it
 * names no modules, or no channels that respond to them.
 */
const REFERENCES = ['grammar_a', 'grammar_c'];

/** @returns {{networks: Network[], absent: string[]}} those of this machine, and what is missing */
export function networks() {
  const own = readdirSync(OWN).flatMap(file => /^(.+)\.truth\.json$/.exec(file)?.[1] ?? []);
  const all = [...own.sort().map(name => network(OWN, name)), ...REFERENCES.map(name => network(SHARED, name))];
  const missing = all.map(({ model, truthFile }) => [model, truthFile].find(file => !existsSync(file)));
  return {
    networks: all.filter((_, index) => missing[index] === undefined),
    absent: all.flatMap(({ name }, index) => (missing[index] ? [`${name}: there is no ${missing[index]}`] : [])),
  };
}

/** @param {string} folder @param {string} name @returns {Network} */
function network(folder, name) {
  return { name, model: join(folder, `${name}.onnx`), truthFile: join(folder, `${name}.truth.json`) };
}

/** @param {Network} network @returns {Truth} */
export function readTruth({ truthFile }) {
  return JSON.parse(readFileSync(truthFile, 'utf8'));
}

/**
 * @param {Truth} truth
 * @param {string} module its name
 * @param {number} count
 * @returns {number[]} the channels of the last convolution that tell the module best from its decoys
 */
export function bestChannels({ last_convolution: { channels, channels_by_module } }, module, count) {
  const quality = new Map(
    channels.map(one => [one.channel, one.auroc_vs_own_decoys || one.auroc_vs_other_modules_and_background]),
  );
  const of = (/** @type {number} */ channel) => quality.get(channel) ?? 0;
  return [...(channels_by_module[module] ?? [])].sort((one, other) => of(other) - of(one)).slice(0, count);
}
