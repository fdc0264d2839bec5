/** The frame of a step: its number and title, what it text, its figures, and what one should take home. */
import { h } from '../../ui/dom.js';
import { prose } from './markup.js';
import { asPart } from './parts.js';

/** @typedef {import('../../ui/dom.js').Child} Child */

/**
 * @param {string} id in the address
 * @param {number | null} number null for what stands behind the steps
 * @param {{name: string, title: string, text?: string[], moral?: string}} texts
 * @param {...(Child | Child[])} children
 */
export function stepSection(id, number, { name, title, text = [], moral }, ...children) {
  const heading = h(
    'h2',
    { id: `${id}-title`, tabindex: -1 },
    number !== null && h('span', { class: 'number', 'aria-hidden': 'true' }, number),
    title,
  );
  const section = h(
    'section',
    { class: 'lesson', id, 'data-step': name, 'aria-labelledby': `${id}-title` },
    heading,
    ...prose(text, 'prose'),
    ...children,
    ...(moral ? prose(moral, 'moral') : []),
  );
  return id === 'teach' ? section : asPart(id, number === null ? title : `${number}. ${title}`, section);
}

/** A heading within a step, and its sentence. @param {string} title @param {...string} text */
export function passage(title, ...text) {
  return [h('h3', {}, title), ...prose(text, 'prose')];
}

/** @param {string} label @param {() => void} onclick @param {import('../../ui/dom.js').Attributes} [more] */
export function button(label, onclick, more = {}) {
  return h('button', { type: 'button', class: 'quiet', ...more, onclick }, label);
}

/** A table with the numbers of a figure. @param {string} title @param {Element} content */
export function twin(title, content) {
  return h('details', { class: 'twin' }, h('summary', {}, title), content);
}
