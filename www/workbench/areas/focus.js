/** The focus in an area. */

/** Gives the focus to the heading of an area, where a screen reader goes on. @param {string} area */
export function focusArea(area) {
  const heading = document.querySelector(`[data-of="${area}"] h2`);
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
