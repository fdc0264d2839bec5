/** What the views of a scan ask of it: which neurons fire most, which windows stand for many, and the file. */
import { tsv } from '../../ui/tsv.js';

/** @typedef {import('../../engine/protocol.js').Scanned} Scanned */
/** @typedef {{channel: number, value: number, window: number}} Best a neuron, its largest value and where it has it */

/** Values in a saved file at most: it is written at once, and more would keep the page waiting. */
const MOST_VALUES = 1e6;

/** @param {Scanned} scanned @returns {Best[]} every neuron, the one with the largest value first */
export function ranked({ values }) {
  const best = values.map((row, channel) => {
    let window = 0;
    for (let i = 1; i < row.length; i++) if (row[i] > row[window]) window = i;
    return { channel, value: row[window], window };
  });
  return best.sort((a, b) => b.value - a.value || a.channel - b.channel);
}

/**
 * The value at the ends of the colours. What fires is to be told apart: values far below zero, which most activation
 * functions make alike, must not take its colours away.
 * @param {Best[]} best
 * @param {Scanned} scanned
 */
export function endOf(best, { values }) {
  if (best[0].value > 0) return best[0].value;
  return -values.reduce((least, row) => row.reduce((a, b) => Math.min(a, b), least), -1e-9);
}

/**
 * Where more windows than cells have to be shown, each cell shows the one that is farthest from zero.
 * @param {Float32Array} row
 * @param {number} cells at most
 * @returns {number[]} for each cell its window
 */
export function cellsOf(row, cells) {
  const count = Math.min(cells, row.length);
  return Array.from({ length: count }, (_, cell) => {
    const end = Math.floor(((cell + 1) * row.length) / count);
    let strongest = Math.floor((cell * row.length) / count);
    for (let i = strongest + 1; i < end; i++) if (Math.abs(row[i]) > Math.abs(row[strongest])) strongest = i;
    return strongest;
  });
}

/** @param {Scanned} scanned @param {number} window @returns {[number, number]} its first and last letter, counted from 1 */
export function lettersOf({ starts, receptive_field }, window) {
  return [starts[window] + 1, starts[window] + receptive_field];
}

/** @param {Scanned} scanned how many neurons fit into a file */
export function fileHolds({ values, starts }) {
  return Math.min(values.length, Math.max(1, Math.floor(MOST_VALUES / starts.length)));
}

/**
 * Every value, a line a window, a column a neuron.
 * @param {Scanned} scanned
 * @param {Best[]} best the neurons, of which those that fit are taken
 */
export function scanFile(scanned, best) {
  const channels = best.slice(0, fileHolds(scanned)).map(({ channel }) => channel);
  const rows = scanned.starts.map((_, window) => [
    ...lettersOf(scanned, window),
    ...channels.map(channel => Number(scanned.values[channel][window].toPrecision(7))),
  ]);
  return tsv([['start', 'end', ...channels.map(channel => `neuron ${channel}`)], ...rows]);
}
