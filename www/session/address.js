/**
 * What a link to this page can hold, as a declared list of properties ⇄ URL hash. A model never is in it.
 */
import { isLetters } from './input-channels.js';
import { PARAMETERS } from './parameters.js';

/**
 * @typedef {object} Settings
 * @property {string | null} example id of the example that is shown, or null for the visitor's own network
 * @property {string | null} letters what the input's channels of the visitor's own network hold, or null for the usual
 * @property {number | null} layer chosen layer, or null for the deepest convolution that can be analysed
 * @property {string | null} neurons chosen neurons as text, or null for the first
 * @property {number | null} scan layer with which a sequence is scanned, or null for the chosen one
 * @property {'quick' | 'paper'} preset
 * @property {number} seed
 * @property {string} motifs id of the shipped motif database that is searched, or `none`
 * @property {string | null} neuron neuron whose result is shown, `layer.channel`, or null for the first
 * @property {'pattern' | 'field'} align whether logos are aligned by their shift or as the neuron sees them
 * @property {Readonly<Record<string, number | string>>} overrides parameters that differ from the preset, by path
 */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  example: null,
  letters: null,
  layer: null,
  neurons: null,
  scan: null,
  preset: 'quick',
  seed: 1,
  motifs: 'jaspar-vertebrates',
  neuron: null,
  align: 'pattern',
  overrides: Object.freeze({}),
});

/** @typedef {(text: string) => string | number | null} Reader answers null for what it refuses */

/** @type {[Exclude<keyof Settings, 'overrides'>, Reader][]} */
const PROPERTIES = [
  ['example', matching(/^[a-z0-9-]{1,64}$/)],
  ['letters', text => (isLetters(text) ? text : null)],
  ['layer', whole(1, 9999)],
  ['neurons', matching(/^[0-9a-z, -]{1,4000}$/i)],
  ['scan', whole(1, 9999)],
  ['preset', oneOf(['quick', 'paper'])],
  ['seed', whole(0, Number.MAX_SAFE_INTEGER)],
  ['motifs', matching(/^[a-z0-9-]{1,64}$/)],
  ['neuron', matching(/^\d{1,4}\.\d{1,7}$/)],
  ['align', oneOf(['pattern', 'field'])],
];

/** Properties whose change is a step that the browser's back button undoes. */
const STEPS = /** @type {const} */ (['example', 'letters', 'layer', 'neuron']);

/**
 * @param {string} hash as in `location.hash`; unknown and unreadable properties are left out
 * @returns {Settings}
 */
export function readHash(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  /** @type {Record<string, unknown>} */
  const settings = { ...DEFAULTS };
  for (const [name, read] of PROPERTIES) settings[name] = readOne(query, name, read) ?? settings[name];
  /** @type {Record<string, number | string>} */
  const overrides = {};
  for (const parameter of PARAMETERS) {
    const value = readOne(query, parameter.path, readerOf(parameter));
    if (value !== null) overrides[parameter.path] = value;
  }
  settings.overrides = overrides;
  return /** @type {Settings} */ (settings);
}

/**
 * @param {Settings} settings
 * @returns {string} `#layer=2&neurons=0,3-7`; empty when everything is at its default
 */
export function writeHash(settings) {
  const query = new URLSearchParams();
  for (const [name] of PROPERTIES) {
    const value = settings[name];
    if (value !== null && value !== DEFAULTS[name]) query.set(name, String(value));
  }
  for (const [path, value] of Object.entries(settings.overrides)) query.set(path, String(value));
  const text = query.toString().replaceAll('%2C', ',').replaceAll('+', '%20');
  return text && `#${text}`;
}

/**
 * Whether going from `before` to `after` deserves an entry in the browser's history.
 * @param {Settings} before
 * @param {Settings} after
 */
export function isStep(before, after) {
  return STEPS.some(name => before[name] !== after[name]);
}

/**
 * Reads one value of a parameter, from a link or a form.
 * @param {import('./parameters.js').Parameter} parameter
 * @returns {Reader}
 */
export function readerOf(parameter) {
  if (parameter.choices) return oneOf(parameter.choices.map(([value]) => value));
  const [low, high] = parameter.range ?? [0, 0];
  return parameter.fraction ? within(low, high) : whole(low, high);
}

/** @param {URLSearchParams} query @param {string} name @param {Reader} read */
function readOne(query, name, read) {
  const text = query.get(name);
  return text === null ? null : read(text);
}

/** @param {RegExp} pattern @returns {Reader} */
function matching(pattern) {
  return text => (pattern.test(text) ? text : null);
}

/** @param {string[]} values @returns {Reader} */
function oneOf(values) {
  return text => (values.includes(text) ? text : null);
}

/** @param {number} low @param {number} high @returns {Reader} */
function within(low, high) {
  return text => {
    const value = Number(text);
    return text.trim() !== '' && value >= low && value <= high ? value : null;
  };
}

/** @param {number} low @param {number} high @returns {Reader} */
function whole(low, high) {
  const read = within(low, high);
  return text => (/^\d+$/.test(text.trim()) ? read(text) : null);
}
