/** Texts with a little markup: `*stressed*`, `[[term]]` or `[[term|as written]]`, `{{source}}`. */
import { h } from '../../ui/dom.js';
import { SOURCES } from '../../texts/learn.js';
import { termButton } from './glossary.js';

/** @typedef {import('../../ui/dom.js').Child} Child */

const MARKS = /\*([^*]+)\*|\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|\{\{([^}]+)\}\}|`([^`]+)`/g;

/** @param {string} text @returns {Child[]} */
export function rich(text) {
  /** @type {Child[]} */
  const found = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, stressed, term, written, source, code] = match;
    found.push(text.slice(from, match.index));
    if (stressed) found.push(h('em', {}, stressed));
    else if (term) found.push(termButton(term, written ?? term));
    else if (source) found.push(cited(source));
    else found.push(h('code', {}, code));
    from = match.index + whole.length;
  }
  return [...found, text.slice(from)];
}

/** @param {string | string[]} texts @param {string} [kind] class of each paragraph */
export function prose(texts, kind) {
  return [texts].flat().map(text => h('p', { class: kind }, ...rich(text)));
}

/** @param {string} id */
function cited(id) {
  const source = SOURCES[id];
  return h('a', { class: 'cited', href: source.url, rel: 'noreferrer', title: source.title }, source.short);
}
