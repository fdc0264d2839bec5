/** Libraries for what is kept: each is loaded when it is first needed. */

const DATABASE = '../vendor/idb.js';
const ARCHIVE = '../vendor/fflate.js';

/** @returns {Promise<typeof import('idb')>} */
export function loadDatabase() {
  return import(DATABASE);
}

/** @returns {Promise<typeof import('fflate')>} */
export function loadArchive() {
  return import(ARCHIVE);
}
