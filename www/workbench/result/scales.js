/** The scales of all logos of a neuron: positions above them, bits on their left. */
import { FACETS } from '../../texts/workbench.js';
import { s } from '../../ui/dom.js';

/** Pixels left of the first position, for the scale of bits. */
const GUTTER = 28;
const RULER_HEIGHT = 24;
/** Positions between two numbers of the ruler: the first of these that leaves them room. */
const STEPS = [1, 2, 5, 10, 20, 50];
const ROOM = 32;

/**
 * Positions in bp; position 1 is the first letter that the neuron sees in the first facet.
 * @param {number} first letters before position 1, as a number not above 0
 * @param {number} last the last position
 * @param {number} column pixels of a position
 */
export function ruler(first, last, column) {
  const step = STEPS.find(candidate => candidate * column >= ROOM) ?? 100;
  const width = GUTTER + (last - first) * column;
  const numbers = Array.from({ length: last - first }, (_, i) => first + i + 1).filter(n => n % step === 0);
  const x = (/** @type {number} */ n) => GUTTER + (n - first - 0.5) * column;
  return s(
    'svg',
    {
      class: 'ruler',
      width,
      height: RULER_HEIGHT,
      role: 'img',
      'aria-label': FACETS.rows.ruler(first + 1, last),
    },
    s('path', { d: `M${GUTTER},23.5H${width}${numbers.map(n => `M${x(n)},23V19`).join('')}` }),
    s('text', { x: 0, y: 15 }, FACETS.rows.bp),
    ...numbers.map(n => s('text', { x: x(n), y: 15, 'text-anchor': 'middle' }, `${n}`.replace('-', '−'))),
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
