/**
 * A large answer in pieces. A page reads a message in one task, however large it is: between two pieces it can do what the
 * visitor wants.
 */

/** A part of a list of the answer. @typedef {{field: string, items: unknown[]}} Piece */

/** Letters of JSON in a piece: the page reads them in some milliseconds. */
const SIZE = 100_000;

/**
 * @template {object} T
 * @param {T} answer
 * @returns {{rest: T, pieces: Piece[]}} the answer with empty lists, and what was in them, in order
 */
export function inPieces(answer) {
  const lists = Object.entries(answer).filter(([, value]) => Array.isArray(value));
  const empty = Object.fromEntries(lists.map(([field]) => [field, []]));
  return { rest: { ...answer, ...empty }, pieces: lists.flatMap(([field, items]) => piecesOf(field, items)) };
}

/** A long text as a list, which can go in pieces. @param {string} text */
export function inParts(text) {
  return Array.from({ length: Math.ceil(text.length / SIZE) }, (_, i) => text.slice(SIZE * i, SIZE * (i + 1)));
}

/** Puts a piece back. @param {Record<string, any>} answer @param {Piece} piece */
export function putBack(answer, { field, items }) {
  answer[field].push(...items);
}

/** @param {string} field @param {unknown[]} items @returns {Piece[]} */
function piecesOf(field, items) {
  /** @type {Piece[]} */
  const pieces = [];
  let size = SIZE;
  for (const item of items) {
    if (size >= SIZE) {
      pieces.push({ field, items: [] });
      size = 0;
    }
    pieces[pieces.length - 1].items.push(item);
    size += typeof item === 'string' ? item.length : JSON.stringify(item).length;
  }
  return pieces;
}
