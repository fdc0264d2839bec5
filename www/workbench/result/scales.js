/** The scales of all logos of a neuron: positions above them, bits on their left. */
import { FACETS } from '../../texts/workbench.js';
import { h, s } from '../../ui/dom.js';

/** Pixels left of the first position, for the scale of bits; `--gutter` of the style sheet. */
export const GUTTER = 28;
/** Positions between two numbers of the ruler: the first of these that leaves them room in a narrow column. */
const STEPS = [1, 2, 5, 10, 20, 50];
const ROOM = 28;
/** Pixels of the logos on a phone, and the least width of a position, `--least` of the style sheet. */
const NARROW = 300;
const LEAST = 8;

/**
 * Positions in bp; position 1 is the first letter that the neuron sees in the first facet.
 * @param {number} first letters before position 1, as a number not above 0
 * @param {number} last the last position
 */
export function ruler(first, last) {
  const column = Math.max(LEAST, NARROW / (last - first));
  const step = STEPS.find(candidate => candidate * column >= ROOM) ?? 100;
  const numbers = Array.from({ length: last - first }, (_, i) => first + i + 1).filter(n => n % step === 0);
  return h(
    'div',
    { class: 'ruler', role: 'img', 'aria-label': FACETS.rows.ruler(first + 1, last) },
    h('span', { class: 'bp' }, FACETS.rows.bp),
    ...numbers.map(n => {
      const number = h('span', { class: 'at' }, `${n}`.replace('-', '−'));
      number.style.setProperty('--from', String(n - first - 1));
      return number;
    }),
  );
}

/**
 * @param {number} alphabetSize
 * @param {number} height pixels of the tallest stack
 */
export function bitScale(alphabetSize, height) {
  const max = Math.log2(alphabetSize);
  const y = (/** @type {number} */ bits) => 1 + (height - 2) * (1 - bits / max);
  const ticks = Array.from({ length: Math.floor(max) + 1 }, (_, bits) => bits);
  return s(
    'svg',
    { class: 'bit-scale', width: GUTTER, height, 'aria-hidden': 'true' },
    s('path', { d: `M${GUTTER - 4.5},${y(max)}V${y(0)}${ticks.map(bits => `M${GUTTER - 8},${y(bits)}h4`).join('')}` }),
    s('text', { x: GUTTER - 11, y: y(0) - 1, 'text-anchor': 'end' }, '0'),
    s('text', { x: GUTTER - 11, y: y(Math.floor(max)) + 8, 'text-anchor': 'end' }, Math.floor(max)),
    s('text', { transform: `translate(8 ${height / 2}) rotate(-90)`, 'text-anchor': 'middle' }, FACETS.rows.bitScale),
  );
}
