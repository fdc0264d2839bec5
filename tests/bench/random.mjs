/** Random numbers that are the same on every machine. */

/**
 * @param {number} seed
 * @returns {() => number} uniform draws from [0, 1) (mulberry32)
 */
export function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {() => number} draw
 * @param {number} count
 * @param {number} deviation
 * @returns {Float32Array} normal draws with mean 0 (Box and Muller)
 */
export function normal(draw, count, deviation) {
  return new Float32Array(count).map(() => {
    const radius = Math.sqrt(-2 * Math.log(1 - draw()));
    return deviation * radius * Math.cos(2 * Math.PI * draw());
  });
}

/**
 * @param {number} batch
 * @param {number} length
 * @param {number} letters of the alphabet
 * @returns {Uint8Array} random sequences, one letter code per byte
 */
export function sequences(batch, length, letters) {
  const draw = uniform(1);
  return new Uint8Array(batch * length).map(() => Math.floor(draw() * letters));
}
