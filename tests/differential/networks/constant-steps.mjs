/** Operations on constants: each has a constant of the same sizes as its result. */
import { REARRANGEMENTS } from './constant-rearrangements.mjs';
import { integer } from './settings.mjs';

/** @typedef {import('./builder.mjs').Builder} Builder */
/** @typedef {(builder: Builder, name: string, dims: number[]) => string} ConstantStep */

/** Functions of one number that are finite everywhere, with the first operator set that has them. @type {[string, number][]} */
const PLAIN = [
  ['Neg', 1],
  ['Abs', 1],
  ['Sign', 9],
  ['Floor', 1],
  ['Ceil', 1],
  ['Round', 11],
  ['Relu', 1],
  ['LeakyRelu', 1],
  ['Elu', 1],
  ['Celu', 12],
  ['HardSigmoid', 1],
  ['Sigmoid', 1],
  ['Tanh', 1],
  ['Softplus', 1],
  ['Softsign', 1],
  ['Erf', 9],
  ['Sin', 7],
  ['Cos', 7],
  ['Exp', 1],
  ['Identity', 1],
  ['Dropout', 7],
];

/** @type {[string, number][]} functions that need a number above 0 */
const OF_POSITIVE = [
  ['Sqrt', 1],
  ['Log', 1],
  ['Reciprocal', 1],
];

/** Reductions, with the operator set from which on their axes are an input. */
const REDUCTIONS = /** @type {[string, number][]} */ ([
  ['ReduceSum', 13],
  ['ReduceMean', 18],
  ['ReduceMax', 18],
  ['ReduceMin', 18],
  ['ReduceProd', 18],
  ['ReduceL1', 18],
  ['ReduceL2', 18],
  ['ReduceSumSquare', 18],
  ['ReduceLogSumExp', 18],
]);

/** @type {ConstantStep} */
function applied(builder, name) {
  const [type] = builder.dice.choose(PLAIN.filter(([, since]) => since <= builder.opset));
  return builder.add(type, [name]);
}

/** @type {ConstantStep} */
function appliedToPositive(builder, name) {
  const above = builder.add('Add', [builder.add('Abs', [name]), builder.scalar(0.4)]);
  return builder.add(builder.dice.choose(OF_POSITIVE)[0], [above]);
}

/** @type {ConstantStep} */
function combined(builder, name) {
  const { dice } = builder;
  const other = builder.number(dice.choose([0.5, -1.25, 2]));
  const type = dice.choose(['Add', 'Sub', 'Mul', 'Div', ...(builder.opset >= 8 ? ['Max', 'Min'] : [])]);
  const commuted = dice.chance(0.3) && type !== 'Div';
  return builder.add(type, commuted ? [other, name] : [name, other]);
}

/** @type {ConstantStep} */
function power(builder, name) {
  const exponent = builder.opset >= 12 && builder.dice.chance(0.3) ? builder.integers(2) : builder.scalar(2);
  return builder.add('Pow', [name, exponent]);
}

/**
 * A reduction over one axis, over all, or over none.
 * @param {Builder} builder @param {[string, number]} reduction @param {string} name @param {number[]} dims
 */
function reduced(builder, [type, since], name, dims) {
  const { dice, opset } = builder;
  if (dims.length === 0 || dice.chance(0.2)) {
    const isSet = opset >= since && dice.chance(0.6);
    const noop = isSet ? dice.below(2) : 0;
    if (noop === 1) builder.traits.add('reduction over nothing');
    return builder.add(type, [name], {
      keepdims: integer(1),
      ...(isSet ? { noop_with_empty_axes: integer(noop) } : {}),
    });
  }
  const axis = dice.below(dims.length);
  const keeps = dice.chance(0.8);
  const written = opset >= 11 && dice.chance(0.5) ? axis - dims.length : axis;
  const norm = builder.listed(type, name, 'axes', [written], since, { keepdims: integer(keeps ? 1 : 0) });
  return keeps ? norm : builder.listed('Unsqueeze', norm, 'axes', [axis], 13);
}

/** @type {ConstantStep} */
function standardised(builder, name, dims) {
  const norm = reduced(builder, builder.dice.choose(REDUCTIONS), name, dims);
  const bounded = builder.add('Add', [builder.add('Abs', [norm]), builder.scalar(0.5)]);
  return builder.add('Div', [name, bounded]);
}

/** @type {ConstantStep} */
function logSum(builder, name, dims) {
  const above = builder.add('Add', [builder.add('Abs', [name]), builder.scalar(0.1)]);
  return builder.add('Sub', [name, reduced(builder, ['ReduceLogSum', 18], above, dims)]);
}

/** @type {ConstantStep} */
function shares(builder, name, dims) {
  if (dims.length === 0) return name;
  const { dice } = builder;
  const axis = builder.opset < 13 ? dims.length - 1 : dice.below(dims.length);
  const written = dice.chance(0.5) ? axis : axis - dims.length;
  const type = dice.choose(['Softmax', 'LogSoftmax']);
  return builder.add(type, [name], { axis: integer(builder.opset < 11 ? axis : written) });
}

/** @type {ConstantStep} */
function clipped(builder, name) {
  if (builder.opset >= 11)
    return builder.add('Clip', [name, builder.scalar(-0.6), builder.dice.chance(0.5) ? builder.scalar(0.7) : '']);
  return builder.add('Clip', [name], { min: { float: -0.6 }, max: { float: 0.7 } });
}

/** @type {ConstantStep} */
function chosen(builder, name) {
  if (builder.opset < 9) return name;
  const { dice, opset } = builder;
  const zero = builder.scalar(0);
  const type = dice.choose(['Greater', 'Less', 'Equal', ...(opset >= 12 ? ['GreaterOrEqual', 'LessOrEqual'] : [])]);
  if (type === 'Equal' && opset < 11) return name;
  let mask = builder.add(type, [name, zero]);
  if (dice.chance(0.3)) mask = builder.add('Not', [mask]);
  if (dice.chance(0.3))
    mask = builder.add(dice.choose(['And', 'Or', 'Xor']), [mask, builder.add('Less', [name, builder.scalar(0.3)])]);
  return builder.add('Where', [
    mask,
    name,
    dice.chance(0.5) ? builder.add('Mul', [name, builder.scalar(0.25)]) : builder.scalar(-0.2),
  ]);
}

export const STEPS = [
  applied,
  applied,
  appliedToPositive,
  combined,
  combined,
  power,
  standardised,
  standardised,
  logSum,
  shares,
  clipped,
  chosen,
  chosen,
  ...REARRANGEMENTS,
];
