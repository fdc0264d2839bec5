/**
 * The tree of clusters behind a report, for the guided page: what was divided at each max-pooling, the deepest first.
 * A branch stacks its leaves by their sequences, as the neuron's blur stacks all of them.
 */

/** @typedef {import('../../www/engine/types.js').Report} Report */
/** @typedef {import('../../www/engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../www/engine/types.js').Crm} Crm */

/**
 * @typedef {object} Branch
 * @property {string} path the cluster taken at each max-pooling, `3.0.1`
 * @property {number} sequences
 * @property {number} decoupling mean of its leaves, by their sequences
 * @property {string} consensus
 * @property {number | null} gap letters between the two motifs, of a leaf that holds both
 * @property {number[][]} percent its matrix, a hundred times
 */

/**
 * @typedef {object} ClusterTree
 * @property {number} groups P
 * @property {number} pools
 * @property {number} clusters at the end
 * @property {number} decoupling
 * @property {string} digest of the report
 * @property {string | null} syntax
 * @property {[gap: number, leaves: number][]} gaps
 * @property {Branch[]} branches the root first, then by path
 */

/** @param {Report} report of one neuron @returns {ClusterTree} */
export function treeOf({ neurons: [neuron], digest }) {
  const leaves = neuron.crms.flatMap(crm =>
    crm.paths.map(path => ({ crm, path, sequences: crm.sequences / crm.paths.length, gap: gapOf(crm, neuron) })),
  );
  /** @type {Map<string, typeof leaves>} */
  const below = new Map();
  for (const leaf of leaves) {
    for (let depth = 0; depth <= leaf.path.length; depth++) {
      const name = leaf.path.slice(0, depth).join('.');
      below.set(name, [...(below.get(name) ?? []), leaf]);
    }
  }
  const branches = [...below]
    .map(([path, members]) => branch(path, members))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const { groups, clusters, tried } = neuron.demixing;
  return {
    groups,
    pools: leaves[0]?.path.length ?? 0,
    clusters,
    decoupling: tried.find(trial => trial.groups === groups)?.decoupling ?? 0,
    digest: digest ?? '',
    syntax: neuron.syntax?.[0]?.text ?? null,
    gaps: counted(leaves.flatMap(({ gap }) => (gap === null ? [] : [gap]))),
    branches,
  };
}

/** @param {string} path @param {{crm: Crm, sequences: number, gap: number | null}[]} members @returns {Branch} */
function branch(path, members) {
  const total = members.reduce((sum, { sequences }) => sum + sequences, 0);
  const mean = (/** @type {(crm: Crm) => number} */ read) =>
    members.reduce((sum, { crm, sequences }) => sum + (read(crm) * sequences) / total, 0);
  const [{ crm }] = members;
  const ppm = crm.ppm.map((row, i) => row.map((_, j) => mean(({ ppm }) => ppm[i][j])));
  return {
    path,
    sequences: Math.round(total),
    decoupling: Math.round(1000 * mean(({ decoupling }) => Math.min(1, decoupling))) / 1000,
    consensus: ppm.map(row => 'ACGT'[row.indexOf(Math.max(...row))]).join(''),
    gap: members.length === 1 ? members[0].gap : null,
    percent: ppm.map(row => row.map(value => Math.round(100 * value))),
  };
}

/** @param {Crm} crm @param {NeuronReport} neuron */
function gapOf({ sites = [] }, { dictionary = [] }) {
  if (sites.length !== 2) return null;
  const [first, second] = [...sites].sort((a, b) => a.start - b.start);
  return second.start - first.start - dictionary[first.motif].ppm.length;
}

/** @param {number[]} values @returns {[number, number][]} each value and how often it came, in order */
function counted(values) {
  const all = [...new Set(values)].sort((a, b) => a - b);
  return all.map(value => [value, values.filter(other => other === value).length]);
}
