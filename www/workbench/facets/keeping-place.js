/** Focus in a list whose rows change their places. */

/**
 * The element that had the focus has it afterwards; where its row is gone, the same button of the row at its place.
 * @param {HTMLElement} list
 * @param {() => void} change
 */
export function keepingPlace(list, change) {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const row = focused && list.contains(focused) ? focused.closest('.facet') : null;
  const index = [...list.querySelectorAll('.facet')].indexOf(/** @type {Element} */ (row));
  const nth = row ? [...row.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (focused)) : -1;
  change();
  if (!row || document.activeElement === focused) return;
  if (focused?.isConnected) return focused.focus({ preventScroll: true });
  const rows = list.querySelectorAll('.facet');
  const next = rows[Math.min(index, rows.length - 1)]?.querySelectorAll('button');
  (next?.[Math.max(0, nth)] ?? next?.[0])?.focus({ preventScroll: true });
}
