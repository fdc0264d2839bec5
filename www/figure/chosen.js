/** Which rows of a figure are chosen: `1-8,11`, counted from 1, or `all`. */
import { writeRanges } from '../session/neurons.js';
import { FIGURE } from '../texts/figure.js';
import { FigureProblem } from './problem.js';

const ITEM = /^(\d{1,6})(?:-(\d{1,6}))?$/;

/**
 * @param {string} text
 * @returns {Set<number> | 'all' | null} numbers counted from 1; null where the text cannot be read
 */
export function readRows(text) {
  const trimmed = text.replaceAll(/\s/g, '');
  if (trimmed.toLowerCase() === 'all') return 'all';
  /** @type {Set<number>} */
  const chosen = new Set();
  for (const item of trimmed.split(',')) {
    const [, first, last = first] = ITEM.exec(item) ?? [];
    if (first === undefined || Number(last) < Number(first) || Number(first) < 1) return null;
    for (let number = Number(first); number <= Number(last); number += 1) chosen.add(number);
  }
  return chosen;
}

/** The shortest text for some numbers, in any order. @param {Iterable<number>} numbers counted from 1 */
export function writeRows(numbers) {
  return writeRanges([...numbers].sort((a, b) => a - b));
}

/**
 * The chosen ones of a list; numbers beyond the last are of another result and count for nothing.
 * @template R
 * @param {string} text
 * @param {R[]} all
 * @param {boolean} [asListed] in the order of the text, and not in that of all
 * @returns {R[]}
 * @throws {FigureProblem} where the text cannot be read, or nothing is chosen
 */
export function chosenRows(text, all, asListed = false) {
  const numbers = chosenNumbers(
    text,
    all.map((_, i) => i + 1),
    asListed,
  );
  return numbers.map(number => all[number - 1]);
}

/**
 * The chosen ones of some numbers, which need not be all up to the last.
 * @param {string} text
 * @param {number[]} all ascending
 * @param {boolean} [asListed] in the order of the text
 * @returns {number[]}
 * @throws {FigureProblem} where the text cannot be read, or nothing is chosen
 */
export function chosenNumbers(text, all, asListed = false) {
  const chosen = readRows(text);
  if (chosen === null) throw new FigureProblem('rows', FIGURE.rowsUnread(text), FIGURE.rowsNext);
  const there = new Set(all);
  const numbers = chosen === 'all' ? all : [...chosen].filter(number => there.has(number));
  if (numbers.length === 0) throw new FigureProblem('rows', FIGURE.noRows(text, all.length), FIGURE.rowsNext);
  return asListed ? numbers : numbers.toSorted((a, b) => a - b);
}
