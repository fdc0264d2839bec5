/** Names of chromosomes: they must be equal; where they are not, the nearest name of the other file is told. */

/** Names whose distance is larger than this share of their length are not near. */
const NEAR = 1 / 3;

/** Distances to more names than this are not computed: such assemblies have scaffolds with numbers for names. */
const COMPARED = 5000;

/**
 * @param {string} name
 * @param {Iterable<string>} names
 * @returns {string | null} the name that means the same in another spelling (`1` and `chr1`, `chrM` and `MT`), else the
 *   one with the fewest changed letters, if they are few
 */
export function nearestName(name, names) {
  const all = [...names];
  const spelled = plain(name);
  const same = all.find(other => plain(other) === spelled);
  if (same !== undefined) return same;
  const distances = all.slice(0, COMPARED).map(other => distance(spelled, plain(other)));
  const nearest = distances.indexOf(Math.min(...distances));
  return distances[nearest] <= NEAR * spelled.length ? all[nearest] : null;
}

/** @param {string} name @returns {string} without prefix, case and the two names of the mitochondrion */
function plain(name) {
  const bare = name.toLowerCase().replace(/^(chromosome|chrom|chr)[_.]?/, '');
  return bare === 'mt' ? 'm' : bare;
}

/** @param {string} a @param {string} b @returns {number} letters to insert, remove or change (Levenshtein) */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
