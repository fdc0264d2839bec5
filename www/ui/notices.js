/** What this browser does not do for the page: said once, below the header, until the visitor puts it away. */
import { UI } from '../texts/ui.js';
import { h } from './dom.js';

/**
 * @param {string} text
 * @param {HTMLElement} [more] such as a button that helps
 */
export function notice(text, more) {
  const close = h('button', { type: 'button', class: 'quiet', onclick: () => line.remove() }, UI.close);
  const line = h('p', { class: 'notice row', role: 'status' }, h('span', {}, text), more, close);
  document.querySelector('header')?.after(line);
}
