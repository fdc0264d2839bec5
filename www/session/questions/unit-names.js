/** The names of the units of a network's outputs. */

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

/** @param {number} unit @param {number[]} dims @returns {string} its place along each axis, counted from 0 */
function placeOf(unit, dims) {
  const places = [];
  for (const size of dims.toReversed()) {
    places.unshift(unit % size);
    unit = Math.floor(unit / size);
  }
  return places.filter((_, axis) => dims[axis] > 1).join(',');
}
