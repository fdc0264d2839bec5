/** Values of a scan: the most active neurons, the windows that are drawn, and the file. */
import { tsv } from '../../ui/tsv.js';

/** @typedef {import('../../engine/protocol.js').Scanned} Scanned */
/** @typedef {{channel: number, value: number, window: number}} Best a neuron, its largest value and where it has it */

/** Maximum number of values in a saved file: it is written at once, and more would block the page. */
const MAX_VALUES = 1e6;

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
 * The value at the ends of the colour scale. Large negative values, which most activation functions map to nearly the
 * same output, do not set it, so that active neurons keep distinct colours.
 * @param {Best[]} best
 * @param {Scanned} scanned
 */
export function endOf(best, { values }) {
  if (best[0].value > 0) return best[0].value;
  return -values.reduce((smallest, row) => row.reduce((a, b) => Math.min(a, b), smallest), -1e-9);
}

/**
 * The windows along the sequence, with null where one was left out.
 * @param {Scanned} scanned
 * @param {number} length of the sequence
 * @param {number} step bp between the starts of neighbouring windows
 * @returns {(number | null)[]}
 */
export function placesOf({ starts, receptive_field }, length, step) {
  const places = Array.from(
    { length: Math.floor((length - receptive_field) / step) + 1 },
    () => /** @type {number | null} */ (null),
  );
  for (const [window, start] of starts.entries()) places[start / step] = window;
  return places;
}

/** The first place that a cell stands for, and its window; null where all were left out. @typedef {{place: number, window: number | null}} Cell */

/**
 * Where there are more places than cells, each cell shows the window whose value is farthest from zero.
 * @param {Float32Array} row
 * @param {(number | null)[]} places
 * @param {number} cells at most
 * @returns {Cell[]}
 */
export function cellsOf(row, places, cells) {
  const count = Math.min(cells, places.length);
  return Array.from({ length: count }, (_, cell) => {
    const place = Math.floor((cell * places.length) / count);
    const windows = places.slice(place, Math.floor(((cell + 1) * places.length) / count));
    const strongest = windows.reduce(
      (best, window) =>
        window !== null && (best === null || Math.abs(row[window]) > Math.abs(row[best])) ? window : best,
      null,
    );
    return { place, window: strongest };
  });
}

/** @param {Scanned} scanned @param {number} window @returns {[number, number]} its first and last letter, counted from 1 */
export function lettersOf({ starts, receptive_field }, window) {
  return [starts[window] + 1, starts[window] + receptive_field];
}

/** Number of neurons that fit into a file. @param {Scanned} scanned */
export function neuronsInFile({ values, starts }) {
  return Math.min(values.length, Math.max(1, Math.floor(MAX_VALUES / starts.length)));
}

/**
 * Every value, one line per window, one column per neuron.
 * @param {Scanned} scanned
 * @param {Best[]} best the neurons, of which those that fit are taken
 */
export function scanFile(scanned, best) {
  const channels = best.slice(0, neuronsInFile(scanned)).map(({ channel }) => channel);
  const rows = scanned.starts.map((_, window) => [
    ...lettersOf(scanned, window),
    ...channels.map(channel => Number(scanned.values[channel][window].toPrecision(7))),
  ]);
  return tsv([['start', 'end', ...channels.map(channel => `neuron ${channel}`)], ...rows]);
}
