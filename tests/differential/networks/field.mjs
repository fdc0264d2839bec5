/** Which positions of the input a position of a map depends on, and which positions read no padding. */

/**
 * @typedef {object} Field
 * @property {number} jump positions of the input between neighbouring positions of the map
 * @property {number} start the first position of the input that position 0 depends on
 * @property {number} end the last one
 * @property {[number, number]} clean the first and the last position that reads no padding; none where the last is smaller
 */
/** @typedef {{size?: number, stride?: number, dilation?: number, before?: number}} Window `before` are positions of padding */

/** The input's own field. @param {number} length @returns {Field} */
export const input = length => ({ jump: 1, start: 0, end: 0, clean: [0, length - 1] });

/**
 * After a window has moved along the map.
 * @param {Field} field @param {Window} window @param {number} length of the result @returns {Field}
 */
export function slid(field, { size = 1, stride = 1, dilation = 1, before = 0 }, length) {
  const { jump, start, end, clean } = field;
  const last = (size - 1) * dilation;
  return {
    jump: jump * stride,
    start: start - before * jump,
    end: end + (last - before) * jump,
    clean: [
      Math.max(0, Math.ceil((clean[0] + before) / stride)),
      Math.min(length - 1, Math.floor((clean[1] + before - last) / stride)),
    ],
  };
}

/** After one window over all positions. @param {Field} field @param {number} length of the map before it @returns {Field} */
export const summarised = (field, length) => slid(field, { size: length }, 1);

/** Of branches that are joined. @param {Field} one @param {Field} other @returns {Field} */
export function joined(one, other) {
  return {
    jump: one.jump,
    start: Math.min(one.start, other.start),
    end: Math.max(one.end, other.end),
    clean: [Math.max(one.clean[0], other.clean[0]), Math.min(one.clean[1], other.clean[1])],
  };
}
