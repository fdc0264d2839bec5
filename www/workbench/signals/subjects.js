/** What is looked for in sequences, and of what was found the sites that signals are averaged around. */
import { neuronId } from '../../session/network.js';
import { SIGNALS } from '../../texts/workbench.js';

/** @typedef {import('../../session/sources-state.js').Hits} Hits */
/** @typedef {import('../../engine/types.js').TreeOccurrences} TreeOccurrences */
/** @typedef {import('../../engine/types.js').TreeHit} TreeHit */
/** @typedef {import('../../engine/types.js').MotifHit} MotifHit */
/** @typedef {{id: string, name: string, sites: number}} Subject */

/** @param {TreeOccurrences} tree */
export function treeId({ layer, channel, index }) {
  return `tree ${layer}.${channel}.${index + 1}`;
}

/** How a tree is called. @param {TreeOccurrences} tree */
export function treeName(tree) {
  return SIGNALS.tree(neuronId(tree), tree.text);
}

/**
 * Trees and motifs that have sites: trees of several motifs first.
 * @param {Hits} hits
 * @returns {Subject[]}
 */
export function subjectsOf({ found: { trees, motifs } }) {
  const ofTrees = [...trees].sort((a, b) => Number(b.leaves.length > 1) - Number(a.leaves.length > 1));
  return [
    ...ofTrees.map(tree => ({ id: treeId(tree), name: treeName(tree), sites: tree.hits.length })),
    ...motifs.map(({ id, name, found }) => ({ id: `motif ${id}`, name: SIGNALS.motif(id, name), sites: found })),
  ].filter(({ sites }) => sites > 0);
}

/**
 * The best sites of a tree or a motif that have places of a genome; of a tree those of the same motifs with other gaps, too.
 * @param {Hits} hits
 * @param {string} subject its id
 * @param {number} most
 * @returns {{name: string, factors: string[], sites: (TreeHit | MotifHit)[], tree: TreeOccurrences | null}}
 */
export function bestSites({ found, regions }, subject, most) {
  const tree = found.trees.find(tree => treeId(tree) === subject);
  if (tree) {
    const hits = best(tree.hits, regions, most);
    const controls = best(tree.controls, regions, most);
    const factors = tree.leaves.map(leaf => found.motifs[leaf].name);
    return { name: treeName(tree), factors, sites: hits, tree: { ...tree, hits, controls } };
  }
  const index = found.motifs.findIndex(({ id }) => `motif ${id}` === subject);
  const { id, name } = found.motifs[index];
  const own = found.hits.filter(hit => hit.motif === index);
  return { name: SIGNALS.motif(id, name), factors: [name], sites: best(own, regions, most), tree: null };
}

/**
 * @template {TreeHit | MotifHit} H
 * @param {H[]} hits
 * @param {Hits['regions']} regions
 * @param {number} most
 * @returns {H[]}
 */
function best(hits, regions, most) {
  const placed = hits.filter(({ record }) => regions[record].chromosome !== null);
  return placed.sort((a, b) => b.score - a.score).slice(0, most);
}
