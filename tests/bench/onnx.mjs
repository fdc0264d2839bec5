/** Writes ONNX files: as much of the format as a chain of layers needs (onnx.proto, IR 8, operators 13). */

/** @typedef {{name: string, dims: number[], values: Float32Array}} Tensor */
/** @typedef {{type: string, inputs: string[], output: string, settings?: Record<string, number[]>}} Node */
/** @typedef {{name: string, dims: number[]}} Value */
/** @typedef {(Uint8Array | number)[]} Message bytes and single bytes, one after the other */

const FLOAT = 1;
const INTS = 7;

/** @param {number} value @returns {number[]} */
function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}

/** @param {number} field @param {number} value @returns {Message} */
const number = (field, value) => [...varint(field << 3), ...varint(value)];

/** @param {number} field @param {Uint8Array} content @returns {Message} */
const bytes = (field, content) => [...varint((field << 3) | 2), ...varint(content.length), content];

/** @param {number} field @param {string} content @returns {Message} */
const text = (field, content) => bytes(field, new TextEncoder().encode(content));

/** @param {number} field @param {Message[]} parts @returns {Message} */
const message = (field, ...parts) => bytes(field, join(parts.flat()));

/** @param {Message} parts @returns {Uint8Array} */
function join(parts) {
  const size = parts.reduce((/** @type {number} */ sum, part) => sum + (typeof part === 'number' ? 1 : part.length), 0);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(typeof part === 'number' ? [part] : part, at);
    at += typeof part === 'number' ? 1 : part.length;
  }
  return whole;
}

/** @param {Tensor} tensor @returns {Message} */
function initializer({ name, dims, values }) {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return message(5, ...dims.map(dim => number(1, dim)), number(2, FLOAT), text(8, name), bytes(9, raw));
}

/** @param {Node} node @returns {Message} */
function operation({ type, inputs, output, settings = {} }) {
  const attributes = Object.entries(settings).map(([name, values]) =>
    message(5, text(1, name), ...values.map(value => number(8, value)), number(20, INTS)),
  );
  return message(
    1,
    ...inputs.map(input => text(1, input)),
    text(2, output),
    text(3, output),
    text(4, type),
    ...attributes,
  );
}

/** @param {number} field 11 for an input of the graph, 12 for an output @param {Value} value @returns {Message} */
function value(field, { name, dims }) {
  const shape = dims.map(dim => message(1, number(1, dim)));
  return message(field, text(1, name), message(2, message(1, number(1, FLOAT), message(2, ...shape))));
}

/**
 * @param {{nodes: Node[], tensors: Tensor[], input: Value, output: Value}} graph
 * @returns {Uint8Array} the file
 */
export function onnx({ nodes, tensors, input, output }) {
  const graph = [
    ...nodes.map(operation),
    text(2, 'benchmark'),
    ...tensors.map(initializer),
    value(11, input),
    value(12, output),
  ];
  return join([...number(1, 8), ...message(7, ...graph), ...message(8, text(1, ''), number(2, 13))]);
}
