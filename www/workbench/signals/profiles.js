/** Means of signals by position, as plots take them. */

/** Distances from the middle. @param {number} half */
export function placesOf(half) {
  return Array.from({ length: 2 * half + 1 }, (_, place) => place - half);
}

/** @param {(number | null)[]} values null where there are no data */
export function numbers(values) {
  return values.map(value => value ?? Number.NaN);
}
