/** Which gaps a neuron accepts, from the measurement that comes with its network. */

/** @typedef {import('./networks.mjs').Scan} Scan */

/** Gaps without a motif's effect: their response is what “half way up” begins at. */
const FLOOR = 0.1;

/**
 * @param {Scan} scan
 * @param {number} channel
 * @returns {number[]} gaps in bp, ascending: the neuron's own where its response was measured, otherwise those that the
 *   output of the network accepts
 */
export function acceptedGaps({ gaps_scanned: [first], accepted_at_half_of_maximum: byOutput, mean_response }, channel) {
  const response = mean_response?.[channel];
  if (!response) return byOutput.flatMap(([low, high]) => span(low, high));
  const [low, high] = aroundMaximum(smoothed(response));
  return span(first + low, first + high);
}

/** @param {number} low @param {number} high @returns {number[]} all whole numbers from the one to the other */
export function span(low, high) {
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => low + index);
}

/** @param {number[]} values @returns {number[]} means of three neighbours; the ends are repeated */
function smoothed(values) {
  const last = values.length - 1;
  return values.map((value, i) => (values[Math.max(i - 1, 0)] + value + values[Math.min(i + 1, last)]) / 3);
}

/** @param {number[]} values @returns {[number, number]} the run of high values that has the maximum in it */
function aroundMaximum(values) {
  const top = values.indexOf(Math.max(...values));
  const half = (quantile(values, FLOOR) + values[top]) / 2;
  const ends = [-1, 1].map(direction => {
    let end = top;
    // A single low value is noise of the measurement and does not end the run.
    for (let step = next(end); step; step = next(end)) end += step * direction;
    return end;

    /** @param {number} from @returns {number | undefined} how far the next high value is */
    function next(from) {
      return [1, 2].find(distance => values[from + distance * direction] >= half);
    }
  });
  return [ends[0], ends[1]];
}

/** @param {number[]} values @param {number} share @returns {number} interpolated between the two neighbours */
function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = sorted[Math.min(below + 1, sorted.length - 1)];
  return sorted[below] + (place - below) * (above - sorted[below]);
}
