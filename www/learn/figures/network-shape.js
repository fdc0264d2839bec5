/** Positions in the drawing of the toy network, and the names of its maps. */

export const CELL = 40;
export const ROW = 28;
export const LEFT = 40;
export const WIDTH = LEFT + 8 * CELL;
export const HEIGHT = 452;

/**
 * The maps of a Look in the order in which they are drawn.
 * @typedef {object} Layer
 * @property {number} map index in the Look
 * @property {number} top of its cells
 * @property {number} wide width of a cell
 */

/** @type {Layer[]} */
export const LAYERS = [
  { map: 0, top: 26, wide: CELL },
  { map: 1, top: 134, wide: CELL },
  { map: 2, top: 262, wide: 2 * CELL },
];

/** Names stand at the left of their maps. */
export const NAME = LEFT + CELL + 10;

/** Below the pooled map: the sum, and the probability. */
export const SUM = { x: LEFT + 4 * CELL, y: 388 };
export const GAUGE = { x: LEFT + 2 * CELL, y: 432, width: 4 * CELL };

/** The first convolution has a window of five letters: its first value is drawn below the third letter. */
const MARGIN = 2;

/** Values that differ by less, as a share of the largest on both maps, are alike. */
const ALIKE = 0.2;

/** @param {Layer} layer @param {number} position */
export function leftOf({ wide }, position) {
  return LEFT + MARGIN * CELL + position * wide;
}

/** @param {Layer} layer @param {number} filter */
export function topOf({ top }, filter) {
  return top + filter * ROW;
}

/** @typedef {import('../../engine/types.js').Look} Look */

/**
 * Which cells of a map are not alike in two looks.
 * @param {number} map
 * @param {Look | null} a
 * @param {Look | null} b
 * @returns {boolean[][]} position × channel
 */
export function differences(map, a, b) {
  const [one, other] = [a?.maps[map]?.values ?? [], b?.maps[map]?.values ?? []];
  const largest = Math.max(...one.flat().map(Math.abs), ...other.flat().map(Math.abs), 1e-9);
  return one.map((row, i) => row.map((value, j) => Math.abs(value - (other[i]?.[j] ?? value)) > ALIKE * largest));
}

/** @param {boolean[][]} cells */
export function countOf(cells) {
  const all = cells.flat();
  return { some: all.filter(Boolean).length, all: all.length };
}
