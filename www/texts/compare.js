/** The texts of the page that compares motifs, in the language of the page. */
export { COMPARE } from './en/compare.js';
