/** SVG as plain objects, so that figures are composed without a document: in pages and in Node. */

/** @typedef {{tag: string, attributes: Record<string, string>, children: (SvgNode | string)[]}} SvgNode */

const ENTITIES = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });
const TOKEN = /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const DIGITS = 3;

/**
 * @param {string} tag
 * @param {Record<string, string | number | undefined>} [attributes] numbers are written to a thousandth
 * @param {...(SvgNode | string | null | undefined | false)} children
 * @returns {SvgNode}
 */
export function node(tag, attributes = {}, ...children) {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {
    tag,
    attributes: Object.fromEntries(given.map(([name, value]) => [name, written(value ?? '')])),
    children: children.filter(child => child !== null && child !== undefined && child !== false),
  };
}

/**
 * Reads SVG text as the engine and the page write it: every attribute in double quotes, no style sheets.
 * @param {string} text
 * @returns {SvgNode}
 */
export function readSvg(text) {
  const outer = node('');
  const open = [outer];
  for (const [, ends, tag, attributes, closed, content] of text.matchAll(TOKEN)) {
    const parent = /** @type {SvgNode} */ (open.at(-1));
    if (content !== undefined) parent.children.push(unescaped(content));
    else if (ends) open.pop();
    else {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, unescaped(value)]);
      const child = node(tag, Object.fromEntries(pairs));
      parent.children.push(child);
      if (!closed) open.push(child);
    }
  }
  const root = outer.children.find(child => typeof child === 'object' && child.tag === 'svg');
  if (typeof root !== 'object') throw new Error('There is no svg element.');
  return root;
}

/** @param {SvgNode | string} node @returns {string} */
export function toSvg(node) {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `<${node.tag}${attributes.join('')}`;
  return node.children.length === 0 ? `${start}/>` : `${start}>${node.children.map(toSvg).join('')}</${node.tag}>`;
}

/** The text in an element. @param {SvgNode | string} node @returns {string} */
export function textOf(node) {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** @param {string | number} value */
function written(value) {
  return typeof value === 'number' ? String(Number(value.toFixed(DIGITS))) : value;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hexadecimal, name) => {
    if (name) return ENTITIES[name] ?? all;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16));
  });
}
