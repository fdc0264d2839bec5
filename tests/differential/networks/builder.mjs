/** A random network being written: its nodes, its constants, and what is known about its maps. */
import { onnx, typeOf } from '../../bench/onnx.mjs';
import { Dice } from '../dice.mjs';

/** @typedef {import('../../bench/onnx.mjs').Settings} Settings */
/** @typedef {import('../../bench/onnx.mjs').Elements} Elements */
/** @typedef {import('./field.mjs').Field} Field */
/**
 * A convolution or dense layer, and the tensors that may have its values: a scale and a shift after it belong to it.
 * @typedef {object} Layer
 * @property {string} name
 * @property {{name: string, layout: string}[]} tensors
 * @property {boolean} unknown whether it depends on another input than the sequence
 * @property {Field} field
 */
/**
 * A map of channels and positions.
 * @typedef {object} FeatureMap
 * @property {string} name of its tensor
 * @property {string} layout a letter per axis: N batch, C channels, L positions, 1 one entry
 * @property {number} channels
 * @property {number} length
 * @property {boolean} unknown whether it depends on another input than the sequence
 * @property {Field} field
 * @property {Layer} [layer] the layer whose values it has, but for scale and shift
 */

/** Operator sets that ONNX Runtime 1.30 knows; 7 and 8 are older than what it promises. */
const OPSETS = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26];

export class Builder {
  /** @type {import('../../bench/onnx.mjs').Node[]} */
  nodes = [];
  /** @type {import('../../bench/onnx.mjs').Tensor[]} */
  tensors = [];
  /** @type {import('../../bench/onnx.mjs').ModelFunction[]} */
  functions = [];
  /** @type {(import('../../bench/onnx.mjs').Value & {given: Float32Array, sizes: number[]})[]} the first is the sequence */
  inputs = [];
  /** Names of the steps that were taken. @type {string[]} */
  steps = [];
  /** Parts of the sentences with which the reader may refuse this network. @type {string[]} */
  refusals = [];
  /** Whether it may make the reference engine compute something else, see {@link mayMislead}. */
  misleads = false;
  /** Rare properties. @type {Set<import('./description.mjs').Trait>} */
  traits = new Set();
  /** @type {Layer[]} */
  layers = [];
  #names = 0;

  /** @param {number} seed */
  constructor(seed) {
    this.dice = new Dice(seed);
    this.opset = this.dice.choose(OPSETS);
    this.length = this.dice.choose([60, 61, 80, 97, 120]);
  }

  /** @param {string} kind */
  named(kind) {
    this.#names += 1;
    return `${kind}_${this.#names}`;
  }

  /**
   * Adds a node and returns its first output.
   * @param {string} type @param {string[]} inputs @param {Settings} [settings]
   * @param {{further?: string[], domain?: string}} [more]
   */
  add(type, inputs, settings = {}, more = {}) {
    const output = this.named(type.toLowerCase());
    this.nodes.push({ type, inputs, output, settings, anonymous: this.dice.chance(0.05), ...more });
    return output;
  }

  /** @param {number[]} dims @param {Elements} values @param {number} [type] @returns {string} name of a stored tensor */
  store(dims, values, type) {
    const name = this.named('stored');
    this.tensors.push({ name, dims, values, type, pieces: this.dice.chance(0.2) });
    return name;
  }

  /** @param {...(number | bigint)} values @returns {string} a stored list of integers */
  integers(...values) {
    return this.store([values.length], BigInt64Array.from(values.map(BigInt)));
  }

  /** @param {number} value @returns {string} a number, stored with or without an axis, or as a node */
  number(value) {
    if (this.opset >= 12 && this.dice.chance(0.1)) return this.add('Constant', [], { value_float: { float: value } });
    return this.store(this.dice.choose([[], [], [1]]), new Float32Array([value]));
  }

  /** @param {number} value @returns {string} a stored tensor without axes */
  scalar(value) {
    return this.store([], new Float32Array([value]));
  }

  /**
   * A list of integers as an attribute before operator set `since`, as an input from then on.
   * @param {string} type @param {string} input @param {string} name of the attribute @param {number[]} values @param {number} since
   * @param {Settings} [settings]
   */
  listed(type, input, name, values, since, settings = {}) {
    if (this.opset < since) return this.add(type, [input], { ...settings, [name]: values });
    return this.add(type, [input, this.integers(...values)], settings);
  }

  /** @param {FeatureMap} map @param {string} name @param {Partial<FeatureMap>} [changes] @returns {FeatureMap} the map after an operation */
  after(map, name, changes = {}) {
    return { ...map, layer: undefined, name, ...changes };
  }

  /**
   * The map after a scale, a shift or a change of its axes, which belong to the layer before them.
   * @param {FeatureMap} map @param {string} name @param {{layout?: string}} [changes] @returns {FeatureMap}
   */
  within(map, name, { layout = map.layout } = {}) {
    map.layer?.tensors.push({ name, layout });
    return { ...map, name, layout };
  }

  /** Adds a layer. @param {FeatureMap} map its output @param {string} [name] where it is not that of the tensor @returns {FeatureMap} */
  found(map, name = map.name) {
    const layer = { name, tensors: [{ name: map.name, layout: map.layout }], unknown: map.unknown, field: map.field };
    this.layers.push(layer);
    return { ...map, layer };
  }

  /** Says that the reader may refuse the network with these words. @param {string} words */
  mayRefuse(words) {
    this.refusals.push(words);
  }

  /** Says that tract computes something else of this network than the file says: a known fault of that program. */
  mayMislead() {
    this.misleads = true;
  }

  /** Another input of the network. @param {number[]} sizes @returns {string} */
  furtherInput(sizes) {
    const name = this.named('further');
    const count = sizes.reduce((product, size) => product * size, 1);
    this.inputs.push({ name, dims: sizes, sizes, given: this.dice.normal(count) });
    return name;
  }

  /** The file, with all tensors of the layers as its outputs. */
  file() {
    const outputs = this.layers.flatMap(({ tensors }) => tensors.map(({ name }) => ({ name })));
    const { dice, nodes, tensors, inputs, opset, functions } = this;
    const version = opset >= 25 ? 11 : opset >= 21 ? 10 : dice.choose([7, 8]);
    // As the first versions of the format have it, stored tensors may be inputs, too.
    const stored = dice.chance(0.1) ? tensors.map(tensor => ({ ...tensor, type: typeOf(tensor) })) : [];
    const spelled = dice.chance(0.1);
    return onnx({ nodes, tensors, inputs: [...inputs, ...stored], outputs, opset, version, functions, spelled });
  }
}
