/** The names of the units of a network's outputs, and of the scale of their values. */
import { OUTPUTS } from '../../texts/workbench.js';

/**
 * Those that the file gives; else the name of the output and, where it has several values, their places.
 * @param {Pick<import('../../engine/types.js').OutputsInfo, 'outputs' | 'tasks'>} info
 * @returns {string[]}
 */
export function unitNames({ outputs, tasks }) {
  if (tasks.length > 0) return tasks;
  return outputs.flatMap(({ name, dims, units }) =>
    units === 1 ? [name] : Array.from({ length: units }, (_, unit) => `${name} ${placeOf(unit, dims)}`),
  );
}

/**
 * Names of the values that are shown: those before the final function of the network say so.
 * @param {import('../../engine/types.js').OutputsInfo} info
 * @param {string[]} names of the units
 * @returns {string[]}
 */
export function scaledNames({ outputs, scale }, names) {
  const last = outputs.flatMap(({ units, before }) => Array.from({ length: units }, () => before));
  return names.map((name, unit) => (scale === 'logit' && last[unit] ? OUTPUTS.scale.before(name, last[unit]) : name));
}

/** Which value of each output is shown, in a sentence. @param {import('../../engine/types.js').OutputsInfo} info */
export function scaleMeaning({ outputs, scale }) {
  const { meaning } = OUTPUTS.scale;
  const last = outputs.find(({ before }) => before)?.before;
  return last ? meaning[scale](last) : meaning.plain;
}

/** @param {number} unit @param {number[]} dims @returns {string} its place along each axis, counted from 0 */
function placeOf(unit, dims) {
  const places = [];
  for (const size of dims.toReversed()) {
    places.unshift(unit % size);
    unit = Math.floor(unit / size);
  }
  return places.filter((_, axis) => dims[axis] > 1).join(',');
}
