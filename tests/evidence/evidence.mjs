/** Analyses the networks with known grammar, neuron by neuron, and keeps what each came to. */
import { join } from 'node:path';
import { printer } from '../../tools/headless/progress.mjs';
import { databases as motifFiles } from '../../tools/headless/motifs.mjs';
import { Session } from '../../tools/headless/session.mjs';
import { say } from '../../tools/run.mjs';
import { root } from '../../tools/site.mjs';
import { databases } from './matrices.mjs';
import { bestChannels, networks, readTruth } from './networks.mjs';
import { analyzed, methodsOn, partsOf, scored } from './neuron.mjs';
import { digest, isSame, keptRows, machine, writeResult } from './results.mjs';

/** @typedef {import('./networks.mjs').Network} Network */
/** @typedef {import('./networks.mjs').Truth} Truth */
/** @typedef {import('./results.mjs').Row} Row */
/** @typedef {{module: import('./networks.mjs').Module, channel: number}} Target */

/**
 * @typedef {object} Wishes
 * @property {string} only analyses networks whose names contain this
 * @property {string[]} modules analyses these; all where it is empty
 * @property {number} channels of each module
 * @property {'quick' | 'paper'} preset
 * @property {number} seed
 * @property {number} [threads]
 * @property {boolean} methods whether the usual methods are run on the same neurons
 * @property {boolean} again whether rows that are there are made again
 */

/** What the results depend on, in addition to network and options. */
const ENGINE = join(root, 'pkg', 'neuronmotif_bg.wasm');

/** @param {Wishes} wishes @param {() => void} written is called whenever a row is written */
export async function evidence(wishes, written) {
  const { networks: here, absent } = networks();
  for (const reason of absent) say(`Skipped: ${reason}`);
  for (const network of here.filter(({ name }) => name.includes(wishes.only))) await analyze(network, wishes, written);
}

/** @param {Network} network @param {Wishes} wishes @param {() => void} written */
async function analyze(network, wishes, written) {
  const truth = readTruth(network);
  const { preset, seed } = wishes;
  const conditions = {
    engine: digest([ENGINE]),
    network: digest([network.model, network.truthFile]),
    preset,
    seed,
  };
  let rows = keptRows(network.name, conditions);
  const waiting = targets(truth, wishes).filter(target => wishes.again || !isDone(rows, target, wishes.methods));
  if (waiting.length === 0) return say(`${network.name}: the results are there`);
  await withNetwork(network, wishes.threads, async (session, receptiveField) => {
    const description = {
      network: network.name,
      about: truth.about ?? truth.style ?? '',
      layer: truth.last_convolution.layer,
      receptive_field: receptiveField(truth.last_convolution.layer),
      modules: truth.modules.map(({ name }) => name),
      conditions,
    };
    for (const target of waiting) {
      say(`${network.name}, ${target.module.name}: channel ${target.channel}`);
      await measure(session, target, truth, wishes, row => {
        rows = inOrder([...rows.filter(other => !isSame(other, row)), row], truth);
        writeResult({ ...description, machine: machine(), date: new Date().toISOString().slice(0, 10), rows });
        written();
      });
    }
  });
}

/**
 * @param {Network} network
 * @param {number | undefined} threads
 * @param {(session: Session, receptiveField: (layer: number) => number) => Promise<void>} work
 */
async function withNetwork({ model }, threads, work) {
  const motifs = await motifFiles('jaspar-vertebrates');
  const session = await Session.start({ threads, model, motifs });
  try {
    const { info } = await session.open();
    await session.addMotifs();
    await work(session, layer => info.layers.find(({ index }) => index === layer)?.receptive_field ?? 0);
  } finally {
    await session.close();
  }
}

/**
 * @param {Session} session
 * @param {Target} target
 * @param {Truth} truth
 * @param {Wishes} wishes
 * @param {(row: Row) => void} keep is called with the row without the methods first, which take as long again
 */
async function measure(session, { module, channel }, truth, { preset, seed, methods }, keep) {
  const { layer } = truth.last_convolution;
  session.onevent = printer();
  const parts = partsOf(module, databases());
  const report = await analyzed(session, { layer, channel }, { preset, seed });
  const row = scored(JSON.parse(report), module, parts, truth);
  keep(row);
  if (methods) keep({ ...row, methods: await methodsOn(session, { layer, channel }, report, parts) });
}

/** @param {Truth} truth @param {Pick<Wishes, 'modules' | 'channels'>} wishes @returns {Target[]} */
function targets(truth, { modules, channels }) {
  const chosen = truth.modules.filter(({ name }) => modules.length === 0 || modules.includes(name));
  return chosen.flatMap(module => bestChannels(truth, module.name, channels).map(channel => ({ module, channel })));
}

/** @param {Row[]} rows @param {Target} target @param {boolean} methods */
function isDone(rows, { module, channel }, methods) {
  const row = rows.find(row => isSame(row, { module: module.name, channel }));
  return row !== undefined && (row.methods !== null || !methods);
}

/** @param {Row[]} rows @param {Truth} truth @returns {Row[]} modules as in the truth, the best channels first */
function inOrder(rows, truth) {
  return targets(truth, { modules: [], channels: Number.POSITIVE_INFINITY }).flatMap(({ module, channel }) =>
    rows.filter(row => isSame(row, { module: module.name, channel })),
  );
}
