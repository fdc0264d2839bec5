/** Measuring fairly: everyone in turn, several times, once warm. */

/** @typedef {{items: number, seconds: number, cpu_seconds: number}} Timing */
/** @typedef {(milliseconds: number) => Promise<Timing>} Run */
/** @typedef {{median: number, low: number, high: number, per_cpu_second: number}} Rate items per second; low and high are those of the rounds */
/** @typedef {{rounds: number, milliseconds: number}} Effort of one measurement */

/** Threads that wait for more work keep spinning for a while; then the core is free for the next. */
const PAUSE = 60;

/**
 * @param {Run[]} runs
 * @param {Effort} effort
 * @returns {Promise<Rate[]>} in the order of `runs`
 */
export async function alternate(runs, { rounds, milliseconds }) {
  for (const run of runs) await run(milliseconds);
  /** @type {Timing[][]} */
  const timings = runs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    // Nobody always comes after the same one.
    const order = runs.map((_, place) => (place + round) % runs.length);
    for (const place of order) {
      await new Promise(resolve => setTimeout(resolve, PAUSE));
      timings[place].push(await runs[place](milliseconds));
    }
  }
  return timings.map(rateOf);
}

/** @param {Timing[]} timings @returns {Rate} */
export function rateOf(timings) {
  const rates = timings.map(({ items, seconds }) => items / seconds);
  const items = timings.reduce((sum, timing) => sum + timing.items, 0);
  const cpu = timings.reduce((sum, timing) => sum + timing.cpu_seconds, 0);
  return { median: median(rates), low: Math.min(...rates), high: Math.max(...rates), per_cpu_second: items / cpu };
}

/** @param {number[]} values @returns {number} */
export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
