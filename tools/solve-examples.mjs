/**
 * `node tools/solve-examples.mjs [ID …]`: analyses the example networks and writes the `report.json`, `logos.json`
 * and `tree.json` that the page shows before anything is run. To be run by hand after `npm run build` whenever results change.
 */
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULTS } from '../www/session/address.js';
import { rowLogo } from '../www/session/logo-sizes.js';
import { readNeurons } from '../www/session/neurons.js';
import { narrator } from './headless/analyze.mjs';
import { databases } from './headless/motifs.mjs';
import { Session } from './headless/session.mjs';
import { say, tool } from './run.mjs';
import { root } from './site.mjs';
import { solveLesson } from './solve-lesson.mjs';
import { treeOf } from './solve-tree.mjs';

/** @typedef {import('../www/engine/types.js').Report} Report */

/**
 * An entry of the list of examples; one with a `tree` is also divided with P = 1, and one with a `lesson`
 * taught, for the guided page.
 * @typedef {{id: string, model: string, report: string, logos: string, tree?: string, lesson?: string, layer: number, neurons: string}} Example
 */

/** Facets of a neuron whose logos are shipped; the page has the engine draw the others when they come into view. */
const SHIPPED = 24;

const EXAMPLES = join(root, 'www', 'examples');

await tool(async () => {
  const wanted = process.argv.slice(2);
  /** @type {Example[]} */
  const examples = JSON.parse(await readFile(join(EXAMPLES, 'index.json'), 'utf8'));
  for (const example of examples.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) await solve(example);
});

/** @param {Example} example */
async function solve({ id, model, report: reportFile, logos: logosFile, tree, lesson, layer, neurons }) {
  const named = join(await mkdtemp(join(tmpdir(), 'neuronmotif-')), `${id}.onnx`);
  await copyFile(join(EXAMPLES, model), named);
  const motifs = await databases(DEFAULTS.motifs);
  const session = await Session.start({ browser: 'chromium', isolated: true, model: named, motifs });
  session.onevent = narrator();
  try {
    const { info } = await session.open();
    await session.addMotifs();
    const { channels } = readNeurons(neurons, info.layers[layer - 1].channels);
    const options = await session.call('preset', { name: 'paper' });
    options.targets = [{ layer, channels: channels ?? [] }];
    const { report } = await session.call('run', { options });
    await writeFile(join(EXAMPLES, reportFile), report);
    await writeFile(join(EXAMPLES, logosFile), `${JSON.stringify(await logosOf(session, JSON.parse(report)))}\n`);
    if (lesson) {
      const solved = await solveLesson(session, { layer, channel: 0 }, report);
      await writeFile(join(EXAMPLES, lesson), `${JSON.stringify(solved)}\n`);
    }
    if (tree) {
      options.demixing.groups = 1;
      const { report: single } = await session.call('run', { options });
      const trees = [single, report].map(text => treeOf(JSON.parse(text)));
      await writeFile(join(EXAMPLES, tree), `${JSON.stringify(trees)}\n`);
    }
    say(`${id} is solved.`);
  } finally {
    await session.close();
  }
}

/**
 * @param {Session} session
 * @param {Report} report
 * @returns {Promise<Record<string, string>>} SVG by the facet's id, and of the blur by `mixed:` and the neuron's
 */
async function logosOf(session, { neurons, model }) {
  /** @type {Record<string, string>} */
  const logos = {};
  for (const { layer, channel, receptive_field, mixed, crms } of neurons) {
    const options = rowLogo(receptive_field);
    const draw = (/** @type {number[][]} */ ppm) => session.call('logo', { ppm, alphabet: model.alphabet, options });
    if (mixed) logos[`mixed:${layer}.${channel}`] = await draw(mixed.ppm);
    for (const crm of crms.slice(0, SHIPPED)) logos[crm.id] = await draw(crm.ppm);
  }
  return logos;
}
