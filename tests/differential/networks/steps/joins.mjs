/** Operations that join branches: residual sums, products, quotients, concatenations. */
import { weights } from '../constants.mjs';
import { joined, slid, summarised } from '../field.mjs';
import { integer } from '../settings.mjs';
import { along } from './windows.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */

/** A convolution that keeps the length. @param {Builder} builder @param {FeatureMap} map @param {number} channels @returns {FeatureMap} */
function branch(builder, map, channels) {
  const { dice } = builder;
  const kernel = dice.choose([1, 1, 3]);
  const pads = [...along(map.layout, (kernel - 1) / 2, 0), ...along(map.layout, (kernel - 1) / 2, 0)];
  const name = builder.add(
    'Conv',
    [map.name, weights(builder, [channels, map.channels, ...along(map.layout, kernel, 1)])],
    { pads },
  );
  const field = slid(map.field, { size: kernel, before: (kernel - 1) / 2 }, map.length);
  return builder.found(builder.after(map, name, { channels, field }));
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function residual(builder, map) {
  const { dice } = builder;
  // A branch of one channel is broadcast to all.
  const other = branch(builder, map, dice.chance(0.2) ? 1 : map.channels);
  const active = builder.add(dice.choose(['Relu', 'Tanh', 'Sigmoid']), [other.name]);
  const type = dice.choose(['Add', 'Add', 'Sub', 'Mul', 'Sum', 'Div']);
  let field = joined(map.field, other.field);
  if (type === 'Div') {
    const divisor = builder.add('Add', [builder.add('Abs', [active]), builder.number(0.6)]);
    return builder.after(map, builder.add('Div', [map.name, divisor]), { field });
  }
  const inputs = [map.name, active];
  if (type === 'Sum' && dice.chance(0.5)) {
    const third = branch(builder, map, map.channels);
    inputs.push(third.name);
    field = joined(field, third.field);
  }
  if (dice.chance(0.3)) inputs.reverse();
  return builder.after(map, builder.add(type, inputs), { field });
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function concat(builder, map) {
  const { dice, opset } = builder;
  const others = Array.from({ length: dice.from(1, 2) }, () => branch(builder, map, dice.from(1, 3)));
  const parts = [map, ...others];
  if (dice.chance(0.3)) parts.reverse();
  const axis = opset >= 11 && dice.chance(0.3) ? 1 - map.layout.length : 1;
  const name = builder.add(
    'Concat',
    parts.map(part => part.name),
    { axis: integer(axis) },
  );
  const channels = parts.reduce((sum, part) => sum + part.channels, 0);
  const field = others.reduce((sum, part) => joined(sum, part.field), map.field);
  return builder.after(map, name, { channels, field });
}

/** Channels weighed by a summary of the whole sequence. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function excited(builder, map) {
  const pooled = builder.after(map, builder.add('GlobalAveragePool', [map.name]), {
    length: 1,
    field: summarised(map.field, map.length),
  });
  const weighed = weighing(builder, pooled);
  if (builder.traits.has('free length')) builder.traits.add('summary of a free length');
  builder.mayRefuse('it combines every position with a summary of the whole sequence');
  return builder.after(map, builder.add('Mul', [map.name, builder.add('Sigmoid', [weighed.name])]));
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function weighing(builder, map) {
  const name = builder.add('Conv', [
    map.name,
    weights(builder, [map.channels, map.channels, ...along(map.layout, 1, 1)]),
  ]);
  return builder.found(builder.after(map, name));
}

/** The map added to another input of the network, whose values are not known. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function further(builder, map) {
  const { dice } = builder;
  const sizes = dice.choose([
    [1],
    [map.channels, ...along(map.layout, 1, 1)],
    [1, map.channels, ...along(map.layout, 1, 1)],
  ]);
  builder.mayRefuse('it is a further input of the network');
  const inputs = [map.name, builder.furtherInput(sizes)];
  if (dice.chance(0.3)) inputs.reverse();
  return builder.after(map, builder.add(dice.choose(['Add', 'Mul']), inputs), { unknown: true });
}
