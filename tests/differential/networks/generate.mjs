/** A random network: convolutions, and one to three random operations between any two of them. */
import { Builder } from './builder.mjs';
import { begin } from './inputs.mjs';
import { activation, spelled } from './steps/activations.mjs';
import { image, nothing, shuffled, turned } from './steps/arrangements.mjs';
import { convolution } from './steps/convolution.mjs';
import { head, pointwise } from './steps/dense.mjs';
import { called } from './steps/functions.mjs';
import { concat, excited, further, residual } from './steps/joins.mjs';
import { overChannels, overPositions } from './steps/normalisations.mjs';
import { pad, pool } from './steps/pooling.mjs';
import { batchNorm, scale } from './steps/scales.mjs';
import { gather, repeat, slice, split } from './steps/selections.mjs';
import { unread } from './steps/unread.mjs';

/** @typedef {import('./builder.mjs').FeatureMap} FeatureMap */

/** Common operations. */
const STEPS = [
  activation,
  activation,
  activation,
  spelled,
  batchNorm,
  scale,
  pool,
  pool,
  pad,
  slice,
  split,
  gather,
  repeat,
  residual,
  concat,
  pointwise,
  overChannels,
  image,
  shuffled,
  turned,
  nothing,
  called,
];

/** Operations after which nothing can be read. */
const RARE = [excited, further, overPositions, unread];

/** @param {number} seed the same seed gives the same network, whose file the builder writes */
export function generate(seed) {
  const builder = new Builder(seed);
  const { dice } = builder;
  const begun = begin(builder);
  let map = convolution(builder, begun.map);
  for (let blocks = dice.from(1, 3); blocks > 0; blocks--) {
    for (let steps = dice.from(1, 3); steps > 0; steps--) {
      const step = dice.choose(dice.chance(0.04) ? RARE : STEPS);
      builder.steps.push(step.name);
      map = step(builder, map);
    }
    map = convolution(builder, map);
  }
  if (dice.chance(0.3)) head(builder, map);
  return { builder, input: begun.input };
}
