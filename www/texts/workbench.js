/** The texts of the workbench in the language of the page. */
export { RUN } from './en/run.js';
export { SCAN } from './en/scan.js';
