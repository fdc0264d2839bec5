/** Compares the outputs of the whole network, as tract computes them, with those of ONNX Runtime. */

/** @typedef {import('../../../tools/headless/session.mjs').Place} Place */
/** @typedef {import('./description.mjs').Description} Description */
/** @typedef {import('onnxruntime-web').Tensor} Tensor */

/** Largest difference that counts as rounding, relative to the largest value of the output, which counts as 0.1 or more. */
const ROUNDING = 1e-3;

/** Values above it say nothing: what is added to them is lost. */
const HUGE = 1e12;

/**
 * @param {Place} place where the network is open @param {Description} description
 * @param {Map<string, Tensor>} tensors what ONNX Runtime computes
 * @returns {Promise<import('./refusals.mjs').Result>}
 */
export async function outputs(place, { sequences }, tensors) {
  let info;
  try {
    info = await place.ask('call', 'outputs.open', { scale: 'output' });
  } catch (error) {
    return { note: `networks whose outputs are not computed: ${reason(/** @type {Error} */ (error))}` };
  }
  const found = await place.ask('call', 'outputs.values', records(sequences));
  const units = info.outputs.reduce(
    (/** @type {number} */ sum, /** @type {{units: number}} */ one) => sum + one.units,
    0,
  );
  let first = 0;
  for (const { name, units: own } of info.outputs) {
    const expected = /** @type {Float32Array} */ (/** @type {Tensor} */ (tensors.get(name)).data);
    const place = first;
    const values = Float32Array.from(
      expected,
      (_, index) => found[Math.floor(index / own) * units + place + (index % own)],
    );
    if (differ(values, expected)) return { difference: `output ${name} is another than that of ONNX Runtime` };
    first += own;
  }
  return { note: 'networks with equal outputs' };
}

/** @param {string[]} sequences @returns {{letters: Uint8Array, ends: Uint32Array}} */
function records(sequences) {
  let end = 0;
  const ends = Uint32Array.from(sequences, ({ length }) => (end += length));
  return { letters: new TextEncoder().encode(sequences.join('')), ends };
}

/** Sequences shorter than the input, where its length is free, have no values. @param {Float32Array} values @param {Float32Array} expected */
function differ(values, expected) {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0.1);
  if (!(largest < HUGE) || values.every(Number.isNaN)) return false;
  return values.some((value, index) => !(Math.abs(value - expected[index]) <= ROUNDING * largest));
}

/** @param {Error} error @returns {string} without what differs between networks */
function reason({ message }) {
  return message
    .split('\n', 1)[0]
    .replace(/^.*?cannot be computed: /, '')
    .replaceAll(/“[^”]*”/g, '…')
    .replaceAll(/\b[a-z]+_\d+/g, '…')
    .replaceAll(/\d+/g, '0')
    .slice(0, 160);
}
