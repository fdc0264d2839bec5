/** What a run prints while it goes: one line per neuron, and between them a bar on a terminal, lines elsewhere. */
import { bestOf, nameOf } from '../../www/session/matches.js';

/** @typedef {import('../../www/engine/types.js').Report} Report */
/** @typedef {import('../../www/engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../www/engine/types.js').Progress} Progress */
/** @typedef {Pick<NodeJS.WriteStream, 'write'> & {isTTY?: boolean, columns?: number}} Terminal */

/** Minimum time between two lines of progress, milliseconds. */
const HEARTBEAT = 2000;
/** Columns of the bar between its brackets. */
const BAR = 20;
/** Moves to the beginning of the line and empties it. */
const CLEAR = '\r\x1b[K';

/**
 * @param {number} [printed] number of neurons that need no line
 * @param {Terminal} [stream]
 * @returns {(event: 'progress' | 'partial', detail: any) => void} prints the events of one run
 */
export function printer(printed = 0, stream = process.stderr) {
  const between = stream.isTTY ? bar(stream) : lines(stream);
  return (event, detail) => {
    if (event === 'progress') return between(detail);
    clear(stream);
    /** @type {Report} */
    const { neurons } = JSON.parse(detail);
    for (const neuron of neurons.slice(printed)) stream.write(`${summaryLine(neuron)}\n`);
    printed = Math.max(printed, neurons.length);
  };
}

/** Removes the bar, where there may be one. @param {Terminal} [stream] */
export function clear(stream = process.stderr) {
  if (stream.isTTY) stream.write(CLEAR);
}

/** @param {Terminal} stream @returns {(progress: Progress) => void} redraws one line */
function bar(stream) {
  return progress => {
    if (progress.layer === 0) return clear(stream);
    const full = Math.round(BAR * progress.fraction);
    const line = `[${'#'.repeat(full).padEnd(BAR, '-')}] ${progressLine(progress)}`;
    stream.write(`${CLEAR}${line.slice(0, (stream.columns ?? 80) - 1)}`);
  };
}

/** @param {Terminal} stream @returns {(progress: Progress) => void} writes a line now and then */
function lines(stream) {
  let last = Number.NEGATIVE_INFINITY;
  return progress => {
    if (progress.layer === 0 || performance.now() - last < HEARTBEAT) return;
    last = performance.now();
    stream.write(`  ${progressLine(progress)}\n`);
  };
}

/** @param {Progress} progress */
function progressLine({ stage, layer, channel, lower, search, searches, generation, best, fraction }) {
  const which = searches > 1 ? `, search ${search} of ${searches}` : '';
  const doing = generation > 0 ? `${stage}${which}, generation ${generation}` : `${stage}${which}`;
  const what = `layer ${layer} channel ${channel}${lower ? ' (for seeds)' : ''}`;
  return `${(100 * fraction).toFixed(0).padStart(3)} %  ${what}: ${doing}, best ${best.toFixed(4)}`;
}

/**
 * @param {NeuronReport} neuron
 * @returns {string} what the neuron came to, in one line
 */
function summaryLine({ layer, channel, sampling, crms, notes }) {
  const head = `layer ${layer} channel ${channel}: ${crms.length} facet${crms.length === 1 ? '' : 's'}`;
  if (crms.length === 0) {
    const same = notes.some(({ kind }) => kind === 'constant');
    return `${head}, ${same ? 'the same activation for every sequence' : 'no sequence activates it'}`;
  }
  const decoupling = Math.max(...crms.map(crm => crm.decoupling)).toFixed(3);
  const activation = sampling.max_activation.toFixed(4);
  const best = bestOf({ crms });
  const known = best ? `, ${nameOf(best.part.search)} q ${best.match.q.toExponential(1)}` : '';
  return `${head}, best decoupling ${decoupling}, max activation ${activation}, ${crms[0].consensus}${known}`;
}
