/** The width of a position on the common ruler of logos: the list of facets is as wide as its column where letters stay legible. */
import { rowLogo } from '../../session/logo-sizes.js';

/**
 * Tells the style sheet how many positions the ruler has; all that stands on it is so many `--column` wide.
 * @param {HTMLElement} sheet within the element that scrolls
 * @param {number} positions of the ruler
 * @param {number} field positions of a logo
 */
export function setSpan(sheet, positions, field) {
  sheet.style.setProperty('--span', String(positions));
  sheet.style.setProperty('--widest', `${rowLogo(field).column_width}px`);
}

/**
 * Where a window of `width` positions begins that shows most of what counts.
 * @param {number[]} weights of all positions
 * @param {number} width
 */
export function richest(weights, width) {
  const window = Math.max(1, Math.min(Math.floor(width), weights.length));
  let sum = weights.slice(0, window).reduce((all, one) => all + one, 0);
  let [first, last, most] = [0, 0, sum];
  for (let start = 1; start + window <= weights.length; start += 1) {
    sum += weights[start + window - 1] - weights[start - 1];
    if (sum > most + 1e-9) [first, last, most] = [start, start, sum];
    else if (sum > most - 1e-9) last = start;
  }
  return (first + last) / 2;
}

/**
 * How much each position of the ruler counts: as many facets as have a motif there; the information where none has one.
 * @param {import('../../engine/types.js').Crm[]} crms
 * @param {(crm: import('../../engine/types.js').Crm) => number} startOf its first position on the ruler, from 0
 * @param {number} positions of the ruler
 */
export function weightsOf(crms, startOf, positions) {
  const weights = new Array(positions).fill(0);
  const hasSegments = crms.some(({ segments = [] }) => segments.length > 0);
  for (const crm of crms) {
    const start = startOf(crm);
    if (!hasSegments) for (const [i, bits] of crm.information_content.entries()) weights[start + i] += bits;
    for (const segment of crm.segments ?? []) {
      for (let at = segment.start; at < segment.end; at += 1) weights[start + at] += 1;
    }
  }
  return weights;
}
