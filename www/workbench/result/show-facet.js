/** Points at a facet whose tab is open: scrolls to it, focuses it and highlights it. */

/** @param {string} id of the facet */
export function pointAtFacet(id) {
  const facet = document.querySelector(`[data-facet="${CSS.escape(id)}"]`);
  if (!(facet instanceof HTMLElement)) return;
  if (facet.hidden) facet.dispatchEvent(new Event('reveal', { bubbles: true }));
  for (const other of document.querySelectorAll('.facet.pointed')) other.classList.remove('pointed');
  facet.classList.add('pointed');
  facet.tabIndex = -1;
  facet.scrollIntoView({ block: 'center' });
  facet.focus({ preventScroll: true });
}
