/**
 * Signals at the motifs of a syntax tree, against those of the same motifs with other gaps (paper, Fig. S28 to S30). Windows are
 * around one motif after another: those around the middle of a site would hold motifs or not, depending on the gap.
 */
import { footprinted, sitesOf } from './footprint.js';

/** @typedef {import('../../engine/types.js').TreeOccurrences} TreeOccurrences */
/** @typedef {import('../../engine/types.js').TreeHit} TreeHit */
/** @typedef {import('../../engine/types.js').FootprintReport} FootprintReport */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {{leaf: number, report: FootprintReport}} ComparedMotif of the report the first group are the sites of the tree */

/**
 * @param {import('./records.js').Asks} engine
 * @param {Pick<TreeOccurrences, 'leaves' | 'hits' | 'controls'>} tree
 * @param {Pick<import('../../engine/types.js').OccurrenceReport['motifs'][number], 'width'>[]} motifs that its leaves are of
 * @param {Region[]} regions
 * @param {{name: string, signal: import('./footprint.js').Signal}[]} tracks
 * @param {{half: number, groups: [string, string], abort?: AbortSignal, onprogress?: (done: number, all: number) => void}} options
 *   `groups`: what the two are called
 * @returns {Promise<ComparedMotif[]>} none for a tree of one motif or without sites of either kind, fewer after a cancel
 */
export async function comparedGaps(engine, tree, motifs, regions, tracks, { half, groups, abort, onprogress }) {
  const { leaves, hits, controls } = tree;
  /** @type {ComparedMotif[]} */
  const compared = [];
  if (leaves.length < 2 || hits.length === 0 || controls.length === 0) return compared;
  for (const [leaf, motif] of leaves.entries()) {
    if (abort?.aborted) break;
    const { width } = motifs[motif];
    const sites = [hits, controls].map((some, group) => ({
      name: groups[group],
      sites: sitesOf(motifsOf(some, leaf, width), regions),
    }));
    const reach = Math.min(Math.floor(width / 2), half - 1);
    /** @type {[number, number]} */
    const region = [-reach, reach];
    const options = { half, normalisation: /** @type {const} */ ('none'), centre: reach, flank: 1, region, abort };
    const step = (/** @type {number} */ done, /** @type {number} */ all) =>
      onprogress?.(leaf * all + done, leaves.length * all);
    const { report } = await footprinted(engine, sites, tracks, { ...options, onprogress: step });
    compared.push({ leaf, report });
  }
  return compared;
}

/** One motif of the sites that have it. @param {TreeHit[]} hits @param {number} leaf @param {number} width */
function motifsOf(hits, leaf, width) {
  return hits.flatMap(({ record, strand, sites }) => {
    const site = sites.find(one => one.leaf === leaf);
    return site ? [{ record, start: site.start, length: width, strand }] : [];
  });
}
