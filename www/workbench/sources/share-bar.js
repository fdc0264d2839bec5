/** A bar in a cell of a table. */
import { h } from '../../ui/dom.js';

/** @param {number} share of the longest bar */
export function shareBar(share) {
  const element = h('span', { class: 'share-bar', 'aria-hidden': 'true' });
  element.style.setProperty('--share', String(share));
  return element;
}
