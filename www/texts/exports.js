/** The texts of saved files in the language of the page. */
export { EXPORTS } from './en/exports.js';
