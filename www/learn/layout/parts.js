/** The parts that an address can leave out, `hide=network-verdict,methods`: each is named where it is created. */
import { h } from '../../ui/dom.js';

/** @typedef {import('../../ui/dom.js').Child} Child */

/** @type {Map<string, {title: string, elements: HTMLElement[]}>} */
const PARTS = new Map();

/** What the address leaves out. @type {readonly string[]} */
let hidden = [];

/** Is notified of new parts. */
let onnew = () => {};

/**
 * A part of the page.
 * @param {string} name in the address
 * @param {string} title in the list of parts
 * @param {...(Child | Child[])} children
 */
export function part(name, title, ...children) {
  return asPart(name, title, h('div', { 'data-part': name }, ...children));
}

/**
 * @template {HTMLElement} E
 * @param {string} name @param {string} title @param {E} element
 */
export function asPart(name, title, element) {
  const known = PARTS.get(name);
  if (!known) queueMicrotask(() => onnew());
  const still = known?.elements.filter(({ isConnected }) => isConnected) ?? [];
  PARTS.set(name, { title, elements: [...still, element] });
  element.hidden = hidden.includes(name);
  return element;
}

/** @param {() => void} react called for every new part, once it stands on the page */
export function watchParts(react) {
  onnew = react;
}

/** @returns {[name: string, title: string][]} in the order in which they stand on the page */
export function allParts() {
  const all = [...PARTS].map(([name, { title, elements }]) => ({ name, title, element: elements[0] }));
  const isBefore = (/** @type {Node} */ one, /** @type {Node} */ other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  all.sort((one, other) => (isBefore(one.element, other.element) ? -1 : 1));
  return all.map(({ name, title }) => [name, title]);
}

/** @param {import('../state.js').LearnStore} store */
export function hideParts(store) {
  store.watch(
    ({ address }) => [address.hide],
    ({ address: { hide } }) => {
      hidden = hide;
      for (const [name, { elements }] of PARTS) for (const element of elements) element.hidden = hide.includes(name);
    },
  );
}
