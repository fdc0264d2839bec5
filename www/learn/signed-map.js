/** Numbers per letter and position, positive or negative: the letters themselves, as high as their number. */
import { h, s } from '../dom.js';
import { figure } from '../format.js';
import { scrollingTable, tableRow } from '../views/table.js';

const LETTERS = [...'ACGT'];
const COLUMN = 28;
const HALF = 44;

/**
 * Letters above the line raise the value, letters below lower it; the largest is as high as there is room.
 * @param {number[][]} values position × letter
 * @param {string} says
 */
export function signedMap(values, says) {
  const sums = values.map(row => [sum(row, 1), sum(row, -1)]);
  const largest = Math.max(...sums.flat().map(Math.abs), 1e-9);
  const scale = HALF / largest;
  const width = values.length * COLUMN;
  const svg = s(
    'svg',
    {
      class: 'signed',
      viewBox: `0 0 ${width} ${2 * HALF + 2}`,
      role: 'img',
      'aria-label': `${says}: ${inWords(values)}`,
    },
    s('path', { class: 'axis', d: `M0,${HALF + 1}H${width}` }),
    ...values.flatMap((row, position) => stack(row, position, scale)),
  );
  return svg;
}

/** @param {number[]} row @param {number} sign */
function sum(row, sign) {
  return row.reduce((total, value) => total + (value * sign > 0 ? value : 0), 0);
}

/** @param {number[]} row @param {number} position @param {number} scale */
function stack(row, position, scale) {
  const order = row.map((value, letter) => ({ value, letter })).sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
  const ends = { up: HALF + 1, down: HALF + 1 };
  return order.flatMap(({ value, letter }) => {
    const height = Math.abs(value) * scale;
    if (height < 0.8) return [];
    const top = value > 0 ? ends.up - height : ends.down;
    if (value > 0) ends.up -= height;
    else ends.down += height;
    return [glyph(LETTERS[letter], position * COLUMN, top, height, value > 0)];
  });
}

/** Letters are drawn as text, stretched to their height. @param {string} letter @param {number} x @param {number} top @param {number} height @param {boolean} positive */
function glyph(letter, x, top, height, positive) {
  const CAP = 0.72;
  const size = 32;
  const stretch = height / (size * CAP);
  const text = s(
    'text',
    {
      class: `letter-${letter}${positive ? '' : ' below'}`,
      'font-size': size,
      'text-anchor': 'middle',
      transform: `translate(${x + COLUMN / 2} ${top + height}) scale(1 ${stretch.toFixed(3)})`,
      textLength: COLUMN - 6,
      lengthAdjust: 'spacingAndGlyphs',
    },
    letter,
  );
  return text;
}

/** The strongest letter of each position. @param {number[][]} values */
function inWords(values) {
  return values
    .map(row => {
      const best = row.reduce((a, b, i) => (Math.abs(b) > Math.abs(row[a]) ? i : a), 0);
      return `${LETTERS[best]} ${figure(row[best])}`;
    })
    .join(', ');
}

/** @param {number[][]} values @param {string} label */
export function signedTable(values, label) {
  return h(
    'div',
    {},
    scrollingTable({
      label,
      kind: 'matrix',
      columns: [['Letter'], ...values.map((_, i) => /** @type {[string]} */ ([`${i + 1}`]))],
      rows: LETTERS.map((letter, j) =>
        tableRow(
          letter,
          values.map(row => figure(row[j])),
        ),
      ),
    }),
  );
}
