/**
 * The time that a run still takes, as a range. At first the forecast counts most, then more and more the pace of the part
 * that is done. Where they disagree the range holds both, and it becomes narrower as the run proceeds.
 */

/** Below this completed part the pace says nothing. */
const TOO_EARLY = 0.02;

/** Relative error of the pace: what remains of it near the end, and what it is in addition at the beginning. */
const LAST_ERROR = 0.15;
const FIRST_ERROR = 0.6;

/** Factor by which a forecast may be wrong: another program may use the processors. */
const FORECAST_ERROR = 2;

/** Part of the time so far that the end may take in addition: its stages are the least predictable. */
const LAST_STAGES = 0.06;

/** @typedef {{shortest: number, usual: number, longest: number}} Expected seconds of the whole run */
/** @typedef {{from: number, to: number}} Span seconds */

/**
 * @param {number} fraction that is done, 0 to 1
 * @param {number} seconds that it took
 * @param {Expected | null} expected by the forecast
 * @returns {Span | null} null where nothing is known yet
 */
export function timeLeft(fraction, seconds, expected) {
  const left = Math.max(1 - fraction, 0);
  const whole = wholeRun(fraction, seconds, expected);
  return whole && { from: left * whole.from, to: left * whole.to + LAST_STAGES * seconds };
}

/** @param {number} fraction @param {number} seconds @param {Expected | null} expected @returns {Span | null} */
function wholeRun(fraction, seconds, expected) {
  const forecast = expected && {
    from: expected.shortest / FORECAST_ERROR,
    to: expected.longest * FORECAST_ERROR,
  };
  if (fraction < TOO_EARLY) return forecast;
  const error = LAST_ERROR + FIRST_ERROR * (1 - fraction);
  const pace = seconds / fraction;
  const paced = { from: pace * (1 - error), to: pace * (1 + error) };
  if (!forecast) return paced;
  const weight = Math.sqrt(fraction);
  const between = (/** @type {number} */ first, /** @type {number} */ then) => first + weight * (then - first);
  return {
    from: Math.min(between(forecast.from, paced.from), paced.from),
    to: Math.max(between(forecast.to, paced.to), paced.to),
  };
}
