/** Writes ONNX files: as much of the format as random networks need (onnx.proto). */

import { bytes, fixed32, join, message, number, text, varint } from './protobuf.mjs';

/** @typedef {import('./protobuf.mjs').Message} Message */
/** @typedef {Float32Array | Float64Array | BigInt64Array | Int32Array | Int8Array | Uint8Array | Uint16Array} Elements */
/**
 * @typedef {object} Tensor
 * @property {string} name
 * @property {number[]} dims
 * @property {Elements} values
 * @property {number} [type] ONNX's data type, where the array does not say it: booleans and half precision
 * @property {boolean} [pieces] whether the elements are in a field of their type, not in raw bytes
 */
/** @typedef {{float: number} | {integer: number | bigint} | {text: string} | {floats: number[]} | {tensor: Tensor}} Single */
/** @typedef {number[] | Single | {reference: string, type: number}} Setting a list of integers, or another type by its name */
/** @typedef {Record<string, Setting | undefined>} Settings */
/**
 * @typedef {object} Node
 * @property {string} type
 * @property {string[]} inputs
 * @property {string} output also the node's name
 * @property {boolean} [anonymous] whether the node has no name
 * @property {string[]} [further] outputs after the first
 * @property {Settings} [settings]
 * @property {string} [domain]
 */
/** An axis is free where it has a name in place of a size. @typedef {{name: string, dims?: (number | string)[], type?: number}} Value */
/**
 * @typedef {object} ModelFunction
 * @property {string} name
 * @property {string} domain
 * @property {number} opset
 * @property {string[]} inputs
 * @property {string[]} outputs
 * @property {Node[]} nodes
 * @property {string[]} [required] attributes without default values
 * @property {Settings} [defaults] attributes with default values
 */
/**
 * @typedef {object} Model
 * @property {Node[]} nodes
 * @property {Tensor[]} tensors
 * @property {Value[]} inputs
 * @property {Value[]} outputs
 * @property {number} [opset]
 * @property {number} [version] of the format
 * @property {ModelFunction[]} [functions]
 * @property {boolean} [spelled] whether the domain of ONNX's own operators is spelled
 */

/** ONNX's data types, and those of attributes. */
export const TYPE = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, half: 10, double: 11 };
export const ATTRIBUTE = { float: 1, integer: 2, text: 3, tensor: 4, floats: 6, integers: 7 };

/** The field of a tensor with the elements of a type, in pieces. */
const PIECES = { [TYPE.float]: 4, [TYPE.int64]: 7, [TYPE.double]: 10 };
const OTHER_PIECES = 5;

/** @param {Tensor} tensor @returns {number} */
export function typeOf({ values, type }) {
  if (type !== undefined) return type;
  if (values instanceof Float32Array) return TYPE.float;
  if (values instanceof Float64Array) return TYPE.double;
  if (values instanceof BigInt64Array) return TYPE.int64;
  if (values instanceof Int32Array) return TYPE.int32;
  return values instanceof Int8Array ? TYPE.int8 : TYPE.uint8;
}

/** @param {Tensor} tensor @returns {Message[]} the parts of a tensor's message */
function tensorParts(tensor) {
  const { name, dims, values, pieces = false } = tensor;
  const type = typeOf(tensor);
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const packed = () => (values instanceof Float32Array || values instanceof Float64Array ? raw : integers(values));
  const content = pieces ? bytes(PIECES[type] ?? OTHER_PIECES, packed()) : bytes(9, raw);
  return [...dims.map(dim => number(1, dim)), number(2, type), text(8, name), content];
}

/** @param {Iterable<number | bigint>} values @returns {Uint8Array} */
function integers(values) {
  return join([...values].flatMap(value => varint(value)));
}

/** @param {number} field @param {Settings} settings @returns {Message[]} an attribute's message for each that is given */
function attributes(field, settings) {
  return Object.entries(settings).flatMap(([name, setting]) =>
    setting === undefined ? [] : [message(field, text(1, name), ...settingParts(setting))],
  );
}

/** @param {Setting} setting @returns {Message[]} */
function settingParts(setting) {
  if (Array.isArray(setting)) return [...setting.map(value => number(8, value)), number(20, ATTRIBUTE.integers)];
  if ('reference' in setting) return [text(21, setting.reference), number(20, setting.type)];
  if ('float' in setting) return [fixed32(2, setting.float), number(20, ATTRIBUTE.float)];
  if ('integer' in setting) return [number(3, setting.integer), number(20, ATTRIBUTE.integer)];
  if ('text' in setting) return [text(4, setting.text), number(20, ATTRIBUTE.text)];
  if ('tensor' in setting) return [message(5, ...tensorParts(setting.tensor)), number(20, ATTRIBUTE.tensor)];
  return [...setting.floats.map(value => fixed32(7, value)), number(20, ATTRIBUTE.floats)];
}

/** @param {Node} node @returns {Message[]} */
function node({ type, inputs, output, anonymous = false, further = [], settings = {}, domain = '' }) {
  return [
    ...inputs.map(input => text(1, input)),
    ...[output, ...further].map(name => text(2, name)),
    ...(anonymous ? [] : [text(3, output)]),
    text(4, type),
    ...attributes(5, settings),
    ...(domain === '' ? [] : [text(7, domain)]),
  ];
}

/** @param {number} field 11 for an input of the graph, 12 for an output @param {Value} value @returns {Message} */
function value(field, { name, dims, type = TYPE.float }) {
  const size = (/** @type {number | string} */ dim) => (typeof dim === 'number' ? number(1, dim) : text(2, dim));
  const shape = dims ? [message(2, ...dims.map(dim => message(1, size(dim))))] : [];
  return message(field, text(1, name), message(2, message(1, number(1, type), ...shape)));
}

/** @param {string} domain @param {number} version @returns {Message[]} */
const operatorSet = (domain, version) => [text(1, domain), number(2, version)];

/** @param {ModelFunction} written @returns {Message} */
function modelFunction({ name, domain, opset, inputs, outputs, nodes, required = [], defaults = {} }) {
  return message(
    25,
    text(1, name),
    ...inputs.map(input => text(4, input)),
    ...outputs.map(output => text(5, output)),
    ...required.map(attribute => text(6, attribute)),
    ...nodes.map(inner => message(7, ...node(inner))),
    message(9, ...operatorSet('', opset)),
    message(9, ...operatorSet(domain, 1)),
    text(10, domain),
    ...attributes(11, defaults),
  );
}

/** @param {Model} model @returns {Uint8Array<ArrayBuffer>} the file */
export function onnx({ nodes, tensors, inputs, outputs, opset = 13, version = 8, functions = [], spelled = false }) {
  const graph = [
    ...nodes.map(each => message(1, ...node(each))),
    text(2, 'generated'),
    ...tensors.map(tensor => message(5, ...tensorParts(tensor))),
    ...inputs.map(input => value(11, input)),
    ...outputs.map(output => value(12, output)),
  ];
  const domains = new Set([...functions, ...nodes].map(({ domain = '' }) => domain).filter(domain => domain !== ''));
  const sets = [[spelled ? 'ai.onnx' : '', opset], ...[...domains].map(domain => [domain, 1])];
  return join([
    ...number(1, version),
    ...message(7, ...graph),
    ...sets.flatMap(([domain, version]) => message(8, ...operatorSet(String(domain), Number(version)))),
    ...functions.flatMap(modelFunction),
  ]);
}
