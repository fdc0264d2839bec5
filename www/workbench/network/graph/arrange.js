/** Where the boxes of a graph go: in rows from top to bottom, each below those that it reads, with few crossings. */
import { spread } from './spread.js';

/** @typedef {{width: number, height: number, inputs: number[]}} Size a box, and the earlier boxes that it reads */
/** @typedef {{x: number, y: number, width: number, height: number}} Place its left upper corner and its size */
/** @typedef {import('./spread.js').Spot} Spot */

const GAP = { x: 24, y: 26 };
/** Space on both sides of a wire. */
const WIRE = 14;
const SWEEPS = 12;

/**
 * @param {Size[]} sizes each after those that it reads
 * @returns {{places: Place[], wires: string[][], width: number, height: number}} of each box the paths of the wires
 *   that end at it, one for each that it reads
 */
export function arrange(sizes) {
  const { rows, spots } = inRows(sizes);
  for (let sweep = 0; sweep < SWEEPS; sweep++) sortRows(rows, sweep % 2 === 0);
  spread(rows, GAP.x);
  const left = Math.min(...rows.flat().map(({ x, width }) => x - width / 2));
  for (const spot of rows.flat()) spot.x -= left;
  const heights = rows.map(row => Math.max(...row.map(({ height }) => height)));
  const tops = heights.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height + GAP.y, 0));
  const places = spots.map(({ x, row, width, height }) => ({ x: x - width / 2, y: tops[row], width, height }));
  return {
    places,
    wires: spots.map(spot => spot.above.map(above => wire(spot, above, tops, heights))),
    width: Math.max(...rows.flat().map(({ x, width }) => x + width / 2)),
    height: tops[tops.length - 1] + heights[heights.length - 1],
  };
}

/** @param {Size[]} sizes @returns {{rows: Spot[][], spots: Spot[]}} the spots of the boxes, and everything by rows */
function inRows(sizes) {
  /** @type {number[]} */
  const rowOf = [];
  for (const [box, { inputs }] of sizes.entries()) {
    const lowest = rowOf.reduce((max, row) => Math.max(max, row), -1);
    rowOf[box] = inputs.length > 0 ? 1 + Math.max(...inputs.map(input => rowOf[input])) : lowest + 1;
  }
  /** @type {Spot[][]} */
  const rows = Array.from({ length: Math.max(...rowOf) + 1 }, () => []);
  const put = (/** @type {Spot} */ spot) => {
    rows[spot.row].push(spot);
    return spot;
  };
  const spots = sizes.map(({ width, height }, box) =>
    put({ box, row: rowOf[box], x: 0, width, height, above: [], below: [] }),
  );
  /** Wires of one box run together as far as they can. @type {Map<string, Spot>} */
  const passing = new Map();
  for (const [box, { inputs }] of sizes.entries()) {
    for (const input of inputs) {
      let from = spots[input];
      for (let row = from.row + 1; row < rowOf[box]; row++) {
        const key = `${input} ${row}`;
        const known = passing.get(key);
        const spot = known ?? put({ box: null, row, x: 0, width: WIRE, height: 0, above: [from], below: [] });
        if (!known) from.below.push(spot);
        passing.set(key, spot);
        from = spot;
      }
      from.below.push(spots[box]);
      spots[box].above.push(from);
    }
  }
  return { rows, spots };
}

/**
 * Sorts each row by the mean place of what its spots are joined to in the row before.
 * @param {Spot[][]} rows
 * @param {boolean} downwards
 */
function sortRows(rows, downwards) {
  const order = downwards ? rows : rows.toReversed();
  for (const row of order) {
    const keys = new Map(row.map((spot, i) => [spot, mean(downwards ? spot.above : spot.below) ?? i]));
    row.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
    for (const [i, spot] of row.entries()) spot.x = i - (row.length - 1) / 2;
  }
}

/** @param {Spot[]} spots */
function mean(spots) {
  return spots.length > 0 ? spots.reduce((sum, { x }) => sum + x, 0) / spots.length : null;
}

/**
 * The path from a box up to one that it reads, through the rows between them.
 * @param {Spot} end
 * @param {Spot} above
 * @param {number[]} tops
 * @param {number[]} heights
 */
function wire(end, above, tops, heights) {
  const path = [end, above];
  for (let last = above; last.box === null; path.push(last)) last = last.above[0];
  const points = path.reverse().flatMap((spot, i) => {
    const bottom = tops[spot.row] + (spot.box === null ? heights[spot.row] : spot.height);
    if (i === 0) return [[spot.x, bottom]];
    return i === path.length - 1
      ? [[spot.x, tops[spot.row]]]
      : [
          [spot.x, tops[spot.row]],
          [spot.x, bottom],
        ];
  });
  let text = `M${round(points[0])}`;
  for (let i = 1; i < points.length; i += 2) {
    const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
    const middle = (y0 + y1) / 2;
    text += `C${round([x0, middle])} ${round([x1, middle])} ${round([x1, y1])}`;
    if (points[i + 1]) text += `L${round(points[i + 1])}`;
  }
  return text;
}

/** @param {number[]} point */
function round([x, y]) {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
