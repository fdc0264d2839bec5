/** Random sequences with their names. */

/** @typedef {import('../dice.mjs').Dice} Dice */
/** @typedef {{name: string, letters: string}} SequenceRecord */

const NAMES = ['chr1:100-200', 'seq', 'gi|1|gb|A.1| a gene', 'µ', '日本', 'a > b', 'x;y', '1', 'ACGT', 'N'];

/** Letters by how often they stand in a file: capitals, small ones, RNA, those that are not known, gaps. */
const KINDS = ['ACGT', 'ACGT', 'acgt', 'ACGU', 'ACGTN', 'ACGTRYSWKMBDHVN', 'acgtnACGT', 'ACGT-'];

/** @param {Dice} dice @param {{empty?: boolean, long?: number}} [wishes] whether some records are without letters, and the longest @returns {SequenceRecord[]} */
export function records(dice, { empty = false, long = 150 } = {}) {
  const letters = [...dice.choose(KINDS)];
  return Array.from({ length: dice.from(1, 6) }, (_, index) => {
    const isEmpty = empty && index > 0 && dice.chance(0.15);
    const length = isEmpty ? 0 : dice.from(1, dice.choose([3, 40, long]));
    const drawn = Array.from({ length }, () => dice.choose(letters));
    return { name: `${dice.choose(NAMES)}_${index}`, letters: drawn.join('') };
  });
}
