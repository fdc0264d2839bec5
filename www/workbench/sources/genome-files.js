/** Which of the files of a genome is which. */

/** @param {File[]} files a genome with its indexes @returns {import('../../sources/genome.js').GenomeFiles} */
export function genomeFiles(files) {
  const ending = (/** @type {RegExp} */ pattern) => files.find(({ name }) => pattern.test(name)) ?? null;
  const [index, gzi] = [ending(/\.fai$/i), ending(/\.gzi$/i)];
  const [letters = files[0]] = files.filter(file => file !== index && file !== gzi);
  if (!/\.(fa|fasta|fna)(\.b?gz)?$/i.test(letters.name) && !index && !gzi) return { twobit: letters };
  return { fasta: letters, index, gzi };
}
