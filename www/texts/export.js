/** The texts of the export guide in the language of the page. */
export { EXPORT } from './en/export.js';
