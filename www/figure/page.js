/** The page of a figure: its size in print, white ground, title. */
import { node } from './nodes.js';
import { POINTS, words } from './words.js';

/** @typedef {{root: import('./nodes.js').SvgNode, width: number, height: number}} Page sizes in points */

/**
 * @param {string} title
 * @param {{width: number, height: number, fontSize: number, title: boolean}} settings width in mm, height in points
 * @param {import('./nodes.js').SvgNode[]} parts
 * @param {import('./font.js').Font} font
 * @returns {Page}
 */
export function page(title, { width: millimetres, height, fontSize: size, title: isShown }, parts, font) {
  const width = millimetres * POINTS;
  const root = node(
    'svg',
    {
      width: `${millimetres}mm`,
      height: `${(height / POINTS).toFixed(2)}mm`,
      viewBox: `0 0 ${width.toFixed(3)} ${height.toFixed(3)}`,
    },
    node('title', {}, title),
    node('rect', { width, height, fill: '#ffffff' }),
    isShown && words(font.fit(title, size, width, true), { x: 0, y: 1.2 * size, size, bold: true }),
    ...parts,
  );
  return { root, width, height };
}
