/** Light, dark, or as the system: remembered in this browser only. */
import { write } from './dom.js';

const THEMES = /** @type {const} */ ({ auto: 'Auto', light: 'Light', dark: 'Dark' });
const KEY = 'theme';

/** @param {HTMLElement} button */
export function themeView(button) {
  const names = /** @type {(keyof typeof THEMES)[]} */ (Object.keys(THEMES));
  let current = names.find(name => name === stored()) ?? 'auto';
  const show = () => {
    if (current === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = current;
    write(button, THEMES[current]);
    button.setAttribute('aria-label', `Colour scheme: ${current === 'auto' ? 'as the system' : current}`);
  };
  button.addEventListener('click', () => {
    current = names[(names.indexOf(current) + 1) % names.length];
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
