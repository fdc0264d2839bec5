/** The lines of a text file, many at a time, so that a file of any size is read with flat memory. */
import { unpacked } from './unpacked.js';

/** @typedef {{lines: string[], first: number}} Lines `first` is the number of the first of them, counted from 1 */

/**
 * @param {import('./file.js').CountedFile} file packed or not
 * @param {AbortSignal} [signal]
 * @returns {AsyncGenerator<Lines>} without ends of lines
 */
export async function* linesOf(file, signal) {
  const decoder = new TextDecoder();
  let rest = '';
  let first = 1;
  for await (const bytes of unpacked(file, signal)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = /** @type {string} */ (lines.pop());
    yield { lines: lines.map(withoutReturn), first };
    first += lines.length;
  }
  rest += decoder.decode();
  if (rest !== '') yield { lines: [withoutReturn(rest)], first };
}

/** @param {string} text @returns {Lines} */
export function linesOfText(text) {
  return { lines: text.replace(/\n$/, '').split('\n').map(withoutReturn), first: 1 };
}

/** @param {string} line */
function withoutReturn(line) {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
