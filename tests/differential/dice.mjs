/** Random draws that are the same for the same seed on every machine. */
import { normal, uniform } from '../bench/random.mjs';

export class Dice {
  #draw;

  /** @param {number} seed */
  constructor(seed) {
    // Neighbouring seeds begin alike: the first draws are left out.
    this.#draw = uniform(Math.imul(seed, 0x9e3779b1));
    for (let draws = 0; draws < 3; draws++) this.#draw();
  }

  /** @param {number} end @returns {number} a whole number from 0 to before `end` */
  below(end) {
    return Math.floor(this.#draw() * end);
  }

  /** @param {number} low @param {number} high @returns {number} a whole number from `low` to `high` */
  from(low, high) {
    return low + this.below(high - low + 1);
  }

  /** @returns {number} from [0, 1) */
  share() {
    return this.#draw();
  }

  /** @param {number} probability */
  chance(probability) {
    return this.#draw() < probability;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  choose(list) {
    return list[this.below(list.length)];
  }

  /** @param {number} count @param {number} [deviation] @returns {Float32Array} */
  normal(count, deviation = 0.5) {
    return normal(this.#draw, count, deviation);
  }
}
