/** Files out of the page: as a download or through the clipboard. */
import { UI } from '../texts/ui.js';
import { h } from './dom.js';

/**
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} [type] media type of a text
 */
export function save(name, content, type = 'text/plain') {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const url = URL.createObjectURL(blob);
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {string} text @param {string} next what one can do where the browser refuses */
export function copyText(text, next) {
  return copied(() => navigator.clipboard.writeText(text), next);
}

/** @param {Promise<Blob>} png */
export function copyPng(png) {
  return copied(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]), UI.copy.picture);
}

/** @param {() => Promise<void>} copy @param {string} next as for a text */
async function copied(copy, next) {
  try {
    await copy();
  } catch {
    throw { code: 'page.not-copied', concerns: 'clipboard', message: UI.copy.refused, next };
  }
}
