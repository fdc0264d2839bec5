/** Parameters and their values in words. */
import { ENGINE } from '../texts/engine.js';
import { RESULT } from '../texts/workbench.js';

/** @typedef {{label: string, unit?: string, choices?: Record<string, string>}} Words */

const WORDS = /** @type {Record<string, Words>} */ (ENGINE.parameters);

/** @param {string} path of a parameter */
export function labelOf(path) {
  return WORDS[path].label;
}

/** @param {string} path @param {string | number} value */
export function inWords(path, value) {
  const { choices, unit } = WORDS[path];
  if (value === '') return RESULT.none;
  return choices?.[value] ?? (unit ? `${value} ${unit}` : `${value}`);
}
