/** Settings of windows for maps of three and four axes. */

/**
 * @param {string} layout @param {number} value along the sequence @param {number} other across it
 * @returns {number[]} one value per axis after the channels
 */
export function along(layout, value, other) {
  return [...layout.slice(2)].map(axis => (axis === 'L' ? value : other));
}

/** @param {string} layout @param {number} channels @returns {number[]} sizes with which one number per channel is broadcast */
export function perChannel(layout, channels) {
  return [channels, ...along(layout, 1, 1)];
}

/**
 * The padding before the first position with which a map keeps its length, or length / stride.
 * @param {string} automatic `SAME_UPPER` or `SAME_LOWER` @param {{length: number, left: number, stride: number, span: number}} sizes
 * @returns {number}
 */
export function samePadding(automatic, { length, left, stride, span }) {
  const total = Math.max(0, (left - 1) * stride + span - length);
  return automatic === 'SAME_UPPER' ? Math.floor(total / 2) : Math.ceil(total / 2);
}
