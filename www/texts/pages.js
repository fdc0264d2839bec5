/** The static texts of the pages in the language of the page. */
export { PAGES } from './en/pages.js';
