/** Values along the genome as bedGraph. Format: https://genome.ucsc.edu/goldenPath/help/bedgraph.html */
import { TrackOrder } from './order.js';

/**
 * @param {Iterable<import('./order.js').TrackInterval>} intervals in order, without overlaps
 * @param {Map<string, number>} chromosomes name → length, in the order of the intervals
 * @param {string} [name] of the track
 * @returns {Generator<string>} lines
 */
export function* bedGraph(intervals, chromosomes, name) {
  if (name !== undefined) yield `track type=bedGraph name="${name.replace(/["\s]+/g, ' ')}"\n`;
  const order = new TrackOrder(chromosomes);
  for (const interval of intervals) {
    if (!order.takes(interval)) continue;
    const { chromosome, start, end, value } = interval;
    yield `${chromosome}\t${start}\t${end}\t${Number(value.toPrecision(7))}\n`;
  }
}
