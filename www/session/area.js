/** Which area of the workbench is in front. */
import { DEFAULTS, writeAddress } from './address.js';

/** @typedef {import('./address.js').Settings} Settings */
/** @typedef {import('./address.js').AreaId} AreaId */

/** The areas that a wide screen shows together. @type {readonly AreaId[]} */
export const TOGETHER = Object.freeze(['network', 'neurons', 'result']);

/**
 * The chosen area; without one, that of which the rest of the address speaks. A plain address is the start.
 * @param {{settings: Settings}} state
 * @returns {AreaId}
 */
export function areaOf({ settings }) {
  const { area, neuron, tab, at } = settings;
  if (area) return area;
  if (neuron !== null || at !== null || tab !== DEFAULTS.tab) return 'result';
  return writeAddress(settings) === '' ? 'start' : 'network';
}
