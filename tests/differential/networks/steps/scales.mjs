/** Scale and shift: batch norm, and constants with every shape that is broadcast to one number per channel. */
import { positive, weights } from '../constants.mjs';
import { float, integer } from '../settings.mjs';
import { perChannel } from './windows.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function batchNorm(builder, map) {
  const { dice, opset } = builder;
  const parameters = [1, 2, 3].map(() => weights(builder, [map.channels]));
  /** @type {import('../builder.mjs').Settings} */
  const settings = {};
  if (dice.chance(0.6)) settings.epsilon = float(dice.choose([0.01, 0.001, 1e-5]));
  if (dice.chance(0.3)) settings.momentum = float(0.8);
  if (opset < 9 && dice.chance(0.3)) settings.spatial = integer(1);
  if (opset >= 14 && dice.chance(0.3)) settings.training_mode = integer(0);
  return builder.within(
    map,
    builder.add('BatchNormalization', [map.name, ...parameters, positive(builder, [map.channels])], settings),
  );
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function scale(builder, map) {
  const { dice } = builder;
  const channels = perChannel(map.layout, map.channels);
  const kind = dice.below(20);
  if (kind === 0) return perPosition(builder, map);
  const dims = dice.choose([channels, channels, channels, [1, ...channels], [], [1], channels.map(() => 1)]);
  const type = dice.choose(['Add', 'Mul', 'Sub', 'Div']);
  const constant = type === 'Div' ? positive(builder, dims) : weights(builder, dims);
  const inputs = [map.name, constant];
  if (type !== 'Div' && dice.chance(0.3)) inputs.reverse();
  // It exchanges the two where a convolution comes before.
  if (type === 'Sub' && inputs[1] === map.name) builder.mayMislead();
  return builder.within(map, builder.add(type, inputs));
}

/** A constant that differs between positions. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function perPosition(builder, map) {
  const dims = [...map.layout.slice(2)].map(axis => (axis === 'L' ? map.length : 1));
  if (map.length > 1) builder.mayRefuse('its constant is not one number');
  return builder.after(map, builder.add('Add', [map.name, weights(builder, dims)]));
}
