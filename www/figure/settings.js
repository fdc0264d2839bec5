/** How a figure looks: plain JSON, the state key `figure` of the page and the options of the command. */
import { SCHEMES } from './colours.js';

/** What stands next to the logos. */
export const FIGURES = /** @type {const} */ ([
  'activation',
  'decoupling',
  'importance',
  'information',
  'sequences',
  'shift',
  'match',
  'q',
]);

/** @typedef {typeof FIGURES[number]} FigureName */

/**
 * @typedef {object} FigureSettings
 * @property {string} facets which of them, by rank: `1-8,11` or `all`
 * @property {string} trees which of them, counted from 1
 * @property {string} methods which of their rows, counted from 1
 * @property {'rank' | 'shift' | 'listed'} order of the rows; `listed` as `facets` names them
 * @property {'shift' | 'field'} align by the shift of the pattern, or as the neuron sees it
 * @property {'motif' | 'all'} extent positions that are drawn
 * @property {number} columns
 * @property {number} width mm
 * @property {number} fontSize pt
 * @property {number} logoHeight mm
 * @property {import('./colours.js').Scheme} colours
 * @property {'text' | 'outlines'} letters how words are written
 * @property {boolean} title
 * @property {boolean} known whether the known motif stands above the logos
 * @property {boolean} names
 * @property {boolean} segments whether they are marked
 * @property {boolean} scale of bits
 * @property {boolean} ruler
 * @property {FigureName[]} figures in the order of `FIGURES`
 */

/** @type {Readonly<FigureSettings>} */
export const DEFAULTS = Object.freeze({
  facets: '1-20',
  trees: 'all',
  methods: 'all',
  order: 'rank',
  align: 'shift',
  extent: 'motif',
  columns: 1,
  width: 180,
  fontSize: 7,
  logoHeight: 8,
  colours: 'safe',
  letters: 'text',
  title: true,
  known: true,
  names: true,
  segments: true,
  scale: true,
  ruler: true,
  figures: /** @type {FigureName[]} */ (FIGURES.filter(name => name !== 'importance')),
});

/** Smallest and largest value of numbers. */
export const RANGES = Object.freeze({
  columns: [1, 6],
  width: [30, 500],
  fontSize: [4, 24],
  logoHeight: [3, 50],
});

/** The values of what is chosen from a list. */
export const CHOICES = Object.freeze({
  order: ['rank', 'shift', 'listed'],
  align: ['shift', 'field'],
  extent: ['motif', 'all'],
  colours: SCHEMES,
  letters: ['text', 'outlines'],
});

/**
 * Settings that were saved, by this version or another one.
 * @param {unknown} saved
 * @returns {FigureSettings} with the default in place of whatever is not allowed
 */
export function restored(saved) {
  const given = /** @type {Record<string, any>} */ (typeof saved === 'object' && saved !== null ? saved : {});
  const kept = Object.entries(DEFAULTS).map(([name, usual]) => {
    const value = name === 'figures' ? figuresOf(given.figures) : given[name];
    return [name, isAllowed(name, value, usual) ? value : usual];
  });
  return /** @type {FigureSettings} */ (Object.fromEntries(kept));
}

/** @param {string} name @param {any} value @param {any} usual @returns {boolean} */
export function isAllowed(name, value, usual = /** @type {any} */ (DEFAULTS)[name]) {
  if (name in CHOICES) return /** @type {any} */ (CHOICES)[name].includes(value);
  if (!(name in RANGES)) return typeof value === typeof usual;
  const [low, high] = /** @type {any} */ (RANGES)[name];
  const whole = name !== 'columns' || Number.isInteger(value);
  return typeof value === 'number' && whole && value >= low && value <= high;
}

/** @param {unknown} names @returns {FigureName[] | undefined} */
function figuresOf(names) {
  return Array.isArray(names) ? FIGURES.filter(name => names.includes(name)) : undefined;
}
