/** Across a row: every spot as near as possible to what it is joined to, without touching its neighbours. */

/** @typedef {import('./arrange.js').Spot} Spot */

const ROUNDS = 24;
/** How firmly a joint holds: wires that pass several rows are to be straight, and a box goes below a box. */
const HOLDS = { boxes: 3, mixed: 0.4, wires: 8 };
/** The part of a spot's wish that is to stay where it is. */
const RESTS = 0.02;
/** Pixels by which a spot moves so that a line becomes straight. */
const SNAPS = 24;

/** @param {Spot[][]} rows in their order; their `x` is set @param {number} gap between two boxes */
export function spread(rows, gap) {
  for (const row of rows)
    place(
      row,
      row.map(() => [0, 1]),
      gap,
    );
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of round % 2 === 0 ? rows : rows.toReversed()) {
      place(
        row,
        row.map(spot => wish(spot, round % 2 === 0 ? spot.above : spot.below)),
        gap,
      );
    }
  }
  for (const row of rows) for (const i of row.keys()) snap(row, i, row[i].above, gap);
  for (const row of rows.toReversed()) for (const i of row.keys()) snap(row, i, row[i].below, gap);
}

/**
 * Puts a spot in line with what it is joined to where that is near and there is room.
 * @param {Spot[]} row
 * @param {number} i its place in the row
 * @param {Spot[]} joined
 * @param {number} gap
 */
function snap(row, i, joined, gap) {
  const spot = row[i];
  const near = joined.filter(({ x, box }) => (box === null) === (spot.box === null) && Math.abs(x - spot.x) < SNAPS);
  if (near.length !== 1) return;
  const [left, right] = [row[i - 1], row[i + 1]];
  const least = left ? left.x + (left.width + spot.width) / 2 + gap : Number.NEGATIVE_INFINITY;
  const most = right ? right.x - (right.width + spot.width) / 2 - gap : Number.POSITIVE_INFINITY;
  if (near[0].x >= least && near[0].x <= most) spot.x = near[0].x;
}

/** @param {Spot} spot @param {Spot[]} joined @returns {[x: number, weight: number]} */
function wish(spot, joined) {
  let [sum, weight] = [spot.x * RESTS, RESTS];
  for (const other of joined) {
    const wires = Number(spot.box === null) + Number(other.box === null);
    const hold = [HOLDS.boxes, HOLDS.mixed, HOLDS.wires][wires];
    sum += hold * other.x;
    weight += hold;
  }
  return [sum / weight, weight];
}

/**
 * The least squares from what is wished for, subject to the order and the distances: neighbours that would overlap
 * are merged into a group that moves as one.
 * @param {Spot[]} row
 * @param {[x: number, weight: number][]} wishes
 * @param {number} gap
 */
function place(row, wishes, gap) {
  /** @type {number[]} */
  const offsets = [];
  for (const [i, { width }] of row.entries()) {
    offsets.push(i === 0 ? 0 : offsets[i - 1] + (row[i - 1].width + width) / 2 + gap);
  }
  /** @type {{x: number, weight: number, count: number}[]} */
  const groups = [];
  for (const [i, [x, weight]] of wishes.entries()) {
    let group = { x: x - offsets[i], weight, count: 1 };
    for (let last = groups.at(-1); last && last.x > group.x; last = groups.at(-1)) {
      const both = last.weight + group.weight;
      group = {
        x: (last.x * last.weight + group.x * group.weight) / both,
        weight: both,
        count: last.count + group.count,
      };
      groups.pop();
    }
    groups.push(group);
  }
  const xs = groups.flatMap(({ x, count }) => Array.from({ length: count }, () => x));
  for (const [i, spot] of row.entries()) spot.x = xs[i] + offsets[i];
}
