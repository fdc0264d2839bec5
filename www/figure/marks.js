/** A drawing → the lines, areas and words on the page, in the order in which they are painted. */
import { IDENTITY, INITIAL, inherit, isBold, matrixOf, numberOf } from './style.js';
import { textOf } from './nodes.js';

/** @typedef {import('./nodes.js').SvgNode} SvgNode */
/** @typedef {import('./style.js').Matrix} Matrix */
/** @typedef {Readonly<Record<string, string>>} Style attributes in force */
/** @typedef {{kind: 'path', d: string, matrix: Readonly<Matrix>, style: Style}} PathMark */
/** @typedef {{kind: 'text', text: string, x: number, y: number, size: number, bold: boolean, anchor: string, matrix: Readonly<Matrix>, style: Style}} TextMark */

/** Distance of control points of a quarter circle, relative to its radius. */
const QUARTER = 0.5523;

/** @param {SvgNode} root @returns {(PathMark | TextMark)[]} in the units of its content */
export function marksOf(root) {
  /** @type {(PathMark | TextMark)[]} */
  const marks = [];

  /** @param {SvgNode} node @param {Readonly<Matrix>} above @param {Style} outer */
  function visit(node, above, outer) {
    const [matrix, style] = [matrixOf(above, node), inherit(outer, node)];
    if (node.tag === 'text') marks.push(textMark(node, matrix, style));
    const d = pathOf(node);
    if (d) marks.push({ kind: 'path', d, matrix, style });
    if (node.tag !== 'svg' && node.tag !== 'g') return;
    for (const child of node.children) if (typeof child === 'object') visit(child, matrix, style);
  }

  const { width: _, height: __, ...attributes } = root.attributes;
  visit({ ...root, attributes }, IDENTITY, INITIAL);
  return marks;
}

/** @param {SvgNode} node @param {Readonly<Matrix>} matrix @param {Style} style @returns {TextMark} */
function textMark(node, matrix, style) {
  return {
    kind: 'text',
    text: textOf(node),
    x: numberOf(node, 'x'),
    y: numberOf(node, 'y'),
    size: Number.parseFloat(style['font-size']),
    bold: isBold(style),
    anchor: style['text-anchor'],
    matrix,
    style,
  };
}

/** @param {SvgNode} node @returns {string | undefined} its outline; nothing for elements without one */
function pathOf(node) {
  const at = (/** @type {string} */ name) => numberOf(node, name);
  if (node.tag === 'path') return node.attributes.d;
  if (node.tag === 'line') return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
  if (node.tag === 'rect') return `M${at('x')} ${at('y')}h${at('width')}v${at('height')}h${-at('width')}Z`;
  return node.tag === 'circle' ? circle(at('cx'), at('cy'), at('r')) : undefined;
}

/** @param {number} x @param {number} y @param {number} r */
function circle(x, y, r) {
  const k = r * QUARTER;
  return [
    `M${x + r} ${y}`,
    `C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r}`,
    `C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y}`,
    `C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r}`,
    `C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y}Z`,
  ].join('');
}
