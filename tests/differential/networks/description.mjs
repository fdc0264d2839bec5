/** What must come out of a network, as it is kept next to the file. */

/**
 * The file leaves the length open; it does, and combines positions with a summary of all; a pooling has a last window
 * outside of its input; a constant is reduced over no axis.
 * @typedef {'free length' | 'summary of a free length' | 'window outside' | 'reduction over nothing'} Trait
 */
/**
 * @typedef {object} Description
 * @property {number} opset
 * @property {string[]} steps operations between the convolutions, by their names in the generator
 * @property {string | null} alphabet of the input's channels; null where it is the usual one
 * @property {string[]} sequences one per entry of the batch
 * @property {Trait[]} traits
 * @property {{name: string, sizes: number[], given: number[]}[]} inputs what ONNX Runtime gets
 * @property {import('./builder.mjs').Layer[]} layers
 * @property {string[]} refusals parts of the sentences with which the reader may refuse the network
 * @property {boolean} misleads whether tract is known to compute something else of it
 */

/** @param {import('./builder.mjs').Builder} builder @param {import('./inputs.mjs').Input} input @returns {Description} */
export function described(builder, { alphabet, sequences }) {
  const { opset, steps, traits, inputs, layers, refusals, misleads } = builder;
  const given = inputs.map(({ name, sizes, given }) => ({ name, sizes, given: Array.from(given) }));
  return { opset, steps, alphabet, sequences, traits: [...traits], inputs: given, layers, refusals, misleads };
}
