/** Scores what was found against what was planted. */
import { reverseComplement } from '../../www/session/matches.js';
import { span } from './accepted.mjs';
import { align } from './alignment.mjs';

/** @typedef {import('./matrices.mjs').Matrix} Matrix */
/** @typedef {{matrix: Matrix, strandMatters: boolean}} PlantedPart */

/**
 * @typedef {object} FoundTree
 * @property {Matrix[]} leaves from 5' to 3'
 * @property {({min: number, max: number} | null)[]} gaps after each leaf except the last, bp
 */

/** @typedef {'no-tree' | 'part-missing' | 'extra-motif' | 'order' | 'gap-missing' | RangeProblem} Problem */
/** @typedef {'range-elsewhere' | 'range-wide' | 'range-narrow'} RangeProblem */

/**
 * @typedef {object} Range the distances between two planted parts, bp
 * @property {[number, number]} found
 * @property {[number, number]} accepted by the neuron
 * @property {number} jaccard
 * @property {number} outside share of the found range that the neuron does not accept
 */

/**
 * @typedef {object} Score
 * @property {number} found parts among the leaves
 * @property {number} extra leaves that are no part, or a part once more
 * @property {(Range | null)[]} ranges where all parts are there in order and nothing else; null where the tree has no gap
 * @property {Problem[]} problems none where the tree is right
 */

/** A matrix from here on is a planted part. */
const MIN_SIMILARITY = 0.6;

/** What a range must reach where the planted gap varies. */
const FLEXIBLE = { minJaccard: 0.5, maxOutside: 0.2 };

/** Max-pooling blurs a fixed gap by some positions: an overlap is enough, or a range that is off by one. */
const FIXED = { tolerance: 1, maxOutside: 0.5 };

/**
 * @param {PlantedPart[]} parts in order
 * @param {[number, number][]} planted gap after each part except the last
 * @param {FoundTree | null} tree
 * @param {(gap: number) => number[]} accepted the gaps in bp that the neuron accepts after a part
 * @returns {Score}
 */
export function score(parts, planted, tree, accepted) {
  if (tree === null) return { found: 0, extra: 0, ranges: [], problems: ['no-tree'] };
  const leaves = tree.leaves.map(leaf => bestPart(leaf, parts));
  const order = [...new Set(leaves.flatMap(match => (match ? [match.part] : [])))];
  const [found, extra] = [order.length, leaves.length - order.length];
  /** @type {Problem[]} */
  const problems = [];
  if (found < parts.length) problems.push('part-missing');
  if (extra > 0) problems.push('extra-motif');
  if (order.some((part, index) => index > 0 && part < order[index - 1])) problems.push('order');
  if (problems.length > 0) return { found, extra, ranges: [], problems };
  const ranges = planted.map((_, gap) => {
    const [here, next] = [leaves[gap], leaves[gap + 1]];
    const between = tree.gaps[gap];
    if (!here || !next || !between) return null;
    // The tree counts from the end of a leaf to the start of the next one; the truth, between the planted columns.
    const shift = tree.leaves[gap].length - (here.offset + parts[gap].matrix.length) + next.offset;
    return compared([between.min + shift, between.max + shift], accepted(gap));
  });
  const wrong = ranges.flatMap((range, gap) => rangeProblem(range, planted[gap]) ?? []);
  return { found, extra, ranges, problems: [...new Set(wrong)] };
}

/** @param {Matrix[]} matrices of one method @param {PlantedPart[]} parts @returns {number} parts that any of them shows */
export function partsShown(matrices, parts) {
  return parts.filter(part => matrices.some(matrix => bestPart(matrix, [part]) !== null)).length;
}

/** @param {Matrix} leaf @param {PlantedPart[]} parts @returns {{part: number, offset: number} | null} */
function bestPart(leaf, parts) {
  const matches = parts.flatMap(({ matrix, strandMatters }, part) => {
    const strands = strandMatters ? [matrix] : [matrix, reverseComplement(matrix, 'ACGT')];
    return strands.map(strand => ({ part, ...align(leaf, strand) }));
  });
  const [best] = matches.sort((one, other) => other.similarity - one.similarity);
  return best && best.similarity >= MIN_SIMILARITY ? best : null;
}

/** @param {[number, number]} found @param {number[]} accepted @returns {Range} */
function compared(found, accepted) {
  const own = span(...found);
  const both = own.filter(gap => accepted.includes(gap)).length;
  return {
    found,
    accepted: [accepted[0], accepted[accepted.length - 1]],
    jaccard: both / (own.length + accepted.length - both),
    outside: 1 - both / own.length,
  };
}

/** @param {Range | null} range @param {[number, number]} planted @returns {Problem | undefined} */
function rangeProblem(range, [shortest, longest]) {
  if (range === null) return 'gap-missing';
  const { found, accepted, jaccard, outside } = range;
  const fixed = shortest === longest;
  if (fixed && found[0] >= accepted[0] - FIXED.tolerance && found[1] <= accepted[1] + FIXED.tolerance) return undefined;
  if (jaccard === 0) return 'range-elsewhere';
  if (outside > (fixed ? FIXED : FLEXIBLE).maxOutside) return 'range-wide';
  if (!fixed && jaccard < FLEXIBLE.minJaccard) return 'range-narrow';
  return undefined;
}
