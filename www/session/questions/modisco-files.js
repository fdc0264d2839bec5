/** The patterns of TF-MoDISco as files: the page and the command write the same. */
import { bedOfHits } from '../../sources/tracks/hits.js';

/** @typedef {import('./modisco.js').Discovered} Discovered */
/** @typedef {import('./modisco.js').PlacedPattern} PlacedPattern */

/** @param {Discovered} found @returns {PlacedPattern[]} the positive ones first */
export function patternsOf({ positive, negative }) {
  return [...positive, ...negative];
}

/** The places of all patterns. @param {Discovered} found @returns {string} BED */
export function bedOfSeqlets(found) {
  const hits = patternsOf(found).flatMap(({ id, contribution, seqlets }) =>
    seqlets.map(({ name, place: { chromosome, start, end, strand } }) => ({
      ...{ chromosome, start, end, strand, name: id, score: contribution, pValue: null },
      columns: { sequence: name },
    })),
  );
  return [...bedOfHits(hits)].join('');
}

/** Everything that was found. @param {Discovered} found @returns {string} JSON */
export function jsonOfPatterns(found) {
  return `${JSON.stringify(found)}\n`;
}
