/** Light, dark, or as the system: stored in this browser only. */
import { UI } from '../texts/ui.js';
import { write } from './dom.js';

const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
const KEY = 'theme';

/** @param {HTMLElement} button */
export function themeView(button) {
  let current = THEMES.find(name => name === stored()) ?? 'auto';
  const show = () => {
    if (current === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = current;
    write(button, UI.theme[current]);
    button.setAttribute('aria-label', UI.theme.label(current));
  };
  button.addEventListener('click', () => {
    current = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length];
    remember(current);
    show();
  });
  show();
}

/** A browser may forbid storage; the choice then lasts as long as the page. */
function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}
