/** The letters of matrices, by their number: a comparison does not say them. */

/** @type {Readonly<Record<number, string>>} */
const ALPHABETS = Object.freeze({ 4: 'ACGT', 20: 'ACDEFGHIKLMNPQRSTVWY' });

/** @param {{ppm: number[][]}[]} motifs of one file */
export function alphabetOf(motifs) {
  const [width = 4] = motifs.map(({ ppm }) => ppm[0]?.length);
  return ALPHABETS[width] ?? ALPHABETS[4];
}
