/** Rows of a table in the order and with the words that a visitor wants, worked out in steps: tables have tens of thousands. */

/** @template R @typedef {{read: (row: R) => string | number}} Readable */
/** @typedef {() => void | Promise<void>} Pause */

/** Rows between two pauses. */
const STEP = 500;

/** Compares words, and numbers within them as numbers. Made when the first table is sorted: that takes long. @type {Intl.Collator | null} */
let order = null;

/**
 * The rows that contain all words.
 * @template R
 * @param {R[]} rows
 * @param {string} words
 * @param {(row: R) => string} textOf in small letters
 * @param {Pause} pause
 * @returns {Promise<R[]>}
 */
export async function found(rows, words, textOf, pause) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...rows];
  /** @type {R[]} */
  const all = [];
  await inSteps(rows, row => wanted.every(word => textOf(row).includes(word)) && all.push(row), pause);
  return all;
}

/**
 * The rows by the values of a column; what is missing comes last in both directions, equals stay in their order.
 * @template R
 * @param {R[]} rows
 * @param {Readable<R>} column
 * @param {boolean} descending
 * @param {Pause} pause
 * @returns {Promise<R[]>}
 */
export async function sorted(rows, { read }, descending, pause) {
  /** @type {(string | number)[]} */
  const values = [];
  await inSteps(rows, row => values.push(read(row)), pause);
  const distinct = inOrder([...new Set(values)].filter(value => value !== ''));
  await pause();
  const last = distinct.length;
  const places = new Map(distinct.map((value, i) => [value, descending ? last - 1 - i : i]));
  await pause();
  const ranks = Uint32Array.from(values, value => places.get(value) ?? last);
  await pause();
  return byRank(rows, ranks, last);
}

/** @template R @param {R[]} rows @param {Uint32Array} ranks @param {number} last of the ranks */
function byRank(rows, ranks, last) {
  const next = new Uint32Array(last + 2);
  for (const rank of ranks) next[rank + 1]++;
  for (let rank = 0; rank < last; rank++) next[rank + 1] += next[rank];
  const ordered = /** @type {R[]} */ (new Array(rows.length));
  for (const [i, row] of rows.entries()) ordered[next[ranks[i]]++] = row;
  return ordered;
}

/** @template R @param {R[]} rows @param {(row: R) => void} visit @param {Pause} pause */
async function inSteps(rows, visit, pause) {
  for (let start = 0; start < rows.length; start += STEP) {
    for (const row of rows.slice(start, start + STEP)) visit(row);
    await pause();
  }
}

/** @param {(string | number)[]} values */
function inOrder(values) {
  if (values.every(value => typeof value === 'number')) return [...Float64Array.from(values).sort()];
  order ??= new Intl.Collator('en', { numeric: true });
  const { compare } = order;
  return values.sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)),
  );
}
