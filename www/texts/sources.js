/** The texts of files with sequences, variants and signals in the language of the page. */
export { SOURCES } from './en/sources.js';
