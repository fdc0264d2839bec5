/** Operations that the reader does not cross, each with the words of its refusal: what comes after them must not be read. */
import { TYPE } from '../../../bench/onnx.mjs';
import { weights } from '../constants.mjs';
import { float, integer, text } from '../settings.mjs';
import { perChannel } from './windows.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */
/** @typedef {(builder: Builder, map: FeatureMap) => FeatureMap} Step */

const UNKNOWN = 'this version does not know it';

/** An operator with the same sizes as its input. @param {string} type @param {number} since @param {import('../builder.mjs').Settings} [settings] */
const plain = (type, since, settings = {}) => ({
  since,
  words: UNKNOWN,
  /** @type {Step} */
  write: (builder, map) => builder.after(map, builder.add(type, [map.name], settings)),
});

/** @type {{since: number, words: string, write: Step}[]} */
const UNREAD = [
  plain('LRN', 1, { size: integer(3) }),
  plain('ThresholdedRelu', 10, { alpha: float(0.2) }),
  plain('LogSoftmax', 1, { axis: integer(1) }),
  plain('Sin', 7),
  plain('Floor', 1),
  plain('LpNormalization', 1, { axis: integer(1) }),
  {
    since: 11,
    words: UNKNOWN,
    write: (b, map) => b.after(map, b.add('CumSum', [map.name, b.store([], BigInt64Array.of(2n))])),
  },
  {
    since: 9,
    words: 'com.microsoft',
    write: (b, map) => b.after(map, b.add('Gelu', [map.name], {}, { domain: 'com.microsoft' })),
  },
  {
    since: 7,
    words: 'it rounds to whole numbers',
    write: (b, map) =>
      b.after(
        map,
        b.add('Cast', [b.add('Cast', [map.name], { to: integer(TYPE.int32) })], { to: integer(TYPE.float) }),
      ),
  },
  { since: 10, words: 'it reverses the sequence', write: reversed },
  { since: 14, words: 'it is recurrent', write: recurrent },
  { since: 11, words: UNKNOWN, write: upsampled },
  { since: 13, words: 'it multiplies two branches', write: attention },
  {
    since: 11,
    words: 'it joins its branches along the sequence',
    write: (b, map) =>
      b.after(map, b.add('Concat', [map.name, map.name], { axis: integer(map.layout.indexOf('L')) }), {
        length: 2 * map.length,
      }),
  },
  {
    since: 11,
    words: 'it picks positions',
    write: (b, map) =>
      b.after(map, b.add('Gather', [map.name, b.integers(3, 1, 4)], { axis: integer(map.layout.indexOf('L')) }), {
        length: 3,
      }),
  },
  {
    since: 8,
    words: 'its slopes are not one constant a channel',
    write: (b, map) =>
      b.after(
        map,
        b.add('PRelu', [
          map.name,
          weights(
            b,
            perChannel(map.layout, 1).map((size, axis) => (map.layout[axis + 1] === 'L' ? map.length : size)),
          ),
        ]),
      ),
  },
];

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function unread(builder, map) {
  const { words, write } = builder.dice.choose(UNREAD.filter(({ since }) => since <= builder.opset));
  builder.mayRefuse(words);
  return write(builder, map);
}

/** @type {Step} */
function reversed(builder, map) {
  const bounds = [-1, -(2 ** 31), map.layout.indexOf('L'), -1].map(bound => builder.integers(bound));
  return builder.after(map, builder.add('Slice', [map.name, ...bounds]));
}

/** @type {Step} */
function recurrent(builder, map) {
  if (map.layout !== 'NCL') return map;
  const [type, gates] = /** @type {[string, number]} */ (
    builder.dice.choose([
      ['LSTM', 4],
      ['GRU', 3],
      ['RNN', 1],
    ])
  );
  const size = 3;
  const steps = builder.add('Transpose', [map.name], { perm: [2, 0, 1] });
  const parameters = [weights(builder, [1, gates * size, map.channels]), weights(builder, [1, gates * size, size])];
  const made = builder.add(type, [steps, ...parameters], { hidden_size: integer(size) });
  const single = builder.listed('Squeeze', made, 'axes', [1], 13);
  return builder.after(map, builder.add('Transpose', [single], { perm: [1, 2, 0] }), { channels: size });
}

/** @type {Step} */
function upsampled(builder, map) {
  const scales = builder.store(
    [map.layout.length],
    Float32Array.from([...map.layout].map(axis => (axis === 'L' ? 2 : 1))),
  );
  const inputs = [map.name, builder.store([0], new Float32Array(0)), scales];
  return builder.after(map, builder.add('Resize', inputs, { mode: text('nearest') }), { length: 2 * map.length });
}

/** @type {Step} */
function attention(builder, map) {
  if (map.layout !== 'NCL') return map;
  const there = builder.add('Transpose', [map.name], { perm: [0, 2, 1] });
  const scores = builder.add('MatMul', [there, map.name]);
  return builder.after(map, builder.add('MatMul', [map.name, scores]));
}
