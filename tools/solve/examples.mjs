/** Solves the example networks: what their pages show before anything is run. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rowLogo } from '../../www/session/logo-sizes.js';
import { analyze, EXAMPLES, withExample } from './engine.mjs';
import { solveLesson } from './lesson.mjs';
import { timeless } from './timeless.mjs';
import { treeOf } from './tree.mjs';

/** @typedef {import('../../www/engine/types.js').Report} Report */
/** @typedef {import('../headless/session.mjs').Session} Session */

/**
 * An entry of `www/examples/index.json`; one with a `tree` is also analysed with P = 1, and one with a `lesson`
 * taught, for the guided page. Without a `preset` it is solved with “paper”.
 * @typedef {{id: string, model: string, report: string, logos: string, tree?: string, lesson?: string, layer: number, neurons: string, preset?: import('../../www/engine/types.js').Preset}} Example
 */

/** Facets of a neuron whose logos are shipped; the page has the engine draw the others when they come into view. */
const SHIPPED = 24;

/** @returns {Promise<Example[]>} */
export async function examples() {
  return JSON.parse(await readFile(join(EXAMPLES, 'index.json'), 'utf8'));
}

/** @param {Example} example @returns {string[]} the files that {@link solve} writes, below `www/examples/` */
export function filesOf({ report, logos, lesson, tree }) {
  return [report, logos, ...(lesson ? [lesson] : []), ...(tree ? [tree] : [])];
}

/**
 * Writes the files of all examples. Every analysis has an engine with one thread; what is made of them is quick.
 * @param {Example[]} examples
 */
export async function solve(examples) {
  const runs = examples.map(example => Promise.all([analyze(example), example.tree ? analyze(example, 1) : null]));
  for (const [i, [report, single]] of (await Promise.all(runs)).entries()) {
    await withExample(examples[i], engine => writeAll(engine, examples[i], report, single));
  }
}

/**
 * @param {Session} engine with the example open
 * @param {Example} example
 * @param {string} text of its report
 * @param {string | null} single the report with P = 1
 */
async function writeAll(engine, { layer, report: file, logos, lesson, tree }, text, single) {
  const report = JSON.parse(text);
  await writeFile(join(EXAMPLES, file), timeless(text));
  await write(logos, await logosOf(engine, report));
  if (lesson) await write(lesson, await solveLesson(engine, { layer, channel: 0 }, text));
  if (tree && single) await write(tree, [JSON.parse(single), report].map(treeOf));
}

/** @param {string} file below `www/examples/` @param {unknown} content */
async function write(file, content) {
  await writeFile(join(EXAMPLES, file), `${JSON.stringify(content)}\n`);
}

/**
 * @param {Session} engine
 * @param {Report} report
 * @returns {Promise<Record<string, string>>} SVG by the facet's id, and of the mixed motif by `mixed:` and the neuron's
 */
async function logosOf(engine, { neurons, model }) {
  /** @type {Record<string, string>} */
  const logos = {};
  for (const { layer, channel, receptive_field, mixed, crms } of neurons) {
    const options = rowLogo(receptive_field);
    const draw = (/** @type {number[][]} */ ppm) => engine.call('logo', { ppm, alphabet: model.alphabet, options });
    if (mixed) logos[`mixed:${layer}.${channel}`] = await draw(mixed.ppm);
    for (const crm of crms.slice(0, SHIPPED)) logos[crm.id] = await draw(crm.ppm);
  }
  return logos;
}
