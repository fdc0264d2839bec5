/** The options of the next run, as the state has them. */
import { layerOf, neuronsText } from './network.js';
import { readNeurons } from './neurons.js';

/** @typedef {import('../engine/types.js').Options} Options */
/** @typedef {import('../engine/types.js').GrammarOptions} GrammarOptions */
/** @typedef {import('./state.js').State} State */

/** The option that says what random sequences are drawn from, and its value for shuffles. */
export const COMPOSITION = 'grammar.composition';
export const SHUFFLED = 'shuffled';

/**
 * The options of the next run, or null while something is missing.
 * @param {State} state
 * @returns {Options | null}
 */
export function optionsOf(state) {
  const layer = layerOf(state);
  if (!state.presets || !layer) return null;
  const { channels } = readNeurons(neuronsText(state), layer.channels);
  if (!channels) return null;
  const options = structuredClone(state.presets[state.settings.preset]);
  options.seed = state.settings.seed;
  options.targets = [{ layer: layer.index, channels }];
  applyOverrides(options, state);
  return options;
}

/**
 * What a forecast depends on.
 * @param {Options} options
 * @param {Pick<State, 'sequences'>} state
 */
export function forecastKey(options, { sequences }) {
  return JSON.stringify([options, sequences?.sha256]);
}

/**
 * How facets are compared with known motifs, as chosen now; null before the engine is there.
 * @param {State} state
 * @returns {GrammarOptions | null}
 */
export function grammarOf(state) {
  if (!state.presets) return null;
  const options = structuredClone(state.presets[state.settings.preset]);
  applyOverrides(options, state);
  return options.grammar;
}

/**
 * The name of the user's file whose shuffles are the random sequences of a run; null where they are not.
 * @param {Pick<State, 'settings' | 'sequences'>} state
 */
export function shuffledFile({ settings, sequences }) {
  return settings.overrides[COMPOSITION] === SHUFFLED ? (sequences?.name ?? null) : null;
}

/** @param {Options} options @param {State} state */
function applyOverrides(options, { settings }) {
  for (const [path, value] of Object.entries(settings.overrides)) setAt(options, path, value);
}

/**
 * @param {Options} options
 * @param {string} path `sampling.generations`
 * @returns {string | number} a switch as `true` or `false`, frequencies separated by commas
 */
export function valueAt(options, path) {
  const [group, name] = path.split('.');
  const value = /** @type {any} */ (options)[group][name];
  return typeof value === 'number' ? value : String(value);
}

/** @param {Options} options @param {string} path @param {string | number} value */
function setAt(options, path, value) {
  const [group, name] = path.split('.');
  const values = /** @type {any} */ (options)[group];
  if (Array.isArray(values[name])) values[name] = String(value).split(',').filter(Boolean).map(Number);
  else values[name] = typeof values[name] === 'boolean' ? value === 'true' : value;
}
