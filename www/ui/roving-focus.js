/** One stop for the tab key, arrows inside: a layer may have hundreds of neurons. */

/**
 * @param {HTMLElement} grid laid out by CSS; its items may be replaced, the first of new ones has to be the stop
 * @param {string} selector of the items
 * @param {{isLine?: boolean}} [options] a line has no arrows up and down, and its ends meet
 */
export function rovingFocus(grid, selector, { isLine = false } = {}) {
  grid.addEventListener('keydown', event => {
    const items = /** @type {HTMLElement[]} */ ([...grid.querySelectorAll(selector)]);
    const from = items.indexOf(/** @type {HTMLElement} */ (event.target));
    const columns = isLine ? NaN : getComputedStyle(grid).gridTemplateColumns.split(' ').length;
    const steps = /** @type {Record<string, number>} */ ({
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -from,
      End: items.length - 1 - from,
    });
    const step = steps[event.key] ?? NaN;
    const to = isLine ? items.at((from + step) % items.length) : items[from + step];
    if (!to || Number.isNaN(step)) return;
    event.preventDefault();
    items[from].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
}
