/** `figure`: facets or syntax trees of a report's neuron as a figure for a publication. */
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { drawingFigure } from '../../www/figure/drawing.js';
import { facetTable } from '../../www/figure/facets.js';
import { loadKit } from '../../www/figure/library.js';
import { FigureProblem } from '../../www/figure/problem.js';
import { chosenRows } from '../../www/figure/chosen.js';
import { rowsFigure } from '../../www/figure/rows.js';
import { FORMATS, fileOf } from '../../www/figure/save.js';
import { CHOICES, DEFAULTS, FIGURES, isAllowed, RANGES } from '../../www/figure/settings.js';
import { namesIn } from '../../www/session/facets/marks.js';
import { FIGURE } from '../../www/texts/figure.js';
import { root } from '../site.mjs';
import { oneOf, optionRefusal } from './arguments.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('./arguments.mjs').Values} Values */
/** @typedef {import('../../www/engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../www/figure/settings.js').FigureSettings} FigureSettings */

/** Options that are settings under another name. @type {Record<string, keyof FigureSettings>} */
const SETTINGS = {
  order: 'order',
  align: 'align',
  extent: 'extent',
  colors: 'colours',
  fonts: 'letters',
  columns: 'columns',
  width: 'width',
  'font-size': 'fontSize',
  'logo-height': 'logoHeight',
};

/** Parts that `--without` leaves out. */
const PARTS = ['title', 'known', 'names', 'segments', 'scale', 'ruler'];

/** @param {import('./session.mjs').Session} session @param {Values} values */
export async function figure(session, values) {
  const [file] = /** @type {string[]} */ (values.files);
  if (file === undefined) throw optionRefusal('The command figure needs a report.');
  const out = String(values.out);
  const format = /** @type {keyof typeof FORMATS} */ (extname(out).slice(1));
  if (!(format in FORMATS)) throw optionRefusal(`--out is “${out}”; its name must end with .svg, .pdf or .png.`);
  oneOf(values, 'what', ['facets', 'trees']);
  const settings = settingsOf(values);
  const { report: text } = await session.call('check', { report: await readFile(file, 'utf8') });
  /** @type {import('../../www/engine/types.js').Report} */
  const report = JSON.parse(text);
  const neuron = neuronOf(report, values.neuron);
  try {
    const kit = await nodeKit();
    const { title, page } = await composed(session, values, report, neuron, settings, kit);
    await writeFile(out, await fileOf(page, format, settings, kit, title));
  } catch (error) {
    if (!(error instanceof FigureProblem)) throw error;
    throw new Refusal(error.code, error.message, error.next);
  }
  return undefined;
}

/** What figures are made with, from the files of the site. */
export function nodeKit() {
  return loadKit(async name => new Uint8Array(await readFile(join(root, 'www', 'vendor', name))));
}

/**
 * The facets of a neuron as SVG.
 * @param {import('./session.mjs').Session} session
 * @param {import('../../www/engine/types.js').Report} report
 * @param {NeuronReport} neuron
 * @param {FigureSettings} settings
 * @param {import('../../www/figure/library.js').Kit} kit
 */
export async function facetsFigure(session, report, neuron, settings, kit) {
  const table = facetTable(neuron, report, settings, ({ id }) => namesIn(report.marks ?? [])(id));
  const page = await rowsOf(session, report, table, settings, kit);
  return String(await fileOf(page, 'svg', settings, kit, table.title));
}

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('../../www/engine/types.js').Report} report
 * @param {import('../../www/figure/table.js').LogoTable} table
 * @param {FigureSettings} settings
 * @param {import('../../www/figure/library.js').Kit} kit
 */
function rowsOf(session, { model: { alphabet } }, table, settings, { font }) {
  return rowsFigure(table, settings, {
    font,
    logo: (ppm, options) => session.call('logo', { ppm, alphabet, options }),
  });
}

/**
 * @param {import('./session.mjs').Session} session
 * @param {Values} values
 * @param {import('../../www/engine/types.js').Report} report
 * @param {NeuronReport} neuron
 * @param {FigureSettings} settings
 * @param {import('../../www/figure/library.js').Kit} kit
 */
async function composed(session, values, report, neuron, settings, kit) {
  const { alphabet, name } = report.model;
  if (values.what === 'trees') {
    const title = FIGURE.treesTitle(neuron.layer, neuron.channel, name);
    const { syntax = [], dictionary = [] } = neuron;
    const trees = chosenRows(settings.trees, syntax);
    const drawings = await Promise.all(trees.map(tree => session.call('syntaxSvg', { tree, dictionary, alphabet })));
    return { title, page: drawingFigure(title, drawings, settings, kit.font) };
  }
  const table = facetTable(neuron, report, settings, ({ id }) => namesIn(report.marks ?? [])(id));
  return { title: table.title, page: await rowsOf(session, report, table, settings, kit) };
}

/** @param {Values} values @returns {FigureSettings} */
function settingsOf(values) {
  const listed = (/** @type {string} */ name) => (values[name] === undefined ? [] : String(values[name]).split(','));
  /** @type {Record<string, any>} */
  const settings = { ...DEFAULTS };
  if (values.facets !== undefined) settings[values.what === 'trees' ? 'trees' : 'facets'] = values.facets;
  for (const [option, name] of Object.entries(SETTINGS)) {
    if (values[option] === undefined) continue;
    const value = name in RANGES ? Number(values[option]) : values[option];
    if (!isAllowed(name, value))
      throw optionRefusal(`--${option} is “${values[option]}”; it must be ${allowed(name)}.`);
    settings[name] = value;
  }
  for (const part of listed('without')) {
    if (!PARTS.includes(part)) throw optionRefusal(`--without is “${part}”; it must be one of ${PARTS.join(', ')}.`);
    settings[part] = false;
  }
  const figures = values.figures === 'none' ? [] : listed('figures');
  const unknown = figures.find(name => !FIGURES.some(known => known === name));
  if (unknown !== undefined)
    throw optionRefusal(`--figures has “${unknown}”; it must be of ${FIGURES.join(', ')}, or none.`);
  if (values.figures !== undefined) settings.figures = FIGURES.filter(name => figures.includes(name));
  return /** @type {FigureSettings} */ (settings);
}

/** @param {keyof FigureSettings} name */
function allowed(name) {
  if (name in CHOICES) return /** @type {any} */ (CHOICES)[name].join(' or ');
  const [low, high] = /** @type {any} */ (RANGES)[name];
  return `a number from ${low} to ${high}`;
}

/** @param {import('../../www/engine/types.js').Report} report @param {Values[string]} id */
function neuronOf({ neurons }, id) {
  const name = ({ layer, channel } = /** @type {NeuronReport} */ (neurons[0])) => `${layer}.${channel}`;
  const found = id === undefined ? neurons[0] : neurons.find(neuron => name(neuron) === id);
  if (found && found.crms.length > 0) return found;
  if (found)
    throw new Refusal('figure.empty', `The neuron ${name(found)} has no facets.`, 'Choose another one with --neuron.');
  const all = neurons.slice(0, 20).map(name).join(', ');
  throw optionRefusal(`--neuron is “${id}”; the report has ${all}${neurons.length > 20 ? ', …' : ''}.`);
}
