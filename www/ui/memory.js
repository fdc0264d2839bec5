/** What the browser remembers for the page. It may have no room for it, or forbid it: the page works all the same. */

/** For this tab, or for all visits. @typedef {'sessionStorage' | 'localStorage'} Place */

/** @param {Place} place @param {string} key @returns {string | null} */
export function recall(place, key) {
  try {
    return window[place].getItem(key);
  } catch {
    return null;
  }
}

/** @param {Place} place @param {string} key @param {string} value @returns {boolean} whether it is remembered */
export function remember(place, key, value) {
  try {
    window[place].setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** @param {Place} place @param {string} key */
export function forget(place, key) {
  try {
    window[place].removeItem(key);
  } catch {
    return;
  }
}
