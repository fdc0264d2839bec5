/** Points at a facet whose tab is open: scrolls to it, focuses it and highlights it. */

/** @param {string} id of the facet */
export function pointAtFacet(id) {
  document.querySelector('.facets')?.dispatchEvent(new CustomEvent('reveal', { detail: id }));
  const facet = document.querySelector(`[data-facet="${CSS.escape(id)}"]`);
  if (!(facet instanceof HTMLElement)) return;
  for (const other of document.querySelectorAll('.facet.pointed')) other.classList.remove('pointed');
  facet.classList.add('pointed');
  facet.tabIndex = -1;
  facet.scrollIntoView({ block: 'center' });
  facet.focus({ preventScroll: true });
}
