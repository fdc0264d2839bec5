/** Activation functions: as one operation with its attributes, or spelled in several. */
import { weights } from '../constants.mjs';
import { float, text } from '../settings.mjs';
import { SPELLED } from './spelled.mjs';
import { perChannel } from './windows.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */
/** @typedef {import('../builder.mjs').Settings} Settings */
/**
 * A function: its operator, the first operator set that has it, and its attributes with usual and odd values.
 * @typedef {{type: string, since: number, settings?: Record<string, number[]>}} Written
 */

/** @type {Written[]} */
const PLAIN = [
  { type: 'Relu', since: 1 },
  { type: 'LeakyRelu', since: 1, settings: { alpha: [0.01, 0.2, 1.5, -0.3, 0] } },
  { type: 'Elu', since: 1, settings: { alpha: [0.7, 1, 2.5] } },
  { type: 'Selu', since: 1, settings: { alpha: [1.5, 0.4], gamma: [1.1, 0.6] } },
  { type: 'Celu', since: 12, settings: { alpha: [0.6, 1, 2, -1.5] } },
  { type: 'Sigmoid', since: 1 },
  { type: 'Tanh', since: 1 },
  { type: 'Softplus', since: 1 },
  { type: 'Softsign', since: 1 },
  { type: 'HardSigmoid', since: 1, settings: { alpha: [0.3, 0.05, -0.2], beta: [0.4, -0.1] } },
  { type: 'HardSwish', since: 14 },
  { type: 'Mish', since: 18 },
  { type: 'Swish', since: 24, settings: { alpha: [1, 0.5, -1, 2] } },
  { type: 'Abs', since: 1 },
  { type: 'Exp', since: 1 },
  { type: 'Erf', since: 9 },
  { type: 'Neg', since: 1 },
];

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function activation(builder, map) {
  const { dice, opset } = builder;
  const kind = dice.below(12);
  if (kind === 0) return parametric(builder, map);
  if (kind === 1) return clipped(builder, map);
  if (kind === 2) return powered(builder, map);
  if (kind === 3 && opset >= 20) {
    return builder.after(
      map,
      builder.add('Gelu', [map.name], dice.choose([{}, { approximate: text('none') }, { approximate: text('tanh') }])),
    );
  }
  const { type, settings = {} } = dice.choose(PLAIN.filter(({ since }) => since <= opset));
  const given = Object.entries(settings).filter(() => dice.chance(0.7));
  const name = builder.add(
    type,
    [map.name],
    Object.fromEntries(given.map(([name, values]) => [name, float(dice.choose(values))])),
  );
  return type === 'Neg' ? builder.within(map, name) : builder.after(map, name);
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function spelled(builder, map) {
  const write = builder.dice.choose(SPELLED.filter(({ since }) => since <= builder.opset)).write;
  return builder.after(map, write(builder, map.name));
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function parametric(builder, map) {
  const dims = builder.dice.choose([perChannel(map.layout, map.channels), perChannel(map.layout, 1), [1]]);
  return builder.after(map, builder.add('PRelu', [map.name, weights(builder, dims)]));
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function clipped(builder, map) {
  const { dice, opset } = builder;
  const [low, high] = [dice.choose([null, 0, -0.3]), dice.choose([null, 1, 0.4, 6])];
  if (opset < 11) {
    const settings = { ...(low === null ? {} : { min: float(low) }), ...(high === null ? {} : { max: float(high) }) };
    return builder.after(map, builder.add('Clip', [map.name], settings));
  }
  const bound = (/** @type {number | null} */ value) => (value === null ? '' : builder.scalar(value));
  const inputs = [map.name, bound(low), bound(high)];
  while (inputs.at(-1) === '' && dice.chance(0.8)) inputs.pop();
  return builder.after(map, builder.add('Clip', inputs));
}

/** Functions that need values above 0, and powers. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function powered(builder, map) {
  const { dice, opset } = builder;
  if (dice.chance(0.4)) {
    const exponent = dice.choose([2, 3, 1]);
    const written = opset >= 12 && dice.chance(0.3) ? builder.integers(exponent) : builder.number(exponent);
    if (opset >= 12) builder.mayRefuse('it does not combine its input with one number');
    return builder.after(map, builder.add('Pow', [map.name, written]));
  }
  const above = builder.add('Add', [
    builder.add(dice.choose(['Abs', 'Sigmoid', 'Softplus']), [map.name]),
    builder.number(0.5),
  ]);
  const type = dice.choose(['Sqrt', 'Reciprocal', 'Log', 'Pow']);
  const inputs = type === 'Pow' ? [above, builder.number(dice.choose([0.5, 1.7, -0.5, -1, -2]))] : [above];
  return builder.after(map, builder.add(type, inputs));
}
