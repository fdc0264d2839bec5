/** Words that have only so much room: over several lines, the last one shortened. */
import { node } from './nodes.js';
import { words } from './words.js';

/** @typedef {import('./font.js').Font} Font */

/** From one line to the next, in sizes of the font. */
export const LINE = 1.2;

/**
 * @param {string} text
 * @param {number} size
 * @param {number} room
 * @param {number} most lines
 * @param {Font} font
 * @returns {string[]} lines broken at spaces; words that are too wide break where they must
 */
export function wrapped(text, size, room, most, font) {
  /** @type {string[]} */
  const lines = [];
  let left = text.trim();
  while (lines.length < most - 1 && font.width(left, size) > room) {
    const letters = [...left];
    const fitting = Math.max(1, lettersThatFit(letters, size, room, font));
    const space = letters.lastIndexOf(' ', fitting);
    const end = space > 0 ? space : fitting;
    lines.push(letters.slice(0, end).join(''));
    left = letters.slice(end).join('').trimStart();
  }
  return [...lines, font.fit(left, size, room)];
}

/** @param {string[]} letters @param {number} size @param {number} room @param {Font} font */
function lettersThatFit(letters, size, room, font) {
  const tooMany = letters.findIndex((_, i) => font.width(letters.slice(0, i + 1).join(''), size) > room);
  return tooMany < 0 ? letters.length : tooMany;
}

/**
 * Lines below each other; where they do not say all, the whole text is their title.
 * @param {string} text that they are of
 * @param {string[]} lines
 * @param {{x: number, y: number, size: number, anchor?: string}} place `y` of the first baseline
 */
export function block(text, lines, { x, y, size, anchor }) {
  const rows = lines.map((line, i) => words(line, { x, y: y + i * LINE * size, size, anchor }));
  const isWhole = !lines.at(-1)?.endsWith('…') || text.endsWith('…');
  if (isWhole) return rows.length === 1 ? rows[0] : node('g', {}, ...rows);
  return node('g', {}, node('title', {}, text), ...rows);
}
