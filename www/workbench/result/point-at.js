/** Brings a neuron, a facet or a tree into view. */

/** At which it was pointed last. */
let pointed = '';

/**
 * Points at a facet or a tree whose tab is open: scrolls to it, focuses it and highlights it.
 * @param {string} id of the facet, or of the tree as `tree-1`
 */
export function pointAt(id) {
  document.querySelector('.facets')?.dispatchEvent(new CustomEvent('reveal', { detail: id }));
  const target = document.querySelector(`:is([data-facet="${CSS.escape(id)}"], [data-tree="${CSS.escape(id)}"])`);
  if (!(target instanceof HTMLElement)) return;
  pointed = id;
  for (const other of document.querySelectorAll('.pointed')) other.classList.remove('pointed');
  target.classList.add('pointed');
  target.tabIndex = -1;
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/**
 * The same for a view that has been built again: what has the focus by now keeps it.
 * @param {string} id
 */
export function pointAgain(id) {
  if (id !== pointed || document.activeElement === document.body) pointAt(id);
}

/** Scrolls to the beginning of the shown neuron, where it is out of sight. */
export function seeNeuron() {
  const neuron = document.querySelector('.neuron');
  const top = neuron?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > innerHeight) neuron?.scrollIntoView({ block: 'start', behavior: 'instant' });
}
