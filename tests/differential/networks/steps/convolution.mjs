/** Convolutions: along the sequence, across an axis of letters, in groups, with every kind of padding. */
import { weights } from '../constants.mjs';
import { slid } from '../field.mjs';
import { integer, text } from '../settings.mjs';
import { along, samePadding } from './windows.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function convolution(builder, map) {
  if (map.layout === 'N1CL' || map.layout === 'N1LC') return acrossLetters(builder, map);
  const { dice } = builder;
  const kernel = Math.min(dice.choose([1, 2, 3, 4, 5, 7]), map.length);
  const groups = dice.choose([1, 1, 1, 2, 4, map.channels].filter(count => map.channels % count === 0 && count <= 8));
  const channels = groups * dice.choose([1, 2, 3, 4]);
  const window = randomWindow(builder, map, kernel);
  const inputs = [map.name, weights(builder, [channels, map.channels / groups, ...along(map.layout, kernel, 1)])];
  if (dice.chance(0.7)) inputs.push(weights(builder, [channels]));
  else if (dice.chance(0.03)) inputs.push('');
  const settings = { ...window.settings, ...(groups > 1 || dice.chance(0.1) ? { group: integer(groups) } : {}) };
  const name = builder.add('Conv', inputs, settings);
  const field = slid(map.field, window.window, window.length);
  return builder.found(builder.after(map, name, { channels, length: window.length, field }));
}

/**
 * Stride, dilation and padding along the sequence.
 * @param {Builder} builder @param {FeatureMap} map @param {number} kernel
 */
function randomWindow(builder, map, kernel) {
  const { dice } = builder;
  /** @type {import('../builder.mjs').Settings} */
  const settings = {};
  const { layout, length } = map;
  const dilation = dice.chance(0.3) && 2 * kernel < length ? dice.choose([2, 3]) : 1;
  const stride = dice.chance(0.2) ? dice.choose([2, 3]) : 1;
  const span = (kernel - 1) * dilation + 1;
  if (dilation > 1 || dice.chance(0.1)) settings.dilations = along(layout, dilation, 1);
  if (stride > 1 || dice.chance(0.1)) settings.strides = along(layout, stride, 1);
  if (dice.chance(0.5)) settings.kernel_shape = along(layout, kernel, 1);
  let [before, padding] = [0, span > length ? span : 0];
  const automatic = dice.choose(['SAME_UPPER', 'SAME_LOWER', 'VALID', 'NOTSET']);
  // The axis of a single position may be taken for one without positions.
  if (padding > 0 || (length > 1 && dice.chance(0.4))) {
    const ends = [padding, dice.below(4)];
    if (dice.chance(0.5)) ends.reverse();
    [before, padding] = [ends[0], ends[0] + ends[1]];
    settings.pads = [...along(layout, ends[0], 0), ...along(layout, ends[1], 0)];
    if (dice.chance(0.1)) settings.auto_pad = text('NOTSET');
  } else if (dice.chance(0.3) && stride <= span && (dilation === 1 || !automatic.startsWith('SAME'))) {
    settings.auto_pad = text(automatic);
    if (automatic.startsWith('SAME')) {
      // It takes other positions where a convolution of width 1 with a stride comes after.
      builder.mayMislead();
      const left = Math.ceil(length / stride);
      before = samePadding(automatic, { length, left, stride, span });
      return { settings, length: left, window: { size: kernel, stride, dilation, before } };
    }
  }
  const left = Math.floor((length + padding - span) / stride) + 1;
  return { settings, length: left, window: { size: kernel, stride, dilation, before } };
}

/**
 * A filter that covers all letters, or some of them at a time.
 * @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap}
 */
function acrossLetters(builder, map) {
  const { dice } = builder;
  const letters = map.channels;
  const kernel = dice.choose([1, 3, 5, 8]);
  const height = dice.chance(0.7) ? letters : dice.choose([1, 2]);
  const step = height === letters ? 1 : dice.choose([1, 2]);
  const left = Math.floor((letters - height) / step) + 1;
  const channels = dice.choose([2, 3, 5]);
  const turned = map.layout === 'N1LC';
  const pair = (/** @type {number} */ across, /** @type {number} */ place) =>
    turned ? [place, across] : [across, place];
  const settings = { strides: pair(step, 1), pads: pair(0, dice.below(2)).concat(pair(0, 0)) };
  const name = builder.add('Conv', [map.name, weights(builder, [channels, 1, ...pair(height, kernel)])], settings);
  const padding = settings.pads[turned ? 0 : 1];
  const length = map.length + padding - kernel + 1;
  const layout = turned ? 'NCL1' : 'NC1L';
  const field = slid(map.field, { size: kernel, before: padding }, length);
  if (left === 1) return builder.found(builder.after(map, name, { channels, length, layout, field }));
  // What is left of the letters becomes channels.
  const made = turned ? builder.add('Transpose', [name], { perm: [0, 1, 3, 2] }) : name;
  const merged = builder.add('Reshape', [made, builder.integers(-1, channels * left, length)]);
  return builder.found(builder.after(map, merged, { channels: channels * left, length, layout: 'NCL', field }), name);
}
