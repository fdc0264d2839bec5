/** The readers of genomic files by JBrowse, in one file that is loaded when a source is first opened. */

const LIBRARY = '../vendor/genomic-files.js';

/** @typedef {typeof import('../../tools/vendor/genomic-files.js')} Library */

/** @type {Promise<Library> | null} */
let library = null;

/** @returns {Promise<Library>} */
export function genomicFiles() {
  library ??= import(LIBRARY);
  return library;
}
