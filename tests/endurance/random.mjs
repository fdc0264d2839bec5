/** A seeded stream of choices: the same seed asks for the same actions. */
import { uniform } from '../bench/random.mjs';

/** @typedef {ReturnType<typeof choices>} Choices */

/** @param {number} seed */
export function choices(seed) {
  const next = uniform(seed);
  const whole = (/** @type {number} */ count) => Math.floor(next() * count);
  return {
    /** A whole number from 0, below `count`. */
    whole,
    /** True in this share of the calls. */
    chance: (/** @type {number} */ share) => next() < share,
    /**
     * @template T
     * @param {readonly T[]} list
     * @returns {T}
     */
    one: list => list[whole(list.length)],
    /**
     * @template {{weight: number}} T
     * @param {readonly T[]} list
     * @returns {T} each in proportion to its weight
     */
    weighted(list) {
      const ends = list.map((_, i) => list.slice(0, i + 1).reduce((sum, { weight }) => sum + weight, 0));
      const drawn = next() * ends[ends.length - 1];
      return list[ends.findIndex(end => drawn < end)];
    },
  };
}
