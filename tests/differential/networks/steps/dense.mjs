/** Dense layers: at every position, or over all of them. */
import { weights } from '../constants.mjs';
import { summarised } from '../field.mjs';
import { float, integer } from '../settings.mjs';
import { summary } from './pooling.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */
/** @typedef {import('../builder.mjs').Settings} Settings */

/** A dense layer that reads one position at a time. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function pointwise(builder, map) {
  const { dice } = builder;
  if (map.layout !== 'NCL') return map;
  const units = dice.choose([2, 3, 6]);
  const moved = builder.add('Transpose', [map.name], { perm: [0, 2, 1] });
  const last = { channels: units, layout: 'NLC' };
  if (dice.chance(0.5)) {
    const made = builder.found(
      builder.after(map, builder.add('MatMul', [moved, weights(builder, [map.channels, units])]), last),
    );
    const shifted = dice.chance(0.5)
      ? builder.within(made, builder.add('Add', [made.name, weights(builder, [units])]))
      : made;
    return builder.within(shifted, builder.add('Transpose', [shifted.name], { perm: [0, 2, 1] }), { layout: 'NCL' });
  }
  // Positions of all sequences in one axis.
  const flat = builder.add('Reshape', [moved, builder.integers(-1, map.channels)]);
  const [type, further] = dice.choose([
    ['MatMul', false],
    ['Gemm', true],
  ]);
  const made = builder.add(String(type), [
    flat,
    weights(builder, [map.channels, units]),
    ...(further ? [weights(builder, [units])] : []),
  ]);
  const back = builder.add('Reshape', [made, builder.integers(-1, map.length, units)]);
  const found = builder.found(builder.after(map, back, last), made);
  return builder.within(found, builder.add('Transpose', [back], { perm: [0, 2, 1] }), { layout: 'NCL' });
}

/** The end of a network: one or two dense layers over the flattened or summarised map. @param {Builder} builder @param {FeatureMap} map */
export function head(builder, map) {
  const { dice } = builder;
  let flat = flattened(builder, dice.chance(0.4) ? summary(builder, map) : map);
  for (let layers = dice.from(1, 2); layers > 0; layers--) {
    if (dice.chance(0.08)) flat = joined(builder, flat);
    const made = dense(builder, flat);
    flat = builder.after(made, builder.add(dice.choose(['Relu', 'Tanh', 'Sigmoid']), [made.name]));
  }
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function flattened(builder, map) {
  const { dice, opset } = builder;
  const inputs = map.channels * map.length;
  if (map.layout === 'NC') return map;
  const changes = { layout: 'NC', channels: inputs, length: 1, field: summarised(map.field, map.length) };
  const source =
    map.layout === 'NCL' && dice.chance(0.3) ? builder.add('Transpose', [map.name], { perm: [0, 2, 1] }) : map.name;
  if (dice.chance(0.6)) {
    const fromEnd = opset >= 11 && dice.chance(0.1);
    const settings = fromEnd || dice.chance(0.5) ? { axis: integer(fromEnd ? 1 - map.layout.length : 1) } : {};
    return builder.after(map, builder.add('Flatten', [source], settings), changes);
  }
  return builder.after(
    map,
    builder.add('Reshape', [
      source,
      builder.integers(
        ...dice.choose([
          [-1, inputs],
          [0, -1],
          [0, inputs],
        ]),
      ),
    ]),
    changes,
  );
}

/** Further features of a sequence next to those of the map. @param {Builder} builder @param {FeatureMap} flat @returns {FeatureMap} */
function joined(builder, flat) {
  const batch = builder.inputs[0].sizes[0];
  builder.mayRefuse('it is a further input of the network');
  const name = builder.add('Concat', [flat.name, builder.furtherInput([batch, 3])], { axis: integer(1) });
  return builder.after(flat, name, { channels: flat.channels + 3, unknown: true });
}

/** @param {Builder} builder @param {FeatureMap} flat @returns {FeatureMap} */
function dense(builder, flat) {
  const { dice, opset } = builder;
  const units = dice.choose([1, 2, 4]);
  const inputs = flat.channels;
  const changes = { channels: units };
  if (dice.chance(0.4)) {
    const made = builder.found(
      builder.after(flat, builder.add('MatMul', [flat.name, weights(builder, [inputs, units], 0.2)]), changes),
    );
    return dice.chance(0.6)
      ? builder.within(made, builder.add('Add', [made.name, weights(builder, dice.choose([[units], [1, units], [1]]))]))
      : made;
  }
  /** @type {Settings} */
  const settings = {};
  const turned = dice.chance(0.5);
  if (turned || dice.chance(0.3)) settings.transB = integer(turned ? 1 : 0);
  if (dice.chance(0.2)) settings.transA = integer(0);
  if (dice.chance(0.3)) settings.alpha = float(0.5);
  if (dice.chance(0.3)) settings.beta = float(1.5);
  const parameters = [weights(builder, turned ? [units, inputs] : [inputs, units], 0.2)];
  if (opset < 11 || dice.chance(0.7))
    parameters.push(weights(builder, dice.choose([[units], [1, units], [1], [1, 1]])));
  return builder.found(builder.after(flat, builder.add('Gemm', [flat.name, ...parameters], settings), changes));
}
