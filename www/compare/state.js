/** What the page that compares motifs knows, in addition to what it shares with the workbench. */

/** @typedef {import('../engine/protocol.js').Compared} Compared */
/** @typedef {import('../engine/protocol.js').MotifsRead} MotifsRead */
/** @typedef {import('../engine/types.js').Progress} Progress */
/** @typedef {{name: string, content: Blob, isPasted?: boolean}} Queries */
/** The comparison of a file. @typedef {Compared & {name: string, content: Blob, options: import('../engine/types.js').GrammarOptions}} Comparison */

/** @typedef {{linkage: import('./dendrogram.js').Linkage, threshold: number}} ClusterSettings */
/** Motifs that were compared with each other. @typedef {MotifsRead & {name: string, alphabet: string, similarities: import('../session/similarity.js').Similarities}} Alike */
/** @typedef {Alike & {clusters: import('./clusters.js').Cluster[]}} Clustered */

/**
 * @typedef {object} Own
 * @property {Queries | null} queries
 * @property {{progress: Progress | null} | null} comparing
 * @property {Comparison | null} comparison
 * @property {{fraction: number} | null} reporting the report that is being drawn
 * @property {ClusterSettings} clusterSettings
 * @property {{motifs: number, fraction: number} | null} clustering in progress; with 0 motifs before they are read
 * @property {Alike | null} alike
 * @property {Clustered | null} clustered
 */

/** @typedef {import('../session/state.js').State & Own} CompareState */

/** @type {Readonly<ClusterSettings>} */
export const CLUSTER_DEFAULTS = Object.freeze({ linkage: 'average', threshold: 0.8 });

/** @type {Own} */
export const NOTHING_COMPARED = {
  queries: null,
  comparing: null,
  comparison: null,
  reporting: null,
  clusterSettings: CLUSTER_DEFAULTS,
  clustering: null,
  alike: null,
  clustered: null,
};
