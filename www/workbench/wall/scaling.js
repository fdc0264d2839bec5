/** Classical multidimensional scaling (Torgerson 1952): points in a plane whose distances are near given ones. */

/** Steps of the power iteration; the axes of a drawing need no more digits. */
const STEPS = 60;

/**
 * @param {(i: number, j: number) => number} square of the distance of two points
 * @param {number} size number of points
 * @param {() => Promise<void>} pause between rows, so that a large drawing does not stop the page
 * @returns {Promise<[number, number][]>}
 */
export async function scaled(square, size, pause) {
  const rows = await doublyCentred(square, size, pause);
  /** @type {{vector: Float64Array, value: number}[]} */
  const axes = [];
  for (const axis of [0, 1]) axes.push(await eigenvector(rows, axes, axis, pause));
  const lengths = axes.map(({ value }) => Math.sqrt(Math.max(0, value)));
  return Array.from(
    { length: size },
    (_, i) => /** @type {[number, number]} */ (axes.map(({ vector }, axis) => vector[i] * lengths[axis])),
  );
}

/** −½ J D J with J = I − 1/n. @param {(i: number, j: number) => number} square @param {number} size @param {() => Promise<void>} pause */
async function doublyCentred(square, size, pause) {
  const rows = [];
  const means = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = new Float64Array(size);
    for (let j = 0; j < size; j++) row[j] = square(i, j);
    means[i] = row.reduce((sum, value) => sum + value, 0) / size;
    rows.push(row);
    await pause();
  }
  const mean = means.reduce((sum, value) => sum + value, 0) / size;
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < size; j++) row[j] = -0.5 * (row[j] - means[i] - means[j] + mean);
    await pause();
  }
  return rows;
}

/**
 * @param {Float64Array[]} rows
 * @param {{vector: Float64Array, value: number}[]} before what it is orthogonal to
 * @param {number} axis decides where it begins
 * @param {() => Promise<void>} pause
 */
async function eigenvector(rows, before, axis, pause) {
  let vector = Float64Array.from(rows, (_, i) => Math.sin((i + 1) * (axis + 1.5)));
  let value = 0;
  for (let step = 0; step < STEPS; step++) {
    for (const { vector: other } of before) {
      const share = dot(vector, other);
      vector = vector.map((own, i) => own - share * other[i]);
    }
    const length = Math.sqrt(dot(vector, vector)) || 1;
    vector = vector.map(own => own / length);
    const next = Float64Array.from(rows, row => dot(row, vector));
    value = dot(next, vector);
    if (step < STEPS - 1) vector = next;
    await pause();
  }
  return { vector, value };
}

/** @param {Float64Array} a @param {Float64Array} b */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
