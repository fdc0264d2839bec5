/** Classical multidimensional scaling (Torgerson 1952): points in a plane whose distances are near given ones. */

/** Steps of the power iteration; the axes of a drawing need no more digits. */
const STEPS = 60;

/**
 * @param {Float64Array} squares squared distances, row by row
 * @param {number} size number of points
 * @param {() => Promise<void>} pause between steps, so that a large drawing does not stop the page
 * @returns {Promise<[number, number][]>}
 */
export async function scaled(squares, size, pause) {
  const centred = doublyCentred(squares, size);
  /** @type {{vector: Float64Array, value: number}[]} */
  const axes = [];
  for (const axis of [0, 1]) axes.push(await eigenvector(centred, size, axes, axis, pause));
  const lengths = axes.map(({ value }) => Math.sqrt(Math.max(0, value)));
  return Array.from(
    { length: size },
    (_, i) => /** @type {[number, number]} */ (axes.map(({ vector }, axis) => vector[i] * lengths[axis])),
  );
}

/** −½ J D J with J = I − 1/n. @param {Float64Array} squares @param {number} size */
function doublyCentred(squares, size) {
  const means = Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += squares[i * size + j];
    return sum / size;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / size;
  return squares.map((value, at) => -0.5 * (value - means[Math.floor(at / size)] - means[at % size] + mean));
}

/**
 * @param {Float64Array} matrix
 * @param {number} size
 * @param {{vector: Float64Array, value: number}[]} before what it is orthogonal to
 * @param {number} axis decides where it begins
 * @param {() => Promise<void>} pause
 */
async function eigenvector(matrix, size, before, axis, pause) {
  let vector = Float64Array.from({ length: size }, (_, i) => Math.sin((i + 1) * (axis + 1.5)));
  let value = 0;
  for (let step = 0; step < STEPS; step++) {
    for (const { vector: other } of before) {
      const share = dot(vector, other);
      vector = vector.map((own, i) => own - share * other[i]);
    }
    const length = Math.sqrt(dot(vector, vector)) || 1;
    vector = vector.map(own => own / length);
    const next = product(matrix, vector, size);
    value = dot(next, vector);
    if (step < STEPS - 1) vector = next;
    await pause();
  }
  return { vector, value };
}

/** @param {Float64Array} matrix @param {Float64Array} vector @param {number} size */
function product(matrix, vector, size) {
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j] * vector[j];
    result[i] = sum;
  }
  return result;
}

/** @param {Float64Array} a @param {Float64Array} b */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
