/** The whole benchmark: networks, k-means and Tomtom, whole neurons and layers, and on demand the growth of cost. */
import { cpus } from 'node:os';
import { drawGrowth, measureGrowth } from './growth.mjs';
import { lessonLine, measureLesson } from './lesson.mjs';
import { measureNetworks } from './measure.mjs';
import { NATIVE, startNative } from './native.mjs';
import { networks, wholes } from './networks.mjs';
import { measureOthers, measurePeak } from './others.mjs';
import { measureWholes, nameOf } from './whole.mjs';

/** Sequences per call: few, and of the order of a generation, so that every thread has its share. */
const BATCHES = [32, 256];

/**
 * @typedef {object} Wishes
 * @property {import('./rounds.mjs').Effort} effort
 * @property {string} only measures networks and whole runs whose names contain this, and nothing else where it is not
 *   empty
 * @property {string} [python] an interpreter with onnxruntime, to compare with
 * @property {string} [plots] a folder for plots of how cost grows
 */

/** @param {Wishes} wishes */
export async function bench({ effort, only, python, plots }) {
  const { networks: here, absent } = networks();
  const threads = [...new Set([1, cpus().length])];
  /** @type {import('./measure.mjs').Findings} */
  const findings = { rows: [], notes: new Set(absent.map(reason => `NOT MEASURED: ${reason}`)) };
  const native = python ? await startNative(python) : undefined;
  if (native) findings.notes.add(`${NATIVE}: ${native.version}, threads 1`);
  const chosen = here.filter(({ name }) => name.includes(only));
  const peak_gflops = await measurePeak(effort);
  const operations = /** @type {const} */ (['forward', 'gradient', 'generation']);
  const plan = { networks: chosen, batches: BATCHES, threads, operations: [...operations], effort, native };
  await measureNetworks(plan, findings);
  await native?.close();
  if (!only) await measureOthers(threads, effort, findings);
  const whole = await measureWholes(
    wholes().filter(one => nameOf(one).includes(only)),
    threads,
  );
  const lesson = only ? undefined : await measureLesson(effort.rounds);
  if (lesson) findings.notes.add(lessonLine(lesson));
  const growth = plots ? await measureGrowth(effort) : undefined;
  if (plots && growth) await drawGrowth(plots, growth);
  return { peak_gflops, notes: [...findings.notes], rows: findings.rows, whole, lesson, growth };
}
