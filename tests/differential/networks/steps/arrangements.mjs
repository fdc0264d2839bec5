/** Operations that move axes, and operations that do nothing. */
import { TYPE } from '../../../bench/onnx.mjs';
import { float, integer } from '../settings.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */

/** A map with one axis of size 1 more or less. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function image(builder, map) {
  const { dice, opset } = builder;
  const other = map.layout === 'NCL' ? dice.choose(['NC1L', 'NCL1']) : 'NCL';
  if (dice.chance(0.3)) {
    const sizes = [...other].map(
      (axis, index) =>
        (axis === 'N' ? 0 : axis === 'C' ? map.channels : axis === 'L' ? -1 : 1) || (index === 0 ? 0 : -1),
    );
    return builder.within(map, reshape(builder, map.name, sizes), { layout: other });
  }
  const at = (map.layout === 'NCL' ? other : map.layout).indexOf('1');
  const rank = map.layout === 'NCL' ? 4 : map.layout.length;
  const axes = [opset >= 11 && dice.chance(0.4) ? at - rank : at];
  const type = map.layout === 'NCL' ? 'Unsqueeze' : 'Squeeze';
  return builder.within(map, builder.listed(type, map.name, 'axes', axes, 13), { layout: other });
}

/** A reshape to sizes that are stored, computed from the shape of the map, or in a node. @param {Builder} builder @param {string} name @param {number[]} sizes */
function reshape(builder, name, sizes) {
  const { dice, opset } = builder;
  if (dice.chance(0.4)) {
    const shape = builder.add(
      'Shape',
      [name],
      opset >= 15 && dice.chance(0.5) ? { start: integer(0), end: integer(1) } : {},
    );
    const batch =
      builder.nodes.at(-1)?.settings?.end === undefined
        ? opset >= 10
          ? builder.add('Slice', [shape, builder.integers(0), builder.integers(1)])
          : builder.add('Slice', [shape], { starts: [0], ends: [1] })
        : shape;
    const rest = builder.integers(...sizes.slice(1));
    return builder.add('Reshape', [name, builder.add('Concat', [batch, rest], { axis: integer(0) })]);
  }
  const settings = opset >= 14 && dice.chance(0.2) ? { allowzero: integer(sizes.includes(0) ? 0 : dice.below(2)) } : {};
  return builder.add('Reshape', [name, builder.integers(...sizes)], settings);
}

/** There and back. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function turned(builder, map) {
  if (map.layout !== 'NCL') {
    const made =
      map.layout === 'NC1L' ? { perm: [0, 1, 3, 2], layout: 'NCL1' } : { perm: [0, 1, 3, 2], layout: 'NC1L' };
    return builder.within(map, builder.add('Transpose', [map.name], { perm: made.perm }), { layout: made.layout });
  }
  const there = builder.add('Transpose', [map.name], { perm: [0, 2, 1] });
  const type = builder.dice.choose(['Relu', 'Identity']);
  const back = builder.add('Transpose', [builder.add(type, [there])], { perm: [0, 2, 1] });
  return type === 'Relu' ? builder.after(map, back) : builder.within(map, back);
}

/** Groups of channels exchanged. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function shuffled(builder, map) {
  if (map.channels % 2 !== 0 || map.layout !== 'NCL') return map;
  const groups = map.channels % 3 === 0 && builder.dice.chance(0.5) ? 3 : 2;
  const each = map.channels / groups;
  const apart = reshape(builder, map.name, [0, groups, each, map.length]);
  const exchanged = builder.add('Transpose', [apart], { perm: [0, 2, 1, 3] });
  const back = reshape(builder, exchanged, [0, map.channels, map.length]);
  return each === 1 ? builder.within(map, back) : builder.after(map, back);
}

/** Operations that change no value, or only its precision. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function nothing(builder, map) {
  const { dice, opset } = builder;
  const kind = dice.below(4);
  if (kind === 0) return builder.within(map, builder.add('Identity', [map.name]));
  if (kind === 1) {
    const given = opset < 12 ? { ratio: float(0.3) } : { seed: integer(7) };
    const settings = dice.chance(0.5) ? given : {};
    const inputs = [map.name];
    if (opset >= 12 && dice.chance(0.5)) inputs.push(builder.scalar(0.4));
    if (inputs.length === 2 && dice.chance(0.5)) inputs.push(builder.store([], Uint8Array.of(0), TYPE.bool));
    const further = dice.chance(0.3) ? [builder.named('mask')] : [];
    return builder.within(map, builder.add('Dropout', inputs, settings, { further }));
  }
  if (kind === 2) {
    const settings = { to: integer(TYPE.double), ...(opset >= 19 && dice.chance(0.4) ? { saturate: integer(1) } : {}) };
    const double = builder.add('Cast', [map.name], settings);
    return builder.within(map, builder.add('Cast', [double], { to: integer(TYPE.float) }));
  }
  return builder.within(map, builder.add('Cast', [map.name], { to: integer(TYPE.float) }));
}
