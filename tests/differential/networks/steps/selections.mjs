/** Operations that take a part of a map, or repeat it. */
import { slid } from '../field.mjs';
import { integer } from '../settings.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */
/** @typedef {import('../builder.mjs').Settings} Settings */

/** A slice of positions or channels. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function slice(builder, map) {
  const { dice, opset } = builder;
  const ofPositions = dice.chance(0.5);
  const axis = ofPositions ? map.layout.indexOf('L') : 1;
  const size = ofPositions ? map.length : map.channels;
  if (ofPositions && size < 12) return map;
  const steps = opset < 10 ? [1] : ofPositions ? [1, 1, 2, 3] : [1, 2, -1, -2];
  const step = dice.choose(steps);
  const first = dice.below(Math.min(4, size));
  const last = Math.min(size, Math.max(first + 1, size - dice.below(4)));
  const forward = step > 0;
  const negative = dice.chance(0.5);
  const start = forward ? (negative ? first - size : first) : negative ? last - 1 - size : last - 1;
  const farEnd = forward ? dice.choose([2 ** 31 - 1, 2n ** 63n - 1n]) : dice.choose([-(2 ** 31), -(2n ** 63n)]);
  const end = (forward ? last === size : first === 0) ? farEnd : forward ? (negative ? last - size : last) : first - 1;
  const count = Math.ceil((last - first) / Math.abs(step));
  const field = slid(map.field, { stride: step, before: -first }, count);
  const changes = ofPositions ? { length: count, field } : { channels: count };
  // It takes other positions where a convolution of width 1 with a stride comes after.
  if (ofPositions) builder.mayMislead();
  const isWhole = first === 0 && ((step === 1 && (last === size || builder.traits.has('free length'))) || size === 1);
  // Where the length is free, it may be that no position is left out.
  const sliced = (/** @type {string} */ name) =>
    isWhole ? { ...builder.within(map, name), ...changes } : builder.after(map, name, changes);
  if (opset < 10) {
    const ends = [Number(end)].map(bound => Math.min(bound, 2 ** 31 - 1));
    return sliced(builder.add('Slice', [map.name], { starts: [start], ends, axes: [axis] }));
  }
  const written = dice.chance(0.5) ? axis : axis - map.layout.length;
  const inputs = [map.name, builder.integers(start), builder.integers(end), builder.integers(written)];
  if (step !== 1 || dice.chance(0.3)) inputs.push(builder.integers(step));
  const name = builder.add('Slice', inputs);
  return sliced(name);
}

/** Parts of the channels that gate or follow each other. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function split(builder, map) {
  const { dice, opset } = builder;
  if (map.channels < 2) return map;
  const even = map.channels % 2 === 0 && dice.chance(0.6);
  const share = even ? map.channels / 2 : dice.from(1, map.channels - 1);
  const sizes = [share, map.channels - share];
  const [first, second] = [builder.named('part'), builder.named('part')];
  /** @type {Settings} */
  const settings = { axis: integer(opset >= 11 && dice.chance(0.3) ? 1 - map.layout.length : 1) };
  const inputs = [map.name];
  if (opset >= 13) {
    if (even && dice.chance(0.5)) {
      if (opset >= 18) settings.num_outputs = integer(2);
    } else inputs.push(builder.integers(...sizes));
  } else if (!even || dice.chance(0.5)) settings.split = sizes;
  builder.nodes.push({ type: 'Split', inputs, output: first, further: [second], settings });
  if (even && dice.chance(0.6)) {
    const gate = builder.add('Sigmoid', [second]);
    return builder.after(map, builder.add('Mul', [first, gate]), { channels: share });
  }
  return builder.after(map, builder.add('Concat', [second, first], { axis: integer(1) }));
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function gather(builder, map) {
  const { dice, opset } = builder;
  if (dice.chance(0.2)) {
    const index = builder.store([], BigInt64Array.of(BigInt(dice.below(map.channels))));
    const one = builder.add('Gather', [map.name, index], { axis: integer(1) });
    const name = builder.listed('Unsqueeze', one, 'axes', [1], 13);
    return map.channels === 1 ? builder.within(map, name) : builder.after(map, name, { channels: 1 });
  }
  const entries = Array.from(
    { length: dice.from(1, 5) },
    () => dice.below(map.channels) - (opset >= 11 ? dice.below(2) * map.channels : 0),
  );
  const type = dice.chance(0.3) ? Int32Array.from(entries) : BigInt64Array.from(entries.map(BigInt));
  const axis = dice.chance(0.3) ? 1 - map.layout.length : 1;
  const name = builder.add('Gather', [map.name, builder.store([entries.length], type)], { axis: integer(axis) });
  const isWhole =
    entries.length === map.channels && entries.every((entry, index) => (entry + map.channels) % map.channels === index);
  if (isWhole) return builder.within(map, name);
  return builder.after(map, name, { channels: entries.length });
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function repeat(builder, map) {
  const { dice, opset } = builder;
  if (map.channels > 6) return map;
  const count = dice.choose([2, 3]);
  const sizes = (/** @type {number} */ channels) => [...map.layout].map(axis => (axis === 'C' ? channels : 1));
  if (map.channels === 1 && opset >= 8 && dice.chance(0.7)) {
    return builder.after(map, builder.add('Expand', [map.name, builder.integers(...sizes(count))]), {
      channels: count,
    });
  }
  const name = builder.add('Tile', [map.name, builder.integers(...sizes(count))]);
  return builder.after(map, name, { channels: count * map.channels });
}
