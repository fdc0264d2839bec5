/** Words of a figure, and its unit. */
import { INK } from './colours.js';
import { node } from './nodes.js';

/** Points in a millimetre. */
export const POINTS = 72 / 25.4;

/** Height of a capital letter, relative to the size of the font. */
export const CAPITAL = 0.72;

/** @param {string} text @param {{x: number, y: number, size: number, bold?: boolean, anchor?: string}} place `y` of the baseline */
export function words(text, { x, y, size, bold = false, anchor = 'start' }) {
  return node(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': bold ? 'bold' : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      fill: INK,
    },
    text,
  );
}
