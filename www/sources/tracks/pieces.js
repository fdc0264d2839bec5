/** Values along the genome, as tracks take them: intervals in order, without overlaps. */
/**
 * Values of neighbouring positions, such as the contributions of a window.
 * @typedef {object} Piece
 * @property {string} chromosome
 * @property {number} start counted from 0
 * @property {Float32Array} values NaN where there is none
 */

/** @typedef {import('./order.js').TrackInterval} TrackInterval */

/**
 * Pieces may come in any order and overlap, as windows around peaks do: a position of several has the mean of its values.
 * @param {Piece[]} pieces
 * @param {Iterable<string>} chromosomes in the order of the track
 * @returns {Generator<TrackInterval>} of equal values, in order
 */
export function* intervalsOf(pieces, chromosomes) {
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
    yield* runs(sorted[first], means(sorted.slice(first, last + 1), end));
    first = last + 1;
  }
}

/** @param {Piece | undefined} piece @param {string} chromosome @param {number} end */
function overlaps(piece, chromosome, end) {
  return piece !== undefined && piece.chromosome === chromosome && piece.start < end;
}

/** @param {Piece[]} pieces that overlap, the one that starts first in front @param {number} end of all @returns {Float32Array} */
function means(pieces, end) {
  if (pieces.length === 1) return pieces[0].values;
  const [{ start }] = pieces;
  const sums = new Float64Array(end - start);
  const counts = new Uint32Array(end - start);
  for (const piece of pieces) {
    for (const [place, value] of piece.values.entries()) {
      if (Number.isNaN(value)) continue;
      sums[piece.start - start + place] += value;
      counts[piece.start - start + place] += 1;
    }
  }
  return Float32Array.from(sums, (sum, place) => sum / counts[place]);
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
