/** One stop for the tab key, arrows inside: a layer may have hundreds of neurons. */

/**
 * @param {HTMLElement} grid laid out by CSS; its items may be replaced, the first of new ones has to be the stop
 * @param {string} selector of the items
 */
export function rovingFocus(grid, selector) {
  grid.addEventListener('keydown', event => {
    const items = /** @type {HTMLElement[]} */ ([...grid.querySelectorAll(selector)]);
    const from = items.indexOf(/** @type {HTMLElement} */ (event.target));
    const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
    const steps = /** @type {Record<string, number>} */ ({
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -from,
      End: items.length - 1 - from,
    });
    const to = items[from + (steps[event.key] ?? NaN)];
    if (!to) return;
    event.preventDefault();
    items[from].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
}
