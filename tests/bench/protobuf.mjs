/** Writes messages of protobuf. */

/** @typedef {(Uint8Array | number)[]} Message bytes and single bytes, one after the other */

/** @param {number | bigint} value negative ones as 64 bits @returns {number[]} */
export function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}

/** @param {number} field @param {number | bigint} value @returns {Message} */
export const number = (field, value) => [...varint(field << 3), ...varint(value)];

/** @param {number} field @param {Uint8Array} content @returns {Message} */
export const bytes = (field, content) => [...varint((field << 3) | 2), ...varint(content.length), content];

/** @param {number} field @param {number} value @returns {Message} a number in single precision */
export const fixed32 = (field, value) => [
  ...varint((field << 3) | 5),
  new Uint8Array(new Float32Array([value]).buffer),
];

/** @param {number} field @param {string} content @returns {Message} */
export const text = (field, content) => bytes(field, new TextEncoder().encode(content));

/** @param {number} field @param {Message[]} parts @returns {Message} */
export const message = (field, ...parts) => bytes(field, join(parts.flat()));

/** @param {Message} parts @returns {Uint8Array<ArrayBuffer>} */
export function join(parts) {
  const size = parts.reduce((/** @type {number} */ sum, part) => sum + (typeof part === 'number' ? 1 : part.length), 0);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(typeof part === 'number' ? [part] : part, at);
    at += typeof part === 'number' ? 1 : part.length;
  }
  return whole;
}
