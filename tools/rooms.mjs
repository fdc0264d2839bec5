/** The rooms of the page, and the checks that imports between its files only go one way. */
import { posix } from 'node:path';

/**
 * From the top down: a file imports from its own room and from the rooms below, never from above and never from a room
 * of the same rank. `vendor/` holds libraries, for everybody.
 */
export const ROOMS = [
  ['pages'], // what an HTML file loads
  ['workbench', 'compare', 'learn', 'export-guide'], // what one page alone shows
  ['keeping'], // sessions that the browser keeps
  ['figure', 'exports'], // figures for publications and files for other programs, made without a document
  ['session'], // state, address and views that several pages share
  ['sources'], // the user's sequences, variants and signals: files that are read in ranges, and those that are written
  ['ui'], // elements, store, tables, plots, files: nothing that depends on what the engine computes
  ['texts'], // the texts of the page, and how it writes numbers
  ['engine'], // the worker and its messages
];

/**
 * @typedef {{from: string, to: string, line: number, kind: 'static' | 'dynamic' | 'type'}} Import both as paths below
 *   `www/`; what is imported later or by URL is dynamic
 */

const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)(['"])(\.{1,2}\/[^'"]+)\2/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/**
 * Every import of a file: static, dynamic, `new URL(…, import.meta.url)`, and types in comments.
 * @param {string} file path below `www/`
 * @param {string} text
 * @returns {Import[]}
 */
export function importsOf(file, text) {
  const comments = [...text.matchAll(COMMENT)].map(({ index, 0: { length } }) => [index, index + length]);
  return [...text.matchAll(SPECIFIER)].map(({ index, 1: keyword, 3: specifier }) => ({
    from: file,
    to: posix.join(posix.dirname(file), specifier),
    line: text.slice(0, index).split('\n').length,
    kind: comments.some(([start, end]) => index > start && index < end)
      ? 'type'
      : keyword.includes('(')
        ? 'dynamic'
        : 'static',
  }));
}

/**
 * Imports that go up, or sideways into a room of the same rank.
 * @param {Import[]} imports
 * @returns {string[]} one sentence per import
 */
export function wrongWay(imports) {
  return imports
    .filter(({ to }) => !to.startsWith('..') && !to.startsWith('vendor/'))
    .filter(({ from, to }) => roomOf(from) !== roomOf(to) && rankOf(from) <= rankOf(to))
    .map(({ from, to, line }) => `www/${from}:${line} imports www/${to}: ${roomOf(to)}/ is not below ${roomOf(from)}/`);
}

/**
 * Files that import each other in a circle.
 * @param {Import[]} imports
 * @returns {string[]} one per circle: `a.js → b.js → a.js`
 */
export function circles(imports) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const found = [];
  /** @param {string} file @param {string[]} path */
  function visit(file, path) {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const { from, to } of imports) if (from === file) visit(to, [...path, file]);
    done.add(file);
  }
  for (const { from } of imports) visit(from, []);
  return found;
}

/**
 * The files that are loaded with some of them.
 * @param {Import[]} imports
 * @param {string[]} entries
 * @param {Import['kind'][]} [kinds] of the imports that are followed
 * @returns {Set<string>} with the entries
 */
export function loadedBy(imports, entries, kinds = ['static', 'dynamic']) {
  const reached = new Set(entries);
  for (const file of reached) {
    for (const { from, to, kind } of imports) if (from === file && kinds.includes(kind)) reached.add(to);
  }
  return reached;
}

/** @param {string} file */
function roomOf(file) {
  return file.split('/')[0];
}

/** @param {string} file 0 for the lowest room; a file in none is above all of them */
function rankOf(file) {
  const index = ROOMS.findIndex(rooms => rooms.includes(roomOf(file)));
  return index < 0 ? Number.POSITIVE_INFINITY : ROOMS.length - 1 - index;
}
