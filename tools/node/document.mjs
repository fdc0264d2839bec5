/** As much of a page's document as its drawings use: elements of SVG that are written as text. */
import { readSvg } from '../../www/figure/nodes.js';

class SvgElement {
  /** @type {Record<string, string>} */
  attributes = {};
  /** @type {any[]} */
  children = [];
  classList = { add() {} };

  /** @param {string} tag */
  constructor(tag) {
    this.tag = tag;
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  /** @param {...(SvgElement | string)} children */
  append(...children) {
    this.children.push(...children);
  }
}

class SvgParser {
  /** @param {string} text */
  parseFromString(text) {
    const { tag, attributes, children } = readSvg(text);
    return { documentElement: Object.assign(new SvgElement(tag), { attributes, children }) };
  }
}

/** Gives Node the names that the page's drawings look for. */
export function provideDocument() {
  Object.assign(globalThis, {
    Node: SvgElement,
    SVGSVGElement: SvgElement,
    DOMParser: SvgParser,
    document: {
      createElementNS: (/** @type {string} */ _, /** @type {string} */ tag) => new SvgElement(tag),
      importNode: (/** @type {SvgElement} */ element) => element,
    },
  });
}
