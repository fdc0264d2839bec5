/** Sets and what they share (UpSet, Lex et al. 2014): a bar per combination of sets, and below it which sets these are. */
import { count } from '../texts/format.js';
import { UI } from '../texts/ui.js';
import { s } from './dom.js';

/** @typedef {{sides: number[], factors: string[]}} Combination */

const TOP = 18;
const BARS = 130;
const ROW = 22;
const COLUMN = 30;
const RADIUS = 6;
const LETTER = 6.4;

/**
 * @param {Combination[]} combinations those of the elements that are in these sets and in no others
 * @param {string[]} names of the sets
 * @param {number[]} sizes of the sets
 */
export function setPlot(combinations, names, sizes) {
  const labels = names.map((name, i) => `${name} (${count(sizes[i])})`);
  const left = 16 + LETTER * Math.max(...labels.map(({ length }) => length));
  const width = left + COLUMN * Math.max(combinations.length, 1) + 10;
  const base = TOP + BARS;
  const top = Math.max(...combinations.map(({ factors }) => factors.length), 1);
  const row = (/** @type {number} */ set) => base + ROW * (set + 1);
  return s(
    'svg',
    {
      class: 'set-plot',
      viewBox: `0 0 ${width} ${row(names.length)}`,
      width,
      role: 'img',
      'aria-label': combinations.map(one => description(one, names)).join('; ') || UI.setPlot.empty,
    },
    s('path', { class: 'axis', d: `M${left},${base}H${width - 10}` }),
    ...labels.map((label, set) => s('text', { x: left - 8, y: row(set) + 4, 'text-anchor': 'end' }, label)),
    ...combinations.flatMap((one, i) => column(one, left + COLUMN * (i + 0.5), { base, top, row, sets: names.length })),
  );
}

/**
 * @param {Combination} combination @param {number} x
 * @param {{base: number, top: number, row: (set: number) => number, sets: number}} place
 */
function column({ sides, factors }, x, { base, top, row, sets }) {
  const height = (BARS * factors.length) / top;
  const [first, last] = [Math.min(...sides), Math.max(...sides)];
  return [
    s('rect', { x: x - COLUMN / 3, y: base - height, width: (COLUMN * 2) / 3, height }),
    s('text', { x, y: base - height - 4, 'text-anchor': 'middle' }, count(factors.length)),
    ...Array.from({ length: sets }, (_, set) =>
      s('circle', { class: sides.includes(set) ? 'member' : 'other', cx: x, cy: row(set), r: RADIUS }),
    ),
    first < last && s('path', { class: 'link', d: `M${x},${row(first)}V${row(last)}` }),
  ].filter(part => part !== false);
}

/** @param {Combination} combination @param {string[]} names */
function description({ sides, factors }, names) {
  return UI.setPlot.combination(
    sides.map(side => names[side]),
    factors.length,
  );
}
