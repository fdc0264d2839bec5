/** Activation functions that exporters spell in several operations, and some that resemble them. */
import { float } from '../settings.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {{since: number, write: (builder: Builder, x: string) => string}} Spelling */

/** The two inputs of a sum or product in either order. @param {Builder} builder @param {string} type @param {string} a @param {string} b */
const either = (builder, type, a, b) => builder.add(type, builder.dice.chance(0.5) ? [a, b] : [b, a]);

/** @param {Builder} builder @param {string} x the inside of GELU with the error function */
function error(builder, x) {
  const scaled = builder.dice.chance(0.5)
    ? builder.add('Div', [x, builder.number(Math.SQRT2)])
    : either(builder, 'Mul', x, builder.number(Math.SQRT1_2));
  return either(builder, 'Add', builder.add('Erf', [scaled]), builder.number(1));
}

/** @param {Builder} builder @param {string} x the inside of GELU with tanh */
function hyperbolic(builder, x) {
  const cube = builder.dice.chance(0.5)
    ? builder.add('Pow', [x, builder.number(3)])
    : builder.add('Mul', [x, builder.add('Mul', [x, x])]);
  const inner = either(builder, 'Add', x, either(builder, 'Mul', cube, builder.number(0.044715)));
  const scaled = either(builder, 'Mul', inner, builder.number(0.7978845608));
  return either(builder, 'Add', builder.add('Tanh', [scaled]), builder.number(1));
}

/** @param {Builder} builder @param {string} x @param {string} share x times half of `share` */
function halved(builder, x, share) {
  const half = builder.number(0.5);
  const kind = builder.dice.below(3);
  if (kind === 0) return either(builder, 'Mul', either(builder, 'Mul', x, half), share);
  if (kind === 1) return either(builder, 'Mul', x, either(builder, 'Mul', share, half));
  return either(builder, 'Mul', either(builder, 'Mul', x, share), half);
}

/** @param {Builder} builder @param {string} x */
function shiftedClip(builder, x) {
  const shifted = either(builder, 'Add', x, builder.number(3));
  if (builder.opset < 11) return builder.add('Clip', [shifted], { min: float(0), max: float(6) });
  return builder.add('Clip', [shifted, builder.scalar(0), builder.scalar(6)]);
}

/** @type {Spelling[]} */
export const SPELLED = [
  { since: 7, write: (b, x) => either(b, 'Mul', x, b.add('Sigmoid', [x])) },
  {
    since: 7,
    write: (b, x) =>
      either(b, 'Mul', x, b.add('Sigmoid', [either(b, 'Mul', x, b.number(b.dice.choose([1.702, 1, -0.5])))])),
  },
  { since: 7, write: (b, x) => either(b, 'Mul', x, b.add('Tanh', [b.add('Softplus', [x])])) },
  { since: 7, write: (b, x) => b.add('Mul', [x, x]) },
  { since: 9, write: (b, x) => halved(b, x, error(b, x)) },
  { since: 7, write: (b, x) => halved(b, x, hyperbolic(b, x)) },
  {
    since: 7,
    write: (b, x) => either(b, 'Mul', x, b.add('HardSigmoid', [x], { alpha: float(1 / 6), beta: float(0.5) })),
  },
  { since: 7, write: (b, x) => either(b, 'Mul', x, b.add('HardSigmoid', [x])) },
  { since: 7, write: (b, x) => b.add('Div', [either(b, 'Mul', x, shiftedClip(b, x)), b.number(6)]) },
  { since: 7, write: (b, x) => either(b, 'Mul', x, b.add('Div', [shiftedClip(b, x), b.number(6)])) },
  {
    since: 7,
    write: (b, x) => b.add('Div', [x, either(b, 'Add', b.add('Abs', [x]), b.number(b.dice.choose([1, 2])))]),
  },
  { since: 7, write: (b, x) => b.add('Log', [either(b, 'Add', b.add('Exp', [x]), b.number(b.dice.choose([1, 2])))]) },
  { since: 9, write: (b, x) => b.add('Where', [b.add('Greater', [x, b.number(20)]), x, b.add('Softplus', [x])]) },
  {
    since: 7,
    write: (b, x) => b.add('Div', [b.number(1), either(b, 'Add', b.add('Exp', [b.add('Neg', [x])]), b.number(1))]),
  },
  { since: 8, write: (b, x) => either(b, b.dice.choose(['Max', 'Min']), x, b.number(b.dice.choose([0, 0.1, -0.4]))) },
  {
    since: 7,
    write: (b, x) =>
      b.add('Div', [b.number(b.dice.choose([1, -2.5])), b.add('Add', [b.add('Abs', [x]), b.number(0.7)])]),
  },
];
