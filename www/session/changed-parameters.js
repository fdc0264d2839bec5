/** The parameters of a run that are not those of its preset, in words. */
import { PARAMETERS } from '../engine/parameters.js';
import { valueAt } from './state.js';
import { ENGINE } from '../texts/engine.js';
import { RESULT } from '../texts/workbench.js';

/** @typedef {import('../engine/types.js').Options} Options */
/** @typedef {{label: string, unit?: string, choices?: Record<string, string>}} Words */

const WORDS = /** @type {Record<string, Words>} */ (ENGINE.parameters);

/**
 * @param {Options} options of the run
 * @param {Options} preset that it names
 * @returns {string[]} each with both values; a report of an earlier version lacks some
 */
export function changedParameters(options, preset) {
  return PARAMETERS.flatMap(({ path }) => {
    const [value, usual] = [options, preset].map(values => valueAt(values, path));
    if (value === usual || value === 'undefined') return [];
    return [RESULT.changed(WORDS[path].label, inWords(path, value), inWords(path, usual))];
  });
}

/** @param {string} path @param {string | number} value */
function inWords(path, value) {
  const { choices, unit } = WORDS[path];
  if (value === '') return RESULT.none;
  return choices?.[value] ?? (unit ? `${value} ${unit}` : `${value}`);
}
