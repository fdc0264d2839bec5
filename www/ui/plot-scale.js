/** Axes of plots: the range of what is drawn, round numbers in it, and how they are written. */

/** @typedef {{low: number, high: number, step: number, values: number[]}} Ticks */

/**
 * Round numbers within a range: multiples of 1, 2 or 5 times a power of ten.
 * @param {number} low
 * @param {number} high larger than `low`
 * @param {object} [options]
 * @param {number} [options.most] their largest number, less one
 * @param {boolean} [options.whole] whether only whole numbers are wanted
 * @returns {Ticks}
 */
export function ticks(low, high, { most = 5, whole = false } = {}) {
  const wanted = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const round = ([1, 2, 5, 10].find(factor => factor * power >= wanted * (1 - 1e-9)) ?? 10) * power;
  const step = whole ? Math.max(1, round) : round;
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => precise((first + i) * step));
  return { low, high, step, values };
}

/**
 * A tick in as many decimals as its neighbours need, with a true minus sign.
 * @param {number} value
 * @param {number} step between ticks
 */
export function tickText(value, step) {
  if (value === 0) return '0';
  const size = Math.max(Math.abs(value), step);
  if (step < 1e-4 || size >= 1e7) return value.toExponential(0).replace('e+', 'e').replaceAll('-', '−');
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const text = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return text.format(value).replace('-', '−');
}

/**
 * The range of values with their errors, and of 0; a range without width gets one.
 * @param {{values: number[], errors?: number[]}[]} series
 * @returns {[low: number, high: number]}
 */
export function rangeOf(series) {
  let [low, high] = [0, 0];
  for (const { values, errors } of series) {
    for (const [i, value] of values.entries()) {
      const error = errors?.[i] ?? 0;
      if (!Number.isFinite(value) || !Number.isFinite(error)) continue;
      low = Math.min(low, value - error);
      high = Math.max(high, value + error);
    }
  }
  return low === high ? [low, low + 1] : [low, high];
}

/**
 * The place nearest to a value.
 * @param {number[]} places ascending, at least one
 * @param {number} value
 * @returns {number} its index
 */
export function nearest(places, value) {
  let [low, high] = [0, places.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (places[middle] <= value) low = middle;
    else high = middle;
  }
  return value - places[low] <= places[high] - value ? low : high;
}

/** Without what rounding in binary left behind. @param {number} value */
function precise(value) {
  return Number(value.toPrecision(12)) + 0;
}
