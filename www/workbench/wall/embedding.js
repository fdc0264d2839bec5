/**
 * Neighbour embedding: from a first layout, points that resemble each other are drawn together and others pushed apart, as in
 * UMAP (McInnes et al. 2018). The same points give the same layout.
 */

/** Neighbours of a point. */
const NEIGHBOURS = 8;
/** Correlation from which a point is a neighbour. */
const ALIKE = 0.5;
const EPOCHS = 200;
/** Points that each point is pushed away from in an epoch. */
const PUSHES = 4;
/** Largest step of an epoch, in units in which the layout is ten wide. */
const STEP = 0.4;

/**
 * @param {[number, number][]} start
 * @param {(i: number, j: number) => number} correlation
 * @param {() => Promise<void>} pause between epochs
 * @returns {Promise<[number, number][]>}
 */
export async function embedded(start, correlation, pause) {
  const size = start.length;
  const points = spread(start);
  const neighbours = await neighbourhoods(size, correlation, pause);
  const random = generator();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const reach = STEP * (1 - epoch / EPOCHS);
    for (let i = 0; i < size; i++) {
      for (const { j, weight } of neighbours[i]) move(points[i], points[j], reach * weight, pull);
      for (let push = 0; push < PUSHES; push++) {
        const j = Math.floor(random() * size);
        if (j !== i) move(points[i], points[j], -reach, thrust);
      }
    }
    await pause();
  }
  return points;
}

/** Scaled to a width of ten, each point a little aside, so that no two are at one place. @param {[number, number][]} start @returns {[number, number][]} */
function spread(start) {
  const widest = Math.max(...start.flat().map(Math.abs), 1e-9);
  const random = generator();
  return start.map(([x, y]) => [
    (5 * x) / widest + 0.01 * (random() - 0.5),
    (5 * y) / widest + 0.01 * (random() - 0.5),
  ]);
}

/** The most similar points of each. @param {number} size @param {(i: number, j: number) => number} correlation @param {() => Promise<void>} pause */
async function neighbourhoods(size, correlation, pause) {
  const all = [];
  for (let i = 0; i < size; i++) {
    const near = [];
    for (let j = 0; j < size; j++) {
      const weight = i === j ? 0 : correlation(i, j);
      if (weight >= ALIKE) near.push({ j, weight });
    }
    all.push(near.sort((a, b) => b.weight - a.weight || a.j - b.j).slice(0, NEIGHBOURS));
    await pause();
  }
  return all;
}

/** @param {number} square of the distance */
function pull(square) {
  return square / (1 + square);
}

/** @param {number} square of the distance */
function thrust(square) {
  return 1 / ((0.1 + square) * (1 + square));
}

/**
 * Both points, towards each other, or apart where `reach` is negative.
 * @param {[number, number]} one
 * @param {[number, number]} other
 * @param {number} reach largest step
 * @param {(square: number) => number} force share of it
 */
function move(one, other, reach, force) {
  const [dx, dy] = [other[0] - one[0], other[1] - one[1]];
  const square = dx * dx + dy * dy;
  const length = Math.sqrt(square) || 1;
  const step = (reach * Math.min(1, force(square))) / length / 2;
  one[0] += dx * step;
  one[1] += dy * step;
  other[0] -= dx * step;
  other[1] -= dy * step;
}

/** Numbers from 0 to 1, the same at every call (a linear congruential generator). */
function generator() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
