/** The parameters of a run that are not those of its preset, in words. */
import { PARAMETERS } from '../engine/parameters.js';
import { inWords, labelOf } from './parameter-words.js';
import { valueAt } from './options.js';
import { RESULT } from '../texts/workbench.js';

/** @typedef {import('../engine/types.js').Options} Options */
/**
 * @param {Options} options of the run
 * @param {Options} preset that it names
 * @returns {string[]} each with both values; a report of an earlier version lacks some
 */
export function changedParameters(options, preset) {
  return PARAMETERS.flatMap(({ path }) => {
    const [value, usual] = [options, preset].map(values => valueAt(values, path));
    if (value === usual || value === 'undefined') return [];
    return [RESULT.changed(labelOf(path), inWords(path, value), inWords(path, usual))];
  });
}
