/** PDF, fonts and bitmaps: libraries and an open font that are loaded when the first figure is made. */

/** @typedef {typeof import('../../tools/vendor/figures.js')} Library */
/** @typedef {(file: string) => Promise<Uint8Array<ArrayBuffer>>} Reader of a file in `www/vendor/` */
/** @typedef {{regular: Uint8Array<ArrayBuffer>, bold: Uint8Array<ArrayBuffer>}} FontFiles */
/** @typedef {{library: Library, files: FontFiles, font: import('./font.js').Font, read: Reader}} Kit */

import { fontOf } from './font.js';

const LIBRARY = '../vendor/figures.js';

/** @param {Reader} read @returns {Promise<Kit>} */
export async function loadKit(read) {
  const [library, regular, bold] = await Promise.all([
    /** @type {Promise<Library>} */ (import(LIBRARY)),
    read('arimo-regular.ttf'),
    read('arimo-bold.ttf'),
  ]);
  return { library, files: { regular, bold }, font: fontOf(library.create(regular), library.create(bold)), read };
}
