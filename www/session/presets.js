/** The options of both presets. */

/** @typedef {import('../engine/types.js').Options} Options */
/** @typedef {{call: (method: 'preset', parameters: {name: 'quick' | 'paper'}) => Promise<Options>}} PresetEngine */

/** @param {PresetEngine} engine @returns {Promise<{quick: Options, paper: Options}>} */
export async function presetsOf(engine) {
  const [quick, paper] = await Promise.all([
    engine.call('preset', { name: 'quick' }),
    engine.call('preset', { name: 'paper' }),
  ]);
  return { quick, paper };
}
