/** How fast this machine runs this network: the other half of a forecast. */

/** @typedef {import('../../pkg/neuronmotif.js').Model} Model */

/** Milliseconds that measuring may take, roughly. */
const BUDGET = 60;

/**
 * Times forward passes of the deepest layer that can be analysed.
 * @param {Model} model
 * @param {import('./types.js').Options} preset
 * @returns {number | null} floating-point operations a second
 */
export function measureRate(model, preset) {
  const { layers, alphabet } = model.info();
  const layer = layers.findLast(candidate => candidate.analysable);
  if (!layer) return null;
  const { flops, evaluations } = model.forecast({ ...preset, targets: [{ layer: layer.index, channels: [0] }] });
  for (let batch = 16; ; batch *= 4) {
    const sequences = sequencesOf(batch, layer.receptive_field, alphabet);
    const started = performance.now();
    model.activations(layer.index, sequences, undefined, false, 'simd');
    const elapsed = performance.now() - started;
    if (elapsed * 4 > BUDGET || batch >= 4096) return (1000 * batch * (flops / evaluations)) / Math.max(elapsed, 0.1);
  }
}

/**
 * Sequences that differ, one a line; which letters they hold does not matter for the time.
 * @param {number} count
 * @param {number} length
 * @param {string} alphabet
 */
function sequencesOf(count, length, alphabet) {
  let state = 1;
  const letter = () => {
    state = (state * 48271) % 2147483647;
    return alphabet[state % alphabet.length];
  };
  return Array.from({ length: count }, () => Array.from({ length }, letter).join('')).join('\n');
}
