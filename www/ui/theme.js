/** Light, dark, or as the system: stored in this browser only. */
import { UI } from '../texts/ui.js';
import { write } from './dom.js';
import { recall, remember } from './memory.js';
import { notice } from './notices.js';

const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
const KEY = 'theme';

/** @param {HTMLElement} button */
export function themeView(button) {
  let current = THEMES.find(name => name === recall('localStorage', KEY)) ?? 'auto';
  let isSaid = false;
  const show = () => {
    if (current === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = current;
    write(button, UI.theme[current]);
    button.setAttribute('aria-label', UI.theme.label(current));
  };
  button.addEventListener('click', () => {
    current = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length];
    if (!remember('localStorage', KEY, current) && !isSaid) notice(UI.notKept.theme);
    isSaid = true;
    show();
  });
  show();
}
