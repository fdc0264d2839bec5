/** The presentation attributes of SVG that children inherit, and where elements stand on the page. */

/** @typedef {import('./nodes.js').SvgNode} SvgNode */
/** @typedef {[number, number, number, number, number, number]} Matrix */

const INHERITED = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-opacity'],
  ...['font-size', 'font-weight', 'text-anchor'],
];

/** What SVG says where nothing else is said. @type {Readonly<Record<string, string>>} */
export const INITIAL = Object.freeze({
  fill: '#000000',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-opacity': '1',
  'font-size': '16',
  'font-weight': '400',
  'text-anchor': 'start',
});

/** @type {Readonly<Matrix>} */
export const IDENTITY = [1, 0, 0, 1, 0, 0];

/**
 * @param {Readonly<Record<string, string>>} above
 * @param {SvgNode} node
 * @returns {Readonly<Record<string, string>>} the attributes in force
 */
export function inherit(above, { attributes }) {
  const own = INHERITED.filter(name => attributes[name] !== undefined && attributes[name] !== 'inherit');
  return own.length === 0 ? above : { ...above, ...Object.fromEntries(own.map(name => [name, attributes[name]])) };
}

/** @param {Readonly<Record<string, string>>} style */
export function isBold({ 'font-weight': weight }) {
  return weight === 'bold' || Number(weight) >= 600;
}

/** @param {SvgNode} node @param {string} name @param {number} [otherwise] */
export function numberOf({ attributes }, name, otherwise = 0) {
  const value = Number.parseFloat(attributes[name]);
  return Number.isFinite(value) ? value : otherwise;
}

/** Width and height of a drawing in its own units. @param {SvgNode} svg @returns {{left: number, top: number, width: number, height: number}} */
export function extentOf(svg) {
  const box = (svg.attributes.viewBox ?? '').split(/[\s,]+/).map(Number);
  if (box.length === 4 && box.every(Number.isFinite)) {
    return { left: box[0], top: box[1], width: box[2], height: box[3] };
  }
  return { left: 0, top: 0, width: numberOf(svg, 'width', 300), height: numberOf(svg, 'height', 150) };
}

/** @param {Readonly<Matrix>} above @param {SvgNode} node @returns {Readonly<Matrix>} from the element's content to the page */
export function matrixOf(above, node) {
  let matrix = above;
  for (const [, name, list] of (node.attributes.transform ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    matrix = times(
      matrix,
      transform(
        name,
        list
          .trim()
          .split(/[\s,]+/)
          .map(Number),
      ),
    );
  }
  if (node.tag !== 'svg') return matrix;
  const { left, top, width, height } = extentOf(node);
  const [across, down] = [numberOf(node, 'width', width) / width, numberOf(node, 'height', height) / height];
  const stretched = node.attributes.preserveAspectRatio === 'none';
  const scale = stretched ? [across, down] : [Math.min(across, down), Math.min(across, down)];
  const move = times(matrix, [scale[0], 0, 0, scale[1], numberOf(node, 'x'), numberOf(node, 'y')]);
  return times(move, [1, 0, 0, 1, -left, -top]);
}

/** @param {string} name @param {number[]} values @returns {Matrix} */
function transform(name, values) {
  const [a, b = 0, c = 0] = values;
  if (name === 'translate') return [1, 0, 0, 1, a, b];
  if (name === 'scale') return [a, 0, 0, values.length > 1 ? b : a, 0, 0];
  if (name === 'matrix') return /** @type {Matrix} */ (values);
  if (name !== 'rotate') throw new Error(`The transform ${name} is not known.`);
  const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
  return times(times([1, 0, 0, 1, b, c], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -b, -c]);
}

/** @param {Readonly<Matrix>} first @param {Readonly<Matrix>} second @returns {Matrix} */
export function times([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
