/** Statistics over the channels of each position, and statistics over all positions, which are not read. */
import { weights } from '../constants.mjs';
import { float, integer } from '../settings.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */
/** @typedef {import('../builder.mjs').Settings} Settings */

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function overChannels(builder, map) {
  const { dice, opset } = builder;
  if (map.layout !== 'NCL' || map.channels < 2) return map;
  const kind = dice.choose([
    'softmax',
    'reduce',
    'mean',
    ...(opset >= 17 ? ['layer', 'layer'] : []),
    ...(opset >= 23 ? ['rms', 'rms', 'rms'] : []),
  ]);
  if (kind === 'reduce') return reduced(builder, map);
  if (kind === 'mean') return centred(builder, map);
  const there = builder.add('Transpose', [map.name], { perm: [0, 2, 1] });
  const axis = dice.choose([-1, 2]);
  let name;
  if (kind === 'softmax') {
    name = builder.add('Softmax', [there], { axis: integer(opset < 11 ? 2 : axis) });
  } else {
    /** @type {Settings} */
    const settings = {};
    if (dice.chance(0.5)) settings.axis = integer(axis);
    if (dice.chance(0.5)) settings.epsilon = float(dice.choose([1e-3, 0.1]));
    if (dice.chance(0.2)) settings.stash_type = integer(1);
    const parameters = [weights(builder, [map.channels])];
    if (kind === 'layer' && dice.chance(0.6)) parameters.push(weights(builder, [map.channels]));
    name = builder.add(kind === 'layer' ? 'LayerNormalization' : 'RMSNormalization', [there, ...parameters], settings);
  }
  return builder.after(map, builder.add('Transpose', [name], { perm: [0, 2, 1] }));
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function reduced(builder, map) {
  const { dice, opset } = builder;
  const type = dice.choose(['ReduceSum', 'ReduceMean', 'ReduceMax']);
  const since = type === 'ReduceSum' ? 13 : 18;
  if (type === 'ReduceMax') builder.mayRefuse('it takes the largest of several channels');
  if (opset >= since && dice.chance(0.2)) {
    return builder.within(map, builder.add(type, [map.name], { noop_with_empty_axes: integer(1) }));
  }
  const axis = opset >= 11 && dice.chance(0.5) ? -2 : 1;
  if (dice.chance(0.5))
    return builder.after(map, builder.listed(type, map.name, 'axes', [axis], since, { keepdims: integer(1) }), {
      channels: 1,
    });
  const dropped = builder.listed(type, map.name, 'axes', [axis], since, { keepdims: integer(0) });
  return builder.after(map, builder.listed('Unsqueeze', dropped, 'axes', [1], 13), { channels: 1 });
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function centred(builder, map) {
  const mean = builder.listed('ReduceMean', map.name, 'axes', [1], 18);
  return builder.after(map, builder.add('Sub', [map.name, mean]));
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function overPositions(builder, map) {
  const { dice, opset } = builder;
  builder.mayRefuse('it normalises by statistics over all positions of a sequence');
  const parameters = [weights(builder, [map.channels]), weights(builder, [map.channels])];
  if (opset >= 21 && map.channels % 2 === 0 && dice.chance(0.5)) {
    return builder.after(
      map,
      builder.add('GroupNormalization', [map.name, ...parameters], {
        num_groups: integer(2),
        epsilon: float(0.01),
        stash_type: integer(1),
      }),
    );
  }
  return builder.after(
    map,
    builder.add('InstanceNormalization', [map.name, ...parameters], dice.chance(0.5) ? { epsilon: float(0.01) } : {}),
  );
}
