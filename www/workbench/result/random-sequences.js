/** What the random sequences of a report were drawn from. */

/**
 * @param {import('../../engine/types.js').Report} report
 * @returns {import('../../engine/types.js').BackgroundSource} equally likely letters where the report names nothing else
 */
export function sourceOf({ backgrounds }) {
  return backgrounds ?? { kind: 'uniform' };
}
