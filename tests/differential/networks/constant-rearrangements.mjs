/** Operations on constants that move, repeat or leave out elements: each has a constant of the same sizes as its result. */
import { integer, text } from './settings.mjs';
import { TYPE } from '../../bench/onnx.mjs';

/** @typedef {import('./constant-steps.mjs').ConstantStep} ConstantStep */

/** What is said where a constant is computed by an operation that is not. */
const UNCOMPUTED = [
  'computes them from constants in a way',
  'not one constant a',
  'is not constant',
  // The weights of the first convolution are counted where all axes of the input are free.
  'has shape (?, ?, ?), which is not that of a one-hot sequence',
];

/** @type {ConstantStep} */
function reversed(builder, name, dims) {
  if (builder.opset < 10 || dims.length === 0) return name;
  const axis = builder.dice.below(dims.length);
  const bounds = [-1, -(2 ** 31), builder.dice.chance(0.5) ? axis : axis - dims.length, -1];
  return builder.add('Slice', [name, ...bounds.map(bound => builder.integers(bound))]);
}

/** @type {ConstantStep} */
function turned(builder, name, dims) {
  if (dims.length < 2) return builder.add('Transpose', [name]);
  const there = dims.map((_, axis) => axis);
  const at = builder.dice.below(dims.length - 1);
  [there[at], there[at + 1]] = [there[at + 1], there[at]];
  return builder.add('Transpose', [builder.add('Transpose', [name], { perm: there })], { perm: there });
}

/** @type {ConstantStep} */
function joined(builder, name, dims) {
  if (dims.length === 0 || dims[0] < 2) return name;
  const [first, rest] = [builder.named('first'), builder.named('rest')];
  const sizes = [1, dims[0] - 1];
  const inputs = builder.opset < 13 ? [name] : [name, builder.integers(...sizes)];
  const settings = { axis: integer(0), ...(builder.opset < 13 ? { split: sizes } : {}) };
  builder.nodes.push({ type: 'Split', inputs, output: first, further: [rest], settings });
  return builder.add('Concat', [rest, first], { axis: integer(0) });
}

/** @type {ConstantStep} */
function picked(builder, name, dims) {
  if (dims.length === 0) return name;
  const axis = builder.dice.below(dims.length);
  const entries = Array.from(
    { length: dims[axis] },
    () => builder.dice.below(dims[axis]) - (builder.opset >= 11 ? builder.dice.below(2) * dims[axis] : 0),
  );
  return builder.add('Gather', [name, builder.integers(...entries)], { axis: integer(axis) });
}

/** @type {ConstantStep} */
function repeated(builder, name, dims) {
  if (dims.length === 0) return name;
  const first = builder.add('Gather', [name, builder.integers(0)], { axis: integer(0) });
  if (builder.opset >= 8 && builder.dice.chance(0.5)) return builder.add('Expand', [first, builder.integers(...dims)]);
  return builder.add('Tile', [first, builder.integers(...dims.map((size, axis) => (axis === 0 ? size : 1)))]);
}

/** @type {ConstantStep} */
function reshaped(builder, name, dims) {
  if (dims.length === 0) return name;
  if (dims.length > 1 && builder.dice.chance(0.5)) {
    const flat = builder.add('Flatten', [name], { axis: integer(builder.dice.from(0, dims.length)) });
    return builder.add('Reshape', [flat, builder.integers(...dims)]);
  }
  const flat = builder.add('Reshape', [name, builder.integers(-1)]);
  return builder.add('Reshape', [flat, builder.add('Shape', [name])]);
}

/** @type {ConstantStep} */
function widened(builder, name, dims) {
  const at = builder.dice.below(dims.length + 1);
  const wide = builder.listed('Unsqueeze', name, 'axes', [at], 13);
  return builder.listed('Squeeze', wide, 'axes', [at], 13);
}

/** @type {ConstantStep} */
function padded(builder, name, dims) {
  if (dims.length === 0 || dims[0] < 2) return name;
  const before = [1, ...dims.slice(1).map(() => 0)];
  const after = [-1, ...dims.slice(1).map(() => 0)];
  if (builder.opset < 11)
    return builder.add('Pad', [name], { pads: [...before, ...after], mode: text('constant'), value: { float: 0.1 } });
  return builder.add('Pad', [name, builder.integers(...before, ...after), builder.scalar(0.1)]);
}

/** @type {ConstantStep} */
function multiplied(builder, name, dims) {
  if (dims.length !== 2) return name;
  const square = builder.dice.normal(dims[1] * dims[1]);
  return builder.add('MatMul', [name, builder.store([dims[1], dims[1]], square)]);
}

/** @type {ConstantStep} */
function filled(builder, name) {
  if (builder.opset < 9) return name;
  const shape = builder.add('Shape', [name]);
  const value = { name: '', dims: [1], values: new Float32Array([0.3]) };
  return builder.add('Add', [name, builder.add('ConstantOfShape', [shape], { value: { tensor: value } })]);
}

/** @type {ConstantStep} */
function numbered(builder, name, dims) {
  if (builder.opset < 11 || dims.length === 0) return name;
  const last = dims[dims.length - 1];
  const count = [
    builder.store([], BigInt64Array.of(0n)),
    builder.store([], BigInt64Array.of(BigInt(last))),
    builder.store([], BigInt64Array.of(1n)),
  ];
  const places = builder.add('Range', count);
  const isNode = builder.opset >= 12 && builder.dice.chance(0.5);
  const two = isNode ? builder.add('Constant', [], { value_int: integer(2) }) : builder.store([], BigInt64Array.of(2n));
  // Numbers that are not whole have a rest of their own kind.
  if (builder.dice.chance(0.3)) {
    for (const words of UNCOMPUTED) {
      builder.mayRefuse(words);
    }
    const rest = builder.add('Mod', [name, builder.scalar(0.7)], { fmod: integer(1) });
    return builder.add('Add', [name, rest]);
  }
  const odd = builder.add('Mod', [places, two], builder.dice.chance(0.3) ? { fmod: integer(0) } : {});
  return builder.add('Add', [name, builder.add('Cast', [odd], { to: integer(TYPE.float) })]);
}

/** @type {ConstantStep} */
function counted(builder, name) {
  const size = builder.add('Cast', [builder.add('Size', [name])], { to: integer(TYPE.float) });
  return builder.add('Div', [name, builder.add('Sqrt', [size])]);
}

export const REARRANGEMENTS = [
  reversed,
  turned,
  joined,
  picked,
  repeated,
  reshaped,
  widened,
  padded,
  multiplied,
  filled,
  numbered,
  counted,
];
