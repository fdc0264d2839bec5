/** The button next to a drawing that makes a figure for a publication of it, on pages that offer that. */
import { UI } from '../texts/ui.js';
import { h } from './dom.js';

/** @typedef {{file: string, title: string, svg: () => string | Promise<string>}} Drawing `file` is a name without ending, `svg` needs nothing but itself */

/** @type {((drawing: Drawing) => void) | null} */
let open = null;

/** @param {(drawing: Drawing) => void} listener called with the drawing whose button is pressed */
export function offerFigures(listener) {
  open = listener;
}

/** @param {Drawing} drawing @returns {HTMLElement | null} nothing on other pages */
export function figureButton(drawing) {
  if (!open) return null;
  const id = `${drawing.file}-figure`;
  return h('button', { type: 'button', class: 'quiet', id, onclick: () => open?.(drawing) }, UI.figure);
}
