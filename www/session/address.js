/** What a link to the workbench or to the page that compares motifs can contain. It never contains a network. */
import { PARAMETERS } from '../engine/parameters.js';
import { matching, numbers, oneOf, readHash, whole, within, writeHash } from '../ui/address-codec.js';
import { isLetters } from './input-channels.js';

/** @typedef {import('../ui/address-codec.js').Reader} Reader */

/** The views of a neuron, each behind a tab. */
export const TABS = /** @type {const} */ (['facets', 'rule', 'effect', 'sequences', 'methods']);

/** @typedef {typeof TABS[number]} TabId */

/** What the workbench consists of; one of them is in front. */
export const AREAS = /** @type {const} */ (['start', 'network', 'neurons', 'result', 'sequences', 'outputs', 'scan']);

/** @typedef {typeof AREAS[number]} AreaId */

/** Digits of a network's SHA-256 that an address has: enough to recognise its file. */
const DIGITS = 16;

/** Maximum length of an input, as the engine has it. */
export const MAX_LENGTH = 2 ** 24;

/**
 * @typedef {object} Settings
 * @property {string | null} example id of the example that is shown, or null for the visitor's own network
 * @property {string | null} network first digits of the SHA-256 of the visitor's own network, or null for an example
 * @property {string | null} letters of the input channels of the user's network, or null for the usual order
 * @property {number | null} length of the input of the user's network, or null where its file or the engine decides
 * @property {number | null} layer chosen layer, or null for the deepest convolution that can be analysed
 * @property {string | null} neurons chosen neurons as text, or null for the first
 * @property {number | null} scan layer with which a sequence is scanned, or null for the chosen one
 * @property {number} output of the network that was chosen, counted from 0
 * @property {'logit' | 'output'} scale which value of it counts
 * @property {number | null} ranked layer whose neurons are ranked by their effect on the outputs, or null for none
 * @property {number} rankedIn number of random sequences of this ranking
 * @property {'quick' | 'paper'} preset
 * @property {number} seed
 * @property {string} motifs id of the shipped motif database that is searched, or `none`
 * @property {AreaId | null} area that is in front, or null where the rest of the address decides
 * @property {string | null} neuron neuron whose result is shown, `layer.channel`, or null for the first
 * @property {TabId} tab view of this neuron; the first one where this one has nothing to show
 * @property {string | null} at id of a facet or a tree of this neuron, to which the page goes
 * @property {'pattern' | 'field'} align whether logos are aligned by their shift or as the neuron sees them
 * @property {Readonly<Record<string, number | string>>} overrides parameters that differ from the preset, by path
 */

/** What the address says of outputs before they are asked. @type {Pick<Settings, 'output' | 'scale' | 'ranked' | 'rankedIn'>} */
export const NO_RANKING = Object.freeze({ output: 0, scale: 'logit', ranked: null, rankedIn: 100 });

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  example: null,
  network: null,
  letters: null,
  length: null,
  layer: null,
  neurons: null,
  scan: null,
  ...NO_RANKING,
  preset: 'quick',
  seed: 1,
  motifs: 'jaspar-vertebrates',
  area: null,
  neuron: null,
  tab: 'facets',
  at: null,
  align: 'pattern',
  overrides: Object.freeze({}),
});

/** @type {Record<Exclude<keyof Settings, 'overrides'>, Reader>} */
const READERS = {
  example: matching(/^[a-z0-9-]{1,64}$/),
  network: matching(new RegExp(`^[0-9a-f]{${DIGITS}}$`)),
  letters: text => (isLetters(text) ? text : undefined),
  length: whole(1, MAX_LENGTH),
  layer: whole(1, 9999),
  neurons: matching(/^[0-9a-z, -]{1,4000}$/i),
  scan: whole(1, 9999),
  output: whole(0, 9_999_999),
  scale: oneOf(['logit', 'output']),
  ranked: whole(1, 9999),
  rankedIn: whole(2, 10_000),
  preset: oneOf(['quick', 'paper']),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  motifs: matching(/^[a-z0-9-]{1,64}$/),
  area: oneOf([...AREAS]),
  neuron: matching(/^\d{1,4}\.\d{1,7}$/),
  tab: oneOf([...TABS]),
  at: matching(/^[\w.:-]{1,64}$/),
  align: oneOf(['pattern', 'field']),
};

const OVERRIDE_READERS = Object.fromEntries(PARAMETERS.map(parameter => [parameter.path, readerOf(parameter)]));

/** Properties whose change is a step that the browser's back button undoes. */
const STEPS = /** @type {const} */ ([
  'example',
  'network',
  'letters',
  'length',
  'layer',
  'area',
  'neuron',
  'tab',
  'at',
]);

/**
 * @param {string} hash as in `location.hash`; unknown and unreadable properties are left out
 * @returns {Settings}
 */
export function readAddress(hash) {
  return { ...DEFAULTS, ...readHash(hash, READERS), overrides: readHash(hash, OVERRIDE_READERS) };
}

/**
 * @param {Settings} settings
 * @returns {string} `#layer=2&neurons=0,3-7`; empty when everything is at its default
 */
export function writeAddress({ overrides, ...settings }) {
  const { overrides: _, ...defaults } = DEFAULTS;
  return writeHash({ ...settings, ...overrides }, defaults);
}

/** How an address names a network of the visitor. @param {string} sha256 */
export function networkInAddress(sha256) {
  return sha256.slice(0, DIGITS);
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
 * @param {import('../engine/types.js').Parameter} parameter
 * @returns {import('../ui/address-codec.js').Reader<string | number>}
 */
export function readerOf({ domain }) {
  if (domain.kind === 'frequencies') return numbers;
  if (domain.kind === 'choice') return oneOf(domain.values);
  return domain.kind === 'real' ? within(domain.min, domain.max) : whole(domain.min, domain.max);
}
