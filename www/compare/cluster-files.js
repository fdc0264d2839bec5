/** Clusters as files: the representatives as motifs, and the cluster of each motif as a table. */
import { memeText } from '../exports/meme.js';
import { COMPARE } from '../texts/compare.js';
import { tsv } from '../ui/tsv.js';

/** @typedef {import('./state.js').Clustered} Clustered */

/** @param {Clustered} clustered */
export function representativesMeme({ clusters, motifs, alphabet }) {
  const chosen = clusters.map(({ representative }) => motifs[representative]);
  return memeText(
    alphabet,
    chosen.map(({ id, name, ppm }) => ({ id, name: name || id, rows: ppm })),
  );
}

/** A line for each motif: where it starts in its representative, and on which strand. @param {Clustered} clustered */
export function membersTsv({ clusters, motifs }) {
  const rows = clusters.flatMap(({ representative, members }, i) =>
    members.map(({ motif, similarity, offset, reversed }) => {
      const { id, name } = motifs[motif];
      return [i + 1, id, name, motifs[representative].id, similarity, offset, reversed ? '-' : '+'];
    }),
  );
  return tsv([COMPARE.clusters.file, ...rows]);
}
