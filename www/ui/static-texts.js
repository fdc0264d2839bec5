/** Fills in the static texts of a page, for languages other than that of its HTML file. */
import { PAGES } from '../texts/pages.js';
import { write } from './dom.js';

/** Writes the text of every element with an attribute `data-text`, such as `common.skip`. */
export function fillStaticTexts() {
  for (const element of document.querySelectorAll('[data-text]')) {
    const [group, name] = (element.getAttribute('data-text') ?? '').split('.');
    const text = /** @type {Record<string, Record<string, string>>} */ (PAGES)[group]?.[name];
    if (text !== undefined) write(element, text);
  }
}
