/** Across a row: every spot as near as possible to what it is joined to, without touching its neighbours. */

/**
 * A box, or the place where a wire passes a row.
 * @typedef {{box: number | null, row: number, x: number, width: number, height: number, above: Spot[], below: Spot[]}} Spot
 */

const ROUNDS = 24;
/** Weights of connections: wires that pass several rows are kept straight, and a box is placed below a box. */
const WEIGHTS = { boxes: 3, mixed: 0.4, wires: 8 };
/** The part of a spot's wish that is to stay where it is. */
const RESTS = 0.02;
/** Pixels between spots that belong to one line. */
const NEAR = 24;
const STRAIGHTENED = 6;

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
  for (let round = 0; round < STRAIGHTENED; round++) straighten(rows, gap);
}

/**
 * Moves what runs straight on from row to row to one line; the longer a line, the firmer it stands.
 * @param {Spot[][]} rows
 * @param {number} gap
 */
function straighten(rows, gap) {
  /** @type {Map<Spot, {sum: number, count: number}>} */
  const lines = new Map();
  for (const spot of rows.flat()) {
    const above = runsOn(spot, spot.above);
    const line = above && runsOn(above, above.below) === spot ? lines.get(above) : undefined;
    lines.set(spot, line ?? { sum: 0, count: 0 });
    const own = lines.get(spot) ?? { sum: 0, count: 0 };
    own.sum += spot.x;
    own.count++;
  }
  for (const row of rows) {
    const wishes = row.map(spot => lines.get(spot) ?? { sum: spot.x, count: 1 });
    place(
      row,
      wishes.map(({ sum, count }) => [sum / count, count ** 3]),
      gap,
    );
  }
}

/**
 * The next spot of the line through a spot: the only one of its kind, or the one that is nearly in line.
 * @param {Spot} spot
 * @param {Spot[]} joined
 */
function runsOn(spot, joined) {
  const alike = joined.filter(({ box }) => (box === null) === (spot.box === null));
  const [nearest] = alike.toSorted((a, b) => Math.abs(a.x - spot.x) - Math.abs(b.x - spot.x));
  return nearest && (alike.length === 1 || Math.abs(nearest.x - spot.x) < NEAR) ? nearest : null;
}

/** @param {Spot} spot @param {Spot[]} joined @returns {[x: number, weight: number]} */
function wish(spot, joined) {
  let [sum, weight] = [spot.x * RESTS, RESTS];
  for (const other of joined) {
    const wires = Number(spot.box === null) + Number(other.box === null);
    const own = [WEIGHTS.boxes, WEIGHTS.mixed, WEIGHTS.wires][wires];
    sum += own * other.x;
    weight += own;
  }
  return [sum / weight, weight];
}

/**
 * The least-squares solution for the desired positions, subject to the order and the distances: neighbours that would overlap
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
