/** Signals of the visitor: files that are opened once, and what they are called. */
import { openSignal } from '../../sources/signal.js';

/** @typedef {import('../../session/sources-state.js').Track} Track */
/** @typedef {{name: string, cellType: string}} Named */

export function createTracks() {
  /** @type {WeakMap<File, import('../../sources/signal.js').Signal>} */
  const opened = new WeakMap();
  /** Names that were given: by the visitor, or by an example. @type {WeakMap<File, Named>} */
  const given = new WeakMap();

  /**
   * @param {File} file
   * @param {string[]} cellTypes those that are known from a table of expression
   * @returns {Promise<Track>}
   */
  async function open(file, cellTypes) {
    const signal = opened.get(file) ?? (await openSignal(file));
    opened.set(file, signal);
    return { file, signal, ...(given.get(file) ?? namesOf(file, cellTypes)) };
  }

  /** @param {File} file @param {Named} names */
  function name(file, { name, cellType }) {
    given.set(file, { name, cellType });
  }

  return { open, name };
}

/**
 * What a track is called until it is given a name: as its file, and the cell type that the name of the file contains.
 * @param {{name: string}} file
 * @param {string[]} cellTypes
 * @returns {Named}
 */
export function namesOf(file, cellTypes) {
  const name = file.name.replace(/\.(bw|bigwig)$/i, '');
  const words = ` ${plain(name)} `;
  return { name, cellType: cellTypes.find(type => plain(type) !== '' && words.includes(` ${plain(type)} `)) ?? '' };
}

/** Words in small letters, with single spaces between them. @param {string} text */
function plain(text) {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join(' ');
}
