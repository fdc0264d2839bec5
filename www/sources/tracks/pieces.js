/** Values along the genome, as tracks take them: intervals in order, without overlaps. */
/**
 * Values of neighbouring positions, such as the contributions of a window.
 * @typedef {object} Piece
 * @property {string} chromosome
 * @property {number} start counted from 0
 * @property {Float32Array} values NaN where there is none
 */

/** @typedef {import('./order.js').TrackInterval} TrackInterval */

/** What a position of several pieces has: the mean of its values, or the largest. @typedef {'mean' | 'largest'} Combining */

/**
 * Pieces may come in any order and overlap, as windows around peaks do.
 * @param {Piece[]} pieces
 * @param {Iterable<string>} chromosomes in the order of the track
 * @param {Combining} [combining]
 * @returns {Generator<TrackInterval>} of equal values, in order
 */
export function* intervalsOf(pieces, chromosomes, combining = 'mean') {
  const ranks = new Map([...chromosomes].map((name, rank) => [name, rank]));
  const rank = (/** @type {Piece} */ { chromosome }) => ranks.get(chromosome) ?? ranks.size;
  const sorted = [...pieces].sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  for (let first = 0; first < sorted.length; ) {
    let last = first;
    let end = endOf(sorted[first]);
    while (overlaps(sorted[last + 1], sorted[first].chromosome, end)) {
      last += 1;
      end = Math.max(end, endOf(sorted[last]));
    }
    yield* runs(sorted[first], combined(sorted.slice(first, last + 1), end, combining));
    first = last + 1;
  }
}

/** @param {Piece | undefined} piece @param {string} chromosome @param {number} end */
function overlaps(piece, chromosome, end) {
  return piece !== undefined && piece.chromosome === chromosome && piece.start < end;
}

/** @param {Piece[]} pieces that overlap, the one that starts first in front @param {number} end of all @param {Combining} combining @returns {Float32Array} */
function combined(pieces, end, combining) {
  if (pieces.length === 1) return pieces[0].values;
  const [{ start }] = pieces;
  const values = new Float64Array(end - start);
  const counts = new Uint32Array(end - start);
  for (const piece of pieces) {
    for (const [place, value] of piece.values.entries()) {
      const at = piece.start - start + place;
      if (Number.isNaN(value)) continue;
      values[at] = combining === 'mean' || counts[at] === 0 ? values[at] + value : Math.max(values[at], value);
      counts[at] += 1;
    }
  }
  const divisor = (/** @type {number} */ count) => (combining === 'mean' ? count : Math.min(count, 1));
  return Float32Array.from(values, (value, at) => value / divisor(counts[at]));
}

/** @param {Piece} piece where the values begin @param {Float32Array} values @returns {Generator<TrackInterval>} */
function* runs({ chromosome, start }, values) {
  for (let from = 0; from < values.length; ) {
    let to = from + 1;
    while (to < values.length && values[to] === values[from]) to += 1;
    if (!Number.isNaN(values[from])) yield { chromosome, start: start + from, end: start + to, value: values[from] };
    from = to;
  }
}

/** @param {Piece} piece */
function endOf({ start, values }) {
  return start + values.length;
}
