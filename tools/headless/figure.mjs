/** `figure`: what a report has of a neuron, or a saved answer about it, as a figure for a publication. */
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { loadKit } from '../../www/figure/library.js';
import { FigureProblem } from '../../www/figure/problem.js';
import { FORMATS, fileOf } from '../../www/figure/save.js';
import { CHOICES, DEFAULTS, FIGURES, isAllowed, RANGES } from '../../www/figure/settings.js';
import { neuronId } from '../../www/session/network.js';
import { root } from '../site.mjs';
import { oneOf, optionRefusal } from './arguments.mjs';
import { SUBJECTS } from './figure-subjects.mjs';
import { namedNeuron } from './named-neuron.mjs';
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

/** What `--facets` chooses, where it is not facets. @type {Record<string, 'trees' | 'methods'>} */
const ROWS = { trees: 'trees', curves: 'trees', methods: 'methods' };

/** Parts that `--without` leaves out. */
const PARTS = ['title', 'known', 'names', 'segments', 'scale', 'ruler'];

/** @param {import('./session.mjs').Session} session @param {Values} values */
export async function figure(session, values) {
  const [file] = /** @type {string[]} */ (values.files);
  if (file === undefined) throw optionRefusal('The command figure needs a report.');
  const out = String(values.out);
  const format = /** @type {keyof typeof FORMATS} */ (extname(out).slice(1));
  if (!(format in FORMATS)) throw optionRefusal(`--out is “${out}”; its name must end with .svg, .pdf or .png.`);
  oneOf(values, 'what', Object.keys(SUBJECTS));
  const settings = settingsOf(values);
  const { report: text } = await session.call('check', { report: await readFile(file, 'utf8') });
  /** @type {import('../../www/engine/types.js').Report} */
  const report = JSON.parse(text);
  const neuron = namedNeuron(report, values.neuron);
  if (neuron.crms.length === 0) {
    const message = `The neuron ${neuronId(neuron)} has no facets.`;
    throw new Refusal('figure.empty', message, 'Choose another one with --neuron.');
  }
  try {
    const kit = await nodeKit();
    const { title, compose } = await SUBJECTS[String(values.what)]({ session, values, report, neuron });
    await writeFile(out, await fileOf(await compose(settings, kit), format, settings, kit, title));
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
  const { title, compose } = await SUBJECTS.facets({ session, values: {}, report, neuron });
  return String(await fileOf(await compose(settings, kit), 'svg', settings, kit, title));
}

/** @param {Values} values @returns {FigureSettings} */
function settingsOf(values) {
  const listed = (/** @type {string} */ name) => (values[name] === undefined ? [] : String(values[name]).split(','));
  /** @type {Record<string, any>} */
  const settings = { ...DEFAULTS };
  if (values.facets !== undefined) settings[ROWS[String(values.what)] ?? 'facets'] = values.facets;
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
