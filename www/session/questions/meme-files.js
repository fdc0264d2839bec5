/** The motifs of windows as files: the page and the command write the same. */
import { bedOfHits } from '../../sources/tracks/hits.js';

/** @typedef {import('./meme.js').WindowMotifs} WindowMotifs */

/** The sites of all motifs. @param {WindowMotifs} found @returns {string} BED, the score is the probability of the site */
export function bedOfSites({ motifs }) {
  const hits = motifs.flatMap(({ id, sites }) =>
    sites.map(({ name, place, probability, value }) => ({
      ...{ ...place, name: id, score: probability, pValue: null },
      columns: { sequence: name, value },
    })),
  );
  return [...bedOfHits(hits)].join('');
}

/** Everything that was found. @param {WindowMotifs} found @returns {string} JSON */
export function jsonOfMotifs(found) {
  return `${JSON.stringify(found)}\n`;
}
