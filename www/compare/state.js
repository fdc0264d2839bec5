/** What the page that compares motifs knows, in addition to what it shares with the workbench. */

/** @typedef {import('../engine/protocol.js').Compared} Compared */
/** @typedef {import('../engine/protocol.js').MotifsRead} MotifsRead */
/** @typedef {import('../engine/types.js').Progress} Progress */
/** @typedef {{name: string, content: Blob}} Queries */
/** @typedef {Compared & {name: string}} Comparison `name` is that of the file */

/** @typedef {{linkage: import('./dendrogram.js').Linkage, threshold: number}} ClusterSettings */
/** Motifs that were compared with each other. @typedef {MotifsRead & {name: string, alphabet: string, similarities: import('../session/similarity.js').Similarities}} Alike */
/** @typedef {Alike & {clusters: import('./clusters.js').Cluster[]}} Clustered */

/**
 * @typedef {object} Own
 * @property {Queries | null} queries
 * @property {{progress: Progress | null} | null} comparing
 * @property {Comparison | null} comparison
 * @property {ClusterSettings} clusterSettings
 * @property {{motifs: number, fraction: number} | null} clustering in progress; with 0 motifs before they are read
 * @property {Alike | null} alike
 * @property {Clustered | null} clustered
 */

/** @typedef {import('../session/state.js').State & Own} CompareState */

/** @type {Own} */
export const NOTHING_COMPARED = {
  queries: null,
  comparing: null,
  comparison: null,
  clusterSettings: { linkage: 'average', threshold: 0.8 },
  clustering: null,
  alike: null,
  clustered: null,
};
