/** The texts of tables, plots and other parts of the page in the language of the page. */
export { UI } from './en/ui.js';
