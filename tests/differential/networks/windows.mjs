/** Whether the values of windows are those of the positions of a map. */

/** Largest difference that counts as rounding, relative to the largest value of the channel, or of the layer by 100. */
const ROUNDING = 1e-3;

/** What saturated functions and sums that cancel each other leave of any value. */
const NOISE = 1e-6;

/**
 * What is wrong with the values of a layer's windows, of which the first begins with the sequence.
 * @param {number[][]} windows @param {Float32Array[]} map @param {import('./field.mjs').Field} field
 * @param {Pick<import('../../../www/engine/types.js').LayerInfo, 'receptive_field' | 'jump' | 'padded'>} row
 * @returns {string | null}
 */
export function differing(windows, map, { jump, start, end, clean }, row) {
  const equal = close(map);
  // A tensor after the layer may have fewer positions.
  const last = Math.min(clean[1], map.length - 1);
  const positions = Array.from({ length: Math.max(0, last - clean[0] + 1) }, (_, index) => clean[0] + index);
  if (row.padded && positions.length === 0) {
    const found = map.some(position => windows.some(window => equal([position], [window])));
    return found ? null : 'no position has the values of a window with padding';
  }
  if (positions.length === 0) return null;
  if (row.padded) return 'it is said to read padding everywhere';
  const length = end - start + 1;
  if (row.receptive_field !== length) return `receptive field ${row.receptive_field} in place of ${length}`;
  if (row.jump !== jump && map.length > 1) return `jump ${row.jump} in place of ${jump}`;
  const wrong = positions.filter(position => !equal([map[position]], [windows[start + position * jump]]));
  return wrong.length === 0 ? null : `${wrong.length} of ${positions.length} positions, the first is ${wrong[0]}`;
}

/** @param {Float32Array[]} map @returns {(rows: Float32Array[], others: number[][]) => boolean} whether rows of the map are others but for rounding */
export function close(map) {
  const largest = map[0].map((_, channel) => map.reduce((most, row) => Math.max(most, Math.abs(row[channel])), 0));
  const floor = largest.reduce((most, value) => Math.max(most, value), 1e-6) / 100;
  const allowed = largest.map(value => NOISE + ROUNDING * Math.max(value, floor));
  const equal = (/** @type {Float32Array} */ row, /** @type {number[] | undefined} */ other) =>
    row.length === other?.length && row.every((value, channel) => Math.abs(value - other[channel]) <= allowed[channel]);
  return (rows, others) => rows.every((row, index) => equal(row, others[index]));
}
