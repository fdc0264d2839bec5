/** `analyze`: runs to the end or to Ctrl-C, and writes what was computed either way. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bestOf, nameOf } from '../../www/session/matches.js';
import { interruptible } from './interrupt.mjs';
import { analyzeOptions } from './options.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('../../www/engine/types.js').Report} Report */
/** @typedef {import('../../www/engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../www/engine/types.js').Progress} Progress */

/** Minimum time between two lines of progress, milliseconds. */
const HEARTBEAT = 2000;

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./arguments.mjs').Values} values
 */
export async function analyze(session, values) {
  const folder = String(values.out);
  await mkdir(folder, { recursive: true });
  const { info } = await session.open();
  if (values.motifs !== undefined || info.alphabet === 'ACGT') await session.addMotifs();
  else process.stderr.write('not compared with known motifs: those that come with the site are DNA\n');
  await session.openSequences();
  const preset = await session.call('preset', { name: values.preset === 'paper' ? 'paper' : 'quick' });
  const options = analyzeOptions(values, info, preset);
  const { report, cancelled } = await watched(session, folder, session.call('run', { options }));
  await write(session, folder, report);
  if (cancelled) throw new Refusal('run.cancelled', `The run was cancelled; ${folder} holds what was computed.`);
  return undefined;
}

/**
 * Prints the progress of the run. Ctrl-C cancels it; if it fails, its last partial report is written.
 * @param {import('./session.mjs').Session} session
 * @param {string} folder
 * @param {Promise<{report: string, cancelled: boolean}>} running
 */
async function watched(session, folder, running) {
  const print = printer();
  let last = '';
  session.onevent = (event, detail) => {
    if (event === 'partial') last = detail;
    print(event, detail);
  };
  try {
    const ran = await interruptible(running, () => session.cancel().catch(() => {}));
    print('partial', ran.report);
    return ran;
  } catch (error) {
    if (last !== '') await write(session, folder, last);
    throw error;
  }
}

/**
 * @param {import('./session.mjs').Session} session
 * @param {string} folder
 * @param {string} report JSON text
 */
async function write(session, folder, report) {
  await writeFile(join(folder, 'report.json'), report);
  await writeFile(join(folder, 'motifs.meme'), await session.call('meme', { report }));
  await writeFile(join(folder, 'network-motifs.meme'), await session.call('networkMeme', { report }));
  await writeFile(join(folder, 'report.html'), await session.call('html', { report }));
}

/**
 * @returns {(event: 'progress' | 'partial', detail: any) => void} prints the events of one run to the terminal: one
 *   line per neuron, and progress between them
 */
export function printer() {
  let printed = 0;
  let heard = Number.NEGATIVE_INFINITY;
  return (event, detail) => {
    if (event === 'partial') {
      /** @type {Report} */
      const { neurons } = JSON.parse(detail);
      for (const neuron of neurons.slice(printed)) process.stderr.write(`${summaryLine(neuron)}\n`);
      printed = Math.max(printed, neurons.length);
    } else if (detail.layer > 0 && performance.now() - heard >= HEARTBEAT) {
      heard = performance.now();
      process.stderr.write(`${progressLine(detail)}\n`);
    }
  };
}

/** @param {Progress} progress */
function progressLine({ stage, layer, channel, lower, search, searches, generation, best, fraction }) {
  const which = searches > 1 ? `, search ${search} of ${searches}` : '';
  const doing = generation > 0 ? `${stage}${which}, generation ${generation}` : `${stage}${which}`;
  const what = `layer ${layer} channel ${channel}${lower ? ' (for seeds)' : ''}`;
  return `  ${(100 * fraction).toFixed(0).padStart(3)} %  ${what}: ${doing}, best ${best.toFixed(4)}`;
}

/**
 * @param {NeuronReport} neuron
 * @returns {string} what the neuron came to, in one line
 */
export function summaryLine({ layer, channel, sampling, crms }) {
  const head = `layer ${layer} channel ${channel}: ${crms.length} facet${crms.length === 1 ? '' : 's'}`;
  if (crms.length === 0) return `${head}, no sequence activates it`;
  const decoupling = Math.max(...crms.map(crm => crm.decoupling)).toFixed(3);
  const activation = sampling.max_activation.toFixed(4);
  const best = bestOf({ crms });
  const known = best ? `, ${nameOf(best.part.search)} q ${best.match.q.toExponential(1)}` : '';
  return `${head}, best decoupling ${decoupling}, max activation ${activation}, ${crms[0].consensus}${known}`;
}
