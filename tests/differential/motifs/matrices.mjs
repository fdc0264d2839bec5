/** Random motifs: their names, and the numbers of their matrices as they are written. */

/** @typedef {import('../dice.mjs').Dice} Dice */
/**
 * @typedef {object} Motif
 * @property {string} id without white space
 * @property {string} name without white space
 * @property {string} title a name that may contain spaces
 * @property {string[][]} rows the numbers of each position, as text
 */

const IDS = [
  'MA0001.1',
  'M',
  'a/b',
  'x:y',
  'Ahr::Arnt',
  'µ-motif',
  'M(1)',
  '日本',
  'V$MYOD_01',
  'p<0.05',
  'M00001_2.00',
  '5',
  'GATA1|x',
  'e-5',
];
const NAMES = ['CTCF', 'ctcf', 'POU5F1::SOX2', 'Kr\u00fcppel', 'β-cat', 'HNF4A(var.2)', 'NF-κB', '12', 'inf', 'AC'];
const TITLES = ['Zinc finger 143', 'NF kappa B, p65', 'TATA box', 'E(spl)  m8', 'GATA 1'];

/**
 * @param {Dice} dice @param {number} letters of the alphabet @param {{even: boolean}} wishes whether all positions must have the same sum
 * @returns {Motif[]}
 */
export function motifs(dice, letters, { even }) {
  const write = numbers(dice, letters, even);
  return Array.from({ length: dice.choose([1, 2, 3, 3, 4, 6]) }, (_, index) => ({
    id: `${dice.choose(IDS)}_${index}`,
    name: dice.choose(NAMES),
    title: dice.choose([...NAMES, ...TITLES]),
    rows: Array.from({ length: dice.from(1, dice.choose([6, 12, 40])) }, write),
  }));
}

/** How the rows of all matrices of a file are drawn and written. @param {Dice} dice @param {number} letters @param {boolean} even @returns {() => string[]} */
function numbers(dice, letters, even) {
  const kind = dice.choose(['counts', 'weighted', 'digits', 'digits', 'scientific', 'long']);
  const sites = dice.choose([10, 47, 1000, 250_000]);
  const digits = dice.from(even ? 3 : 2, 8);
  const repaired = dice.chance(0.3);
  return () => {
    const shares = row(dice, letters);
    if (kind === 'counts') {
      const counts = shares.map(share => Math.floor(share * sites));
      counts[dice.below(letters)] += sites - counts.reduce((sum, count) => sum + count, 0);
      if (!even && dice.chance(0.3)) counts[0] += dice.below(sites);
      return counts.map(String);
    }
    if (repaired && dice.chance(0.05)) return shares.map(() => dice.choose(['0', '0.0', '0.000000']));
    const scale = kind === 'weighted' ? sites : 1;
    return shares.map(share => {
      if (repaired && share === 0 && dice.chance(0.3)) return dice.choose(['-0.000000', '-1e-17', '-0.00001']);
      if (kind === 'scientific') return (scale * share).toExponential(digits);
      if (kind === 'long') return String(scale * share);
      return (scale * share).toFixed(kind === 'weighted' ? 3 : digits);
    });
  };
}

/** Probabilities of one position: any, sharp, flat, or of two letters. @param {Dice} dice @param {number} letters @returns {number[]} */
function row(dice, letters) {
  const kind = dice.choose(['any', 'any', 'any', 'sharp', 'flat', 'two']);
  const draws = Array.from({ length: letters }, () => (kind === 'flat' ? 1 : 0.001 + dice.share()));
  if (kind === 'sharp' || kind === 'two') {
    const kept = [dice.below(letters), kind === 'two' ? dice.below(letters) : -1];
    for (const letter of draws.keys()) if (!kept.includes(letter)) draws[letter] = 0;
  }
  const sum = draws.reduce((total, draw) => total + draw, 0);
  return draws.map(draw => draw / sum);
}

/** Largest difference of the sum of printed probabilities from 1: their digits are not changed. */
const PRINTED = 1e-5;

/**
 * What may be read of a row: two readings where the order in which its numbers are added decides.
 * @param {string[]} written @returns {number[][]}
 */
export function expected(written) {
  const values = written.map(text => Math.max(0, Number(text)));
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum === 0) return [values.map(() => 1 / values.length)];
  const divided = values.map(value => value / sum);
  const off = Math.abs(sum - 1);
  if (off > PRINTED + 1e-12 || values.some(value => value > 1)) return [divided];
  return off < PRINTED - 1e-12 ? [values] : [values, divided];
}
