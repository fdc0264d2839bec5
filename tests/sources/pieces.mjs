/** Random values along random chromosomes: runs of equal values and values of each position, with gaps. */

/** @typedef {import('../differential/dice.mjs').Dice} Dice */
/** @typedef {import('../../www/sources/tracks/pieces.js').Piece} Piece */

/**
 * @param {Dice} dice
 * @returns {{chromosomes: Map<string, number>, pieces: Piece[], values: Map<string, Float32Array>}} pieces in no order;
 *   and the value of each position, NaN where there is none
 */
export function randomPieces(dice) {
  const count = dice.choose([1, 2, 7, 300, 600]);
  const longest = count > 100 ? 300 : dice.choose([5, 3000, 40_000]);
  /** @type {Map<string, number>} */
  const chromosomes = new Map();
  const values = new Map();
  /** @type {Piece[]} */
  const pieces = [];
  for (let number = 0; number < count; number++) {
    const name = `chr${number}`;
    const length = dice.from(1, longest);
    const all = new Float32Array(length).fill(Number.NaN);
    chromosomes.set(name, length);
    values.set(name, all);
    if (dice.chance(0.2)) continue;
    for (let at = dice.below(20); at < length; at += dice.below(dice.choose([2, 10, 5000]))) {
      const piece = randomValues(dice, Math.min(length - at, dice.from(1, dice.choose([3, 100, 3000]))));
      pieces.push({ chromosome: name, start: at, values: piece });
      all.set(piece, at);
      at += piece.length;
    }
  }
  return { chromosomes, pieces: pieces.sort(() => dice.share() - 0.5), values };
}

/** @param {Dice} dice @param {number} length */
function randomValues(dice, length) {
  const isFlat = dice.chance(0.4);
  const level = dice.from(-40, 40) / 8;
  return Float32Array.from({ length }, () => {
    if (dice.chance(0.01)) return Number.NaN;
    return isFlat ? level : dice.from(-400, 400) / 64;
  });
}
