/** Poolings along the sequence and over the whole of it, and padding that is an operation of its own. */
import { slid, summarised } from '../field.mjs';
import { float, integer, text } from '../settings.mjs';
import { along, samePadding } from './windows.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */
/** @typedef {import('../builder.mjs').Settings} Settings */

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function pool(builder, map) {
  const { dice, opset } = builder;
  const { layout, length } = map;
  // The axis of a single position may be taken for one without positions.
  if (length === 1) return map;
  const type = dice.choose(['MaxPool', 'AveragePool']);
  const size = Math.min(dice.choose([1, 2, 2, 3, 4]), length);
  const stride = dice.choose([1, 2, 2, 3]);
  /** @type {Settings} */
  const settings = { kernel_shape: along(layout, size, 1), strides: along(layout, stride, 1) };
  let ends = [0, 0];
  /** @type {number | null} */
  let left = null;
  if (size > 1 && dice.chance(0.3)) {
    ends = [dice.below(size), dice.below(size)];
    settings.pads = [...along(layout, ends[0], 0), ...along(layout, ends[1], 0)];
  } else if (dice.chance(0.15)) {
    // What the padding is where the stride is larger than the window, nobody says.
    const automatic = stride > size ? 'VALID' : dice.choose(['SAME_UPPER', 'SAME_LOWER', 'VALID']);
    settings.auto_pad = text(automatic);
    if (automatic !== 'VALID') {
      left = Math.ceil(length / stride);
      ends[0] = samePadding(automatic, { length, left, stride, span: size });
    }
  }
  if (type === 'AveragePool' && dice.chance(0.5)) settings.count_include_pad = integer(dice.below(2));
  if (type === 'MaxPool' && opset >= 8 && dice.chance(0.1)) settings.storage_order = integer(0);
  let dilation = 1;
  if (left === null && opset >= (type === 'MaxPool' ? 10 : 19) && dice.chance(0.1)) {
    dilation = dice.choose([1, 2]);
    settings.dilations = along(layout, dilation, 1);
    if (dilation > 1) builder.mayRefuse('its window is dilated');
  }
  const span = (size - 1) * dilation + 1;
  const rest = length + ends[0] + ends[1] - span;
  if (rest < 0) return map;
  const ceil = opset >= 10 && left === null && dice.chance(0.2);
  if (ceil) settings.ceil_mode = integer(1);
  left ??= (ceil ? Math.ceil(rest / stride) : Math.floor(rest / stride)) + 1;
  // A last window that would begin in the padding is left out.
  if (ceil && (left - 1) * stride >= length + ends[0]) {
    left -= 1;
    builder.traits.add('window outside');
  }
  const field = slid(map.field, { size, stride, dilation, before: ends[0] }, left);
  return builder.after(map, builder.add(type, [map.name], settings), { length: left, field });
}

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function pad(builder, map) {
  const { dice, opset } = builder;
  const { layout, length } = map;
  const modes = ['constant', 'constant', 'reflect', 'edge', ...(opset >= 19 ? ['wrap'] : [])];
  const mode = dice.choose(modes);
  const lowest = mode === 'constant' ? -2 : 0;
  const ends = [dice.from(lowest, 3), dice.from(lowest, 3)];
  if (length < 8 || ends.every(end => end === 0)) return map;
  const pads = ends.flatMap(end => [...layout].map(axis => (axis === 'L' ? end : 0)));
  /** @type {Settings} */
  const settings = mode === 'constant' && dice.chance(0.5) ? {} : { mode: text(mode) };
  const padded = length + ends[0] + ends[1];
  const changes = { length: padded, field: slid(map.field, { before: ends[0] }, padded) };
  const filled = mode === 'constant' && dice.chance(0.5);
  if (opset < 11) {
    const value = filled ? { value: float(0.3) } : {};
    return builder.after(map, builder.add('Pad', [map.name], { ...settings, pads, ...value }), changes);
  }
  const byAxis = opset >= 18 && dice.chance(0.3);
  const axis = layout.indexOf('L');
  const inputs = [map.name, byAxis ? builder.integers(...ends) : builder.integers(...pads)];
  if (filled) inputs.push(builder.scalar(0.3));
  else if (byAxis) inputs.push('');
  if (byAxis) inputs.push(builder.integers(dice.chance(0.5) ? axis : axis - layout.length));
  return builder.after(map, builder.add('Pad', inputs, settings), changes);
}

/** One value per channel for the whole sequence, with or without the axis of positions. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function summary(builder, map) {
  const { dice } = builder;
  const axis = map.layout.indexOf('L');
  const field = summarised(map.field, map.length);
  const kind = dice.below(3);
  if (kind === 0) {
    const name = builder.add(dice.choose(['GlobalMaxPool', 'GlobalAveragePool']), [map.name]);
    return builder.after(map, name, { length: 1, field });
  }
  const type = dice.choose(['ReduceMax', 'ReduceMean', 'ReduceSum']);
  const since = type === 'ReduceSum' ? 13 : 18;
  const keeps = kind === 1;
  const settings = keeps && dice.chance(0.5) ? {} : { keepdims: integer(keeps ? 1 : 0) };
  const written = builder.opset >= 11 && dice.chance(0.5) ? axis - map.layout.length : axis;
  const name = builder.listed(type, map.name, 'axes', [written], since, settings);
  return builder.after(map, name, { length: 1, field, layout: keeps ? map.layout : map.layout.replace('L', '') });
}
