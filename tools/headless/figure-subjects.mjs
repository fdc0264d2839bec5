/** What the command `figure` draws: what the page's builder makes of a report, curves of its trees, and answers that were saved. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chosenRows } from '../../www/figure/chosen.js';
import { curvesOf } from '../../www/figure/curves.js';
import { drawingFigure } from '../../www/figure/drawing.js';
import { effectRow } from '../../www/figure/effects.js';
import { toSvg } from '../../www/figure/nodes.js';
import { namesIn } from '../../www/session/facets/marks.js';
import { FIGURE } from '../../www/texts/figure.js';
import { FIRST, heatDrawing, largest, strongest } from '../../www/ui/heat-drawing.js';
import { plotForFile } from '../../www/ui/plot-drawing.js';
import { subjectOf } from '../../www/workbench/figure/subjects.js';
import { provideDocument } from '../node/document.mjs';
import { readStyles, styled } from '../node/styles.mjs';
import { root } from '../site.mjs';
import { optionRefusal } from './arguments.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('../../www/engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../www/engine/types.js').Report} Report */
/** @typedef {Pick<import('../../www/workbench/figure/subjects.js').Subject, 'title' | 'compose'>} Subject */
/** @typedef {{session: import('./session.mjs').Session, values: import('./arguments.mjs').Values, report: Report, neuron: NeuronReport}} Asked */
/** What `outputs --report --json` writes. @typedef {import('../../www/engine/protocol.js').Inserted & {model: string, names: string[]}} SavedEffects */

const STYLES = ['tokens.css', 'plots.css'];

/** @type {Record<string, (asked: Asked) => Subject | Promise<Subject>>} */
export const SUBJECTS = { facets, trees, curves, effects, methods };

/** @param {Asked} asked */
function facets({ session, report, neuron }) {
  return subjectOf({ kind: 'facets', neuron, report, nameOf: namesIn(report.marks ?? []) }, session);
}

/** @param {Asked} asked */
function trees({ session, report, neuron }) {
  return subjectOf({ kind: 'trees', neuron, report }, session);
}

/** @param {Asked} asked @returns {Subject} */
function curves({ report, neuron }) {
  const { syntax = [], layer, channel } = neuron;
  const title = FIGURE.curvesTitle(layer, channel, report.model.name);
  return {
    title,
    async compose(settings, { font }) {
      const drawn = chosenRows(settings.trees, syntax).flatMap(tree => curvesOf(tree, ''));
      if (drawn.length === 0) {
        const message = `The network was not asked about the chosen trees of the neuron ${layer}.${channel}.`;
        throw new Refusal('figure.empty', message, 'Analyse it with grammar.asked above 0.');
      }
      const texts = await Promise.all(drawn.map(({ data }) => finished(() => plotForFile(data))));
      const headings = drawn.map(({ label }) => label);
      return drawingFigure(title, texts, settings, font, headings);
    },
  };
}

/** @param {Asked} asked @returns {Promise<Subject>} */
async function effects({ session, values, report, neuron }) {
  const saved = /** @type {SavedEffects} */ (await answer(values, 'effects', 'outputs --report', 'patterns'));
  const { layer, channel } = neuron;
  const patterns = saved.patterns.filter(one => one.layer === layer && one.channel === channel);
  if (saved.model !== report.model.sha256) throw ofOther('effects', 'network');
  if (patterns.length === 0) throw ofOther('effects', 'neuron');
  const { alphabet, name } = report.model;
  const called = namesIn(report.marks ?? []);
  const rows = patterns.map(pattern =>
    effectRow(pattern, neuron, called, (ppm, options) => session.call('logo', { ppm, alphabet, options })),
  );
  const names = saved.units.map(unit => saved.names[unit]);
  const shown = strongest(names.length, rows, FIRST);
  const map = { names: shown.map(i => names[i]), rows, shown, end: largest(rows.flatMap(({ cells }) => cells)) };
  const title = FIGURE.effectsTitle(layer, channel, name);
  return {
    title,
    compose: async (settings, { font }) =>
      drawingFigure(title, [await finished(() => heatDrawing(map))], settings, font),
  };
}

/** @param {Asked} asked */
async function methods({ session, values, report, neuron }) {
  const saved = await answer(values, 'methods', 'methods', 'rows');
  const compared = /** @type {import('../../www/engine/protocol.js').MethodsCompared} */ (saved);
  if (compared.layer !== neuron.layer || compared.channel !== neuron.channel) throw ofOther('methods', 'neuron');
  return subjectOf({ kind: 'methods', neuron, report, compared }, session);
}

/**
 * An answer that was saved as JSON.
 * @param {import('./arguments.mjs').Values} values @param {string} option @param {string} command that writes it @param {string} list a field that it has
 */
async function answer(values, option, command, list) {
  const path = values[option];
  if (path === undefined) throw optionRefusal(`--what ${option} needs --${option}.`);
  const next = `Give the file of neuronmotif ${command} --json.`;
  try {
    const saved = JSON.parse(await readFile(String(path), 'utf8'));
    if (Array.isArray(saved?.[list])) return saved;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refusal('request.file', `The file ${path} has no ${list}.`, next);
}

/** @param {string} option @param {string} what */
function ofOther(option, what) {
  const message = `The file of --${option} is of another ${what} than the figure.`;
  return new Refusal(
    'request.file',
    message,
    'Give the file of this report’s neuron, or choose the neuron with --neuron.',
  );
}

/** A drawing of the page as a text with the light colours of the page. @param {() => unknown} draw */
async function finished(draw) {
  provideDocument();
  const sheets = await Promise.all(STYLES.map(name => readFile(join(root, 'www/styles', name), 'utf8')));
  const svg = /** @type {import('../../www/figure/nodes.js').SvgNode} */ (await draw());
  return toSvg(styled(svg, readStyles(sheets.join('\n'))));
}
