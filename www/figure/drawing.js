/** A finished drawing, such as a syntax tree or a plot, as a figure of a given width with a given size of its font. */
import { extentOf, inherit, INITIAL } from './style.js';
import { node, readSvg } from './nodes.js';
import { page } from './page.js';
import { POINTS, words } from './words.js';

/** @typedef {import('./nodes.js').SvgNode} SvgNode */

/**
 * Drawings one below the other. Each is as large as its font asks for, and smaller where that is too wide.
 * @param {string} title
 * @param {string[]} drawings SVG texts
 * @param {import('./settings.js').FigureSettings} settings
 * @param {import('./font.js').Font} font
 * @param {string[]} [headings] above each of them
 * @returns {import('./page.js').Page & {fontSize: number}} the smallest size of the font that came out, pt
 */
export function drawingFigure(title, drawings, settings, font, headings = []) {
  const { fontSize, width } = settings;
  const room = width * POINTS;
  const parts = drawings.map(text => {
    const svg = readSvg(text);
    const extent = extentOf(svg);
    const own = fontSizeOf(svg);
    const scale = Math.min(own ? fontSize / own : room / extent.width, room / extent.width);
    return { svg, extent, scale, size: own ? own * scale : fontSize };
  });
  let y = settings.title ? 2.2 * fontSize : 0;
  const placed = parts.flatMap(({ svg, extent, scale }, i) => {
    const heading = headings[i] === undefined ? [] : [headingAt(headings[i], y)];
    y += heading.length * 1.6 * fontSize;
    const place = { x: 0, y, width: extent.width * scale, height: extent.height * scale };
    y += place.height + 1.5 * fontSize;
    const viewBox = `${extent.left} ${extent.top} ${extent.width} ${extent.height}`;
    return [...heading, node('svg', { ...svg.attributes, viewBox, ...place }, ...svg.children)];
  });
  const height = Math.max(y - 1.5 * fontSize, fontSize);
  return {
    ...page(title, { ...settings, height }, placed, font),
    fontSize: Math.min(...parts.map(({ size }) => size)),
  };

  /** @param {string} text @param {number} top */
  function headingAt(text, top) {
    return words(font.fit(text, fontSize, room, false), { x: 0, y: top + fontSize, size: fontSize });
  }
}

/** The size of most words of a drawing, in its units; nothing where it has none. @param {SvgNode} svg @returns {number | undefined} */
function fontSizeOf(svg) {
  /** @type {Map<number, number>} */
  const sizes = new Map();
  /** @param {SvgNode} own @param {Readonly<Record<string, string>>} above */
  function visit(own, above) {
    const style = inherit(above, own);
    const size = Number.parseFloat(style['font-size']);
    if (own.tag === 'text') sizes.set(size, (sizes.get(size) ?? 0) + 1);
    for (const child of own.children) if (typeof child === 'object') visit(child, style);
  }
  visit(svg, INITIAL);
  return [...sizes].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
