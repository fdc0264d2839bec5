/** The name of a facet, which leads to it. */
import { facetName } from '../../session/facets/marks.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../result/place.js').Store} Store */

/**
 * @param {string} id
 * @param {string} name
 * @param {Pick<Actions, 'showFacet'>} actions
 */
export function facetButton(id, name, { showFacet }) {
  return h('button', { type: 'button', class: 'link', 'data-leads-to': id, onclick: () => showFacet(id) }, name);
}

/**
 * Keeps the names of facets in `root` as they are now; what has the id of a facet as its attribute is named after it.
 * @param {HTMLElement} root
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {Store} store
 * @returns {() => void} ends it
 */
export function keepNames(root, neuron, store) {
  return store.watch(
    ({ marks }) => [marks],
    ({ marks }) => {
      for (const named of root.querySelectorAll('[data-leads-to]')) {
        named.textContent = facetName(marks, neuron, named.getAttribute('data-leads-to') ?? '');
      }
    },
  );
}
