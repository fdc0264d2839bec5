/** A composed figure → its final form: colours of the scheme, one font, words as text or as outlines. */
import { coloured } from './colours.js';
import { FAMILY } from './font.js';
import { node, textOf } from './nodes.js';
import { INITIAL, inherit, isBold, numberOf } from './style.js';

/** @typedef {import('./nodes.js').SvgNode} SvgNode */

/** What viewers do not need, or what the root says for all. */
const DROPPED = ['class', 'role', 'aria-label', 'aria-hidden', 'font-family', 'xmlns'];

/**
 * @param {SvgNode} root
 * @param {{colours: import('./colours.js').Scheme, letters: 'text' | 'outlines'}} settings
 * @param {import('./font.js').Font} font
 * @returns {SvgNode}
 */
export function finished(root, { colours, letters }, font) {
  const done = visit(root, INITIAL);
  const { width, height, viewBox, ...rest } = done.attributes;
  const head = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox, 'font-family': FAMILY };
  return { ...done, attributes: { ...head, ...rest } };

  /** @param {SvgNode} own @param {Readonly<Record<string, string>>} above @returns {SvgNode} */
  function visit(own, above) {
    const style = inherit(above, own);
    if (own.tag === 'text' && letters === 'outlines') return outlined(recoloured(own), style);
    const inner = own.tag === 'svg' && own !== root ? ['title', 'desc'] : [];
    const kept = own.children.filter(child => typeof child === 'string' || !inner.includes(child.tag));
    const children = kept.map(child => (typeof child === 'string' ? child : visit(child, style)));
    return { ...recoloured(own), children };
  }

  /** @param {SvgNode} own @returns {SvgNode} */
  function recoloured(own) {
    const kept = Object.entries(own.attributes).filter(([name]) => !DROPPED.includes(name));
    const pairs = kept.map(([name, value]) => [name, isPaint(name) ? coloured(value, colours) : value]);
    return { ...own, attributes: Object.fromEntries(pairs) };
  }

  /** @param {SvgNode} own @param {Readonly<Record<string, string>>} style @returns {SvgNode} */
  function outlined(own, style) {
    const text = textOf(own);
    const [size, bold] = [Number.parseFloat(style['font-size']), isBold(style)];
    const shift = { start: 0, middle: 0.5, end: 1 }[style['text-anchor']] ?? 0;
    const x = numberOf(own, 'x') - shift * font.width(text, size, bold);
    const { transform = '', fill } = own.attributes;
    const move = `${transform}translate(${x.toFixed(3)} ${numberOf(own, 'y').toFixed(3)})`;
    return node('path', { transform: move, fill, stroke: 'none', d: font.outline(text, size, bold) });
  }
}

/** @param {string} name of an attribute */
function isPaint(name) {
  return name === 'fill' || name === 'stroke';
}
