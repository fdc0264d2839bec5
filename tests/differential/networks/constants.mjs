/** Ways to write a constant: stored in several types, or computed from other constants in the graph. */
import { TYPE } from '../../bench/onnx.mjs';
import { STEPS } from './constant-steps.mjs';

/** @typedef {import('./builder.mjs').Builder} Builder */

/**
 * A tensor of these sizes with random numbers.
 * @param {Builder} builder @param {number[]} dims @param {number} [deviation] @returns {string}
 */
export function weights(builder, dims, deviation = 0.5) {
  const { dice } = builder;
  const count = dims.reduce((product, size) => product * size, 1);
  let name = stored(builder, dims, dice.normal(count, deviation));
  if (dice.chance(0.6)) return name;
  for (let steps = dice.from(1, 3); steps > 0; steps--) {
    const step = dice.choose(STEPS);
    name = step(builder, name, dims);
  }
  return name;
}

/** Weights above 0. @param {Builder} builder @param {number[]} dims @returns {string} */
export function positive(builder, dims) {
  const { dice } = builder;
  const count = dims.reduce((product, size) => product * size, 1);
  return builder.store(
    dims,
    dice.normal(count).map(value => Math.abs(value) + 0.3),
  );
}

/** Numbers in a type, or as a node. @param {Builder} builder @param {number[]} dims @param {Float32Array} values @returns {string} */
function stored(builder, dims, values) {
  const { dice } = builder;
  const as = dice.choose([
    'float',
    'float',
    'float',
    'float',
    'double',
    'half',
    'node',
    'int8',
    'int32',
    'quantized',
    'lists',
  ]);
  const cast = (/** @type {string} */ name) => builder.add('Cast', [name], { to: { integer: TYPE.float } });
  const whole = values.map(value => Math.max(-100, Math.min(100, Math.round(4 * value))));
  const scaled = (/** @type {string} */ name) => builder.add('Mul', [cast(name), builder.scalar(0.2)]);
  if (as === 'double') return cast(builder.store(dims, Float64Array.from(values)));
  if (as === 'half') return cast(builder.store(dims, Uint16Array.from(values, half), TYPE.half));
  if (as === 'int8') return scaled(builder.store(dims, Int8Array.from(whole)));
  if (as === 'int32') return scaled(builder.store(dims, Int32Array.from(whole)));
  if (as === 'quantized' && builder.opset >= 10) return quantized(builder, dims, whole);
  if (as === 'node') return builder.add('Constant', [], { value: { tensor: { name: '', dims, values } } });
  if (as === 'lists' && builder.opset >= 13) {
    const list = builder.add('Constant', [], { value_floats: { floats: [...values] } });
    const shape = builder.add('Constant', [], { value_ints: dims.length > 0 ? dims : [1] });
    const made = builder.add('Reshape', [list, shape]);
    return dims.length > 0 ? made : builder.listed('Squeeze', made, 'axes', [0], 13);
  }
  return builder.store(dims, values);
}

/** @param {Builder} builder @param {number[]} dims @param {Float32Array} whole @returns {string} */
function quantized(builder, dims, whole) {
  const { dice } = builder;
  const perAxis = dims.length > 1 && builder.opset >= 13 && dice.chance(0.5);
  const axis = dice.below(Math.max(1, dims.length));
  const sizes = perAxis ? [dims[axis]] : [];
  const count = perAxis ? dims[axis] : 1;
  const scale = builder.store(
    sizes,
    dice.normal(count).map(value => 0.05 + Math.abs(value) / 5),
  );
  const zero = builder.store(
    sizes,
    Int8Array.from({ length: count }, () => dice.from(-2, 2)),
  );
  const inputs = [builder.store(dims, Int8Array.from(whole)), scale, ...(dice.chance(0.7) ? [zero] : [])];
  return builder.add(
    'DequantizeLinear',
    inputs,
    perAxis ? { axis: { integer: dice.chance(0.5) ? axis : axis - dims.length } } : {},
  );
}

/** @param {number} value @returns {number} the bits of a number of half precision, cut off */
function half(value) {
  const [bits] = new Uint32Array(new Float32Array([value]).buffer);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  if (exponent <= 0) return sign;
  return sign | (exponent << 10) | ((bits >>> 13) & 0x3ff);
}
