/** What a pass through all records counts, which is said before anything is asked. */

/** @typedef {import('../../session/sources-state.js').ReadRecords} ReadRecords */

/** Letters of a chunk while records are counted: the progress is shown after each. */
const COUNTED_LETTERS = 4e6;

const UNKNOWN = 78; // N

/**
 * A pass through all records.
 * @param {import('../../sources/records.js').RecordSource} source
 * @param {AbortSignal} signal
 * @param {(fraction: number) => void} onprogress
 * @returns {Promise<ReadRecords>}
 */
export async function counted(source, signal, onprogress) {
  let [shortest, longest, count, unknown, first] = [Number.POSITIVE_INFINITY, 0, 0, 0, ''];
  for await (const { regions, letters, ends } of source.chunks({ letters: COUNTED_LETTERS, signal })) {
    if (count === 0) first = regions[0].name;
    count += regions.length;
    let start = 0;
    for (const end of ends) {
      shortest = Math.min(shortest, end - start);
      longest = Math.max(longest, end - start);
      start = end;
    }
    for (const letter of letters) if (letter === UNKNOWN) unknown += 1;
    onprogress(source.progress());
  }
  return { source, count, lengths: [count === 0 ? 0 : shortest, longest], unknown, first, refused: source.refused };
}
