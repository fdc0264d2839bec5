/** Reads and writes lists of neurons: `all` or `0,3-7`. */
import { SESSION } from '../texts/session.js';

/** @typedef {{channels: number[], problem: null} | {channels: null, problem: string}} Reading */

const ITEM = /^(\d{1,7})(?:\s*-\s*(\d{1,7}))?$/;

/**
 * Reads a list of neurons of a layer.
 * @param {string} text `all`, or numbers and ranges separated by commas, counted from 0
 * @param {number} count neurons of the layer
 * @returns {Reading} the channels, ascending and without repetition, or what is wrong in one sentence
 */
export function readNeurons(text, count) {
  const trimmed = text.trim();
  if (trimmed === '') return { channels: null, problem: SESSION.neurons.none };
  if (trimmed.toLowerCase() === 'all') return { channels: range(0, count - 1), problem: null };
  /** @type {Set<number>} */
  const chosen = new Set();
  for (const item of trimmed.split(',').map(part => part.trim())) {
    const match = ITEM.exec(item);
    if (!match) return wrong(SESSION.neurons.malformed(item));
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    if (last < first) return wrong(SESSION.neurons.backwards(item));
    if (last >= count) return wrong(SESSION.neurons.absent(last, count - 1));
    for (const channel of range(first, last)) chosen.add(channel);
  }
  return { channels: [...chosen].sort((a, b) => a - b), problem: null };
}

/**
 * The shortest text for a list of neurons.
 * @param {number[]} channels ascending, without repetition
 * @param {number} count neurons of the layer
 */
export function writeNeurons(channels, count) {
  return channels.length === count && count > 1 ? 'all' : writeRanges(channels);
}

/** The shortest text that names numbers in their order: `7,1-3`. @param {Iterable<number>} numbers */
export function writeRanges(numbers) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** @param {string} problem @returns {Reading} */
function wrong(problem) {
  return { channels: null, problem };
}

/** @param {number} first @param {number} last */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
