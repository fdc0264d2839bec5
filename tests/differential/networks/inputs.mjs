/** The network's input: its layout, its axes of free size, its alphabet, and what ONNX Runtime gets for a sequence. */
import { input as field } from './field.mjs';

/** @typedef {import('./builder.mjs').Builder} Builder */
/** @typedef {import('./builder.mjs').FeatureMap} FeatureMap */
/**
 * @typedef {object} Input
 * @property {string | null} alphabet as the engine is told it; null where it is the usual one
 * @property {string[]} sequences one per entry of the batch
 * @property {Float32Array} given to ONNX Runtime
 */

/** What the channels hold, as the engine is told it, with the letters of random sequences. */
const ALPHABETS = [
  ...Array.from({ length: 14 }, () => ({ alphabet: null, channels: 'ACGT' })),
  { alphabet: 'AGCT', channels: 'AGCT' },
  { alphabet: 'ACGU', channels: 'ACGU' },
  { alphabet: 'ACGT,0.5', channels: 'ACGT' },
  { alphabet: 'ACGTN', channels: 'ACGTN' },
  { alphabet: null, channels: 'ACDEFGHIKLMNPQRSTVWY' },
];

/** The layouts of inputs, the last ones rare. */
const LAYOUTS = ['NCL', 'NCL', 'NCL', 'NLC', 'NLC', 'flat', 'flat', 'free', 'N1CL', 'NC1L', 'N1LC', 'NLC1', 'NCL1'];

/**
 * Adds the input and the operations that give it the axes of a convolution.
 * @param {Builder} builder
 * @returns {{map: FeatureMap, input: Input}}
 */
export function begin(builder) {
  const { dice, length } = builder;
  const { alphabet, channels: letters } = dice.choose(ALPHABETS);
  const fixed = (alphabet ?? '').split(',').slice(1).map(Number);
  const channels = letters.length + fixed.length;
  const layout = dice.choose(LAYOUTS);
  const batch = dice.choose(['batch', 'batch', 'batch', 1, 2]);
  const free = layout === 'free' || (layout !== 'flat' && dice.chance(0.1));
  const sequences = Array.from({ length: batch === 2 ? 2 : 1 }, () =>
    Array.from({ length }, () => dice.choose([...letters])).join(''),
  );
  const axes = layout === 'flat' ? dice.choose(['NLC', 'NCL']) : layout === 'free' ? 'NCL' : layout;
  const given = encoded(sequences, letters, fixed, axes);
  const sizes = [...axes].map(axis => sizeOf(axis, sequences.length, channels, length));
  const dims =
    layout === 'free'
      ? ['batch', 'channels', 'length']
      : [...axes].map(axis =>
          axis === 'N' ? batch : axis === 'L' && free ? 'length' : sizeOf(axis, 1, channels, length),
        );
  const isFlat = layout === 'flat';
  const flatSizes = [sequences.length, channels * length];
  builder.inputs.unshift({
    name: 'sequence',
    dims: isFlat ? [batch, channels * length] : dims,
    sizes: isFlat ? flatSizes : sizes,
    given,
  });
  if (free) {
    builder.traits.add('free length');
    // A dense layer, and a reshape to sizes that are stored, fit one length only.
    for (const words of [
      'length-free',
      'fit one input length',
      'its weights have',
      'it mixes positions and channels',
    ]) {
      builder.mayRefuse(words);
    }
  }
  /** @type {FeatureMap} */
  let map = { name: 'sequence', layout: axes, channels, length, unknown: false, field: field(length) };
  if (isFlat) map = builder.after(map, reshaped(builder, axes, channels));
  if (map.layout === 'NLC') {
    map = builder.after(map, builder.add('Transpose', [map.name], { perm: [0, 2, 1] }), { layout: 'NCL' });
  } else if (map.layout === 'NLC1') {
    const to = dice.choose([
      { perm: [0, 2, 1, 3], layout: 'NCL1' },
      { perm: [0, 2, 3, 1], layout: 'NC1L' },
    ]);
    map = builder.after(map, builder.add('Transpose', [map.name], { perm: to.perm }), { layout: to.layout });
  }
  return { map, input: { alphabet, sequences, given } };
}

/** @param {Builder} builder @param {string} axes @param {number} channels */
function reshaped(builder, axes, channels) {
  const { dice, length } = builder;
  const [first, second] = axes === 'NLC' ? [length, channels] : [channels, length];
  const shape = dice.choose([
    [-1, first, second],
    [0, first, second],
    [0, -1, second],
  ]);
  if (shape[0] === 0) builder.mayRefuse('which is not that of a one-hot sequence');
  return builder.add('Reshape', ['sequence', builder.integers(...shape)]);
}

/** @param {string} axis @param {number} batch @param {number} channels @param {number} length @returns {number} */
export function sizeOf(axis, batch, channels, length) {
  return { N: batch, C: channels, L: length }[axis] ?? 1;
}

/**
 * @param {string[]} sequences @param {string} letters @param {number[]} fixed values of further channels @param {string} layout
 * @returns {Float32Array}
 */
function encoded(sequences, letters, fixed, layout) {
  const [length, channels] = [sequences[0].length, letters.length + fixed.length];
  const lastIsChannel = layout.indexOf('C') > layout.indexOf('L');
  const values = new Float32Array(sequences.length * length * channels);
  for (const [item, sequence] of sequences.entries()) {
    for (let position = 0; position < length; position++) {
      const set = (/** @type {number} */ channel, /** @type {number} */ value) => {
        const within = lastIsChannel ? position * channels + channel : channel * length + position;
        values[item * length * channels + within] = value;
      };
      set(letters.indexOf(sequence[position]), 1);
      for (const [index, value] of fixed.entries()) set(letters.length + index, value);
    }
  }
  return values;
}
