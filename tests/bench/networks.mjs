/** What is measured: networks, and in each the layers that matter. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';
import { BD10, deep, generated, wide } from './generated.mjs';

/** @typedef {{name: string, file: string, layers: number[]}} Network */

const SEED = 1;

/** Layers of the networks that are measured. */
const LAYERS = { nm_demo2: [5], basset_planted: [1, 2, 3], bd10: [10] };

/** Channels of the networks that show how cost grows with them. */
const CHANNELS = [32, 64, 128, 256, 512];

/** Numbers of convolutions of the networks that show how cost grows with depth. */
const DEPTHS = [2, 4, 6, 8, 10, 12];

/** Whole runs that are measured. @type {Omit<import('./whole.mjs').Whole, 'file'>[]} */
const WHOLES = [
  { network: 'nm_demo2', layer: 5, neurons: '0', preset: 'paper' },
  { network: 'nm_demo2', layer: 4, neurons: 'all', preset: 'paper' },
  { network: 'basset_planted', layer: 2, neurons: '0', preset: 'paper' },
  { network: 'basset_planted', layer: 3, neurons: '0', preset: 'paper' },
  { network: 'grammar_c', layer: 8, neurons: '26', preset: 'paper' },
  { network: 'bd10', layer: 10, neurons: '0', preset: 'quick' },
  { network: 'ten', layer: 10, neurons: '88', preset: 'paper' },
];

/** @returns {{networks: Network[], absent: string[]}} those of this machine, and what is missing */
export function networks() {
  const all = Object.entries(LAYERS).map(([name, layers]) => ({ name, layers, file: fileOf(name) }));
  return {
    networks: all.filter(({ file }) => existsSync(file)),
    absent: all.filter(({ file }) => !existsSync(file)).map(({ name, file }) => `${name}: there is no ${file}`),
  };
}

/** @returns {Network[]} those whose layers show how cost grows with the receptive field */
export function deepening() {
  const { networks: here } = networks();
  const layers = { basset_planted: [1, 2, 3], bd10: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
  return Object.entries(layers).flatMap(([name, layers]) =>
    here.filter(network => network.name === name).map(network => ({ ...network, layers })),
  );
}

/** @returns {(Network & {channels: number})[]} those that differ in their channels */
export function widening() {
  return CHANNELS.map(channels => {
    const name = `wide-${channels}`;
    return { name, channels, layers: [2], file: kept(name, () => generated(wide(channels), SEED)) };
  });
}

/** @returns {import('./whole.mjs').Whole[]} whole runs of the networks of this machine */
export function wholes() {
  const all = WHOLES.map(whole => ({ ...whole, file: fileOf(whole.network) }));
  return all.filter(({ file }) => existsSync(file));
}

/** @returns {import('./whole.mjs').Whole[]} a neuron of the last layer of networks that differ in their depth */
export function deepWholes() {
  return DEPTHS.map(layer => {
    const network = `deep-${layer}`;
    const file = kept(network, () => generated(deep(layer), SEED));
    return { network, file, layer, neurons: '0', preset: 'quick' };
  });
}

/** @param {string} name */
function fileOf(name) {
  if (name === 'bd10') return kept(name, () => generated(BD10, SEED));
  return join(root, name === 'ten' ? 'tests/networks' : '../shared/models', `${name}.onnx`);
}

/** @type {string | undefined} */
let folder;

/**
 * @param {string} name
 * @param {() => Uint8Array} make
 * @returns {string} a temporary file that is written once
 */
function kept(name, make) {
  folder ??= temporary();
  const file = join(folder, `${name}.onnx`);
  if (!existsSync(file)) writeFileSync(file, make());
  return file;
}

/** @returns {string} a folder that lasts as long as this program */
function temporary() {
  const made = mkdtempSync(join(tmpdir(), 'neuronmotif-bench-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
