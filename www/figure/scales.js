/** The ruler of positions below the logos, and the scale of bits on their left. */
import { INK } from './colours.js';
import { node } from './nodes.js';
import { CAPITAL, words } from './words.js';

/** @typedef {import('./nodes.js').SvgNode} SvgNode */
/** @typedef {import('./table.js').LogoTable} LogoTable */
/** @typedef {import('./table.js').Block} Block */

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const LINE = 0.5;
const TICK = 2;

/**
 * Positions in bp; position 1 is the first letter of a row that is not shifted.
 * @param {LogoTable} table
 * @param {Block} block
 * @param {number} y
 * @param {number} size of the font
 * @param {import('./font.js').Font} font
 */
export function rulerOf({ shown, axis }, { area, column }, y, size, font) {
  const [first, last] = [shown.start + 1, shown.end];
  const widest = Math.max(font.width(String(first), size), font.width(String(last), size));
  const step = STEPS.find(step => step * column >= widest + 0.8 * size) ?? STEPS[STEPS.length - 1];
  const places = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(at => at % step === 0);
  const x = (/** @type {number} */ position) => area + column * (position - first + 0.5);
  const ends = [area, area + column * (last - first + 1)];
  const ticks = places.map(at => `M${x(at).toFixed(3)} ${y.toFixed(3)}v${TICK}`);
  const d = `M${ends[0].toFixed(3)} ${y.toFixed(3)}H${ends[1].toFixed(3)}${ticks.join('')}`;
  return node(
    'g',
    {},
    node('path', { d, fill: 'none', stroke: INK, 'stroke-width': LINE }),
    ...places.map(at => words(String(at).replace('-', '−'), { x: x(at), y: y + TICK + size, size, anchor: 'middle' })),
    words(axis, { x: (ends[0] + ends[1]) / 2, y: y + TICK + 2.25 * size, size, anchor: 'middle' }),
  );
}

/**
 * Bits, on the left of a logo.
 * @param {LogoTable} table
 * @param {Block} block
 * @param {number} y upper edge of the logo
 * @param {number} tall height of the logo
 * @param {number} size of the font
 * @returns {SvgNode}
 */
export function scaleOf({ letters }, { area }, y, tall, size) {
  const x = area - 2;
  const top = Math.log2(letters);
  const most = Math.floor(top);
  const at = (/** @type {number} */ bits) => y + tall * (1 - bits / top);
  const d = `M${x.toFixed(3)} ${y.toFixed(3)}V${(y + tall).toFixed(3)}${[0, most].map(bits => `M${x.toFixed(3)} ${at(bits).toFixed(3)}h-${TICK}`).join('')}`;
  const number = Math.min(size, tall / 2);
  return node(
    'g',
    {},
    node('path', { d, fill: 'none', stroke: INK, 'stroke-width': LINE }),
    ...[0, most].map(bits =>
      words(String(bits), {
        x: x - TICK - 1,
        y: at(bits) + (CAPITAL / 2) * number,
        size: number,
        anchor: 'end',
      }),
    ),
  );
}
