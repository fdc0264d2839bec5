/** The sizes of logos on the page, so that prepared logos and new ones have the same proportions. */
import { SESSION } from '../texts/session.js';

const HEIGHT = 64;
/** Pixels per position: wide for few positions, never too narrow to read. */
const WIDEST = 32;
const NARROWEST = 13;
const COMFORTABLE = 896;

/**
 * Options of a logo in the list of facets. Axis and ruler are drawn once for all of them.
 * @param {number} positions of the neuron's receptive field
 * @returns {import('../engine/types.js').LogoOptions}
 */
export function rowLogo(positions) {
  const column = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(COMFORTABLE / positions)));
  return { ...savedLogo(SESSION.logos.name), height: HEIGHT, column_width: column, axis: false, ruler: false };
}

/**
 * Options of a small logo: a dictionary motif, or one of a matched pair.
 * @param {string} title
 * @param {number} [before] empty positions before the first
 * @returns {import('../engine/types.js').LogoOptions}
 */
export function smallLogo(title, before = 0) {
  return { ...savedLogo(title), height: 44, column_width: 12, axis: false, ruler: false, before };
}

/** Room of a first filter's logo: kernels of any width fit a card. */
const CARD = 184;

/**
 * Options of a first filter among many.
 * @param {string} title
 * @param {number} positions of the kernel
 * @returns {import('../engine/types.js').LogoOptions}
 */
export function filterLogo(title, positions) {
  return { ...smallLogo(title), column_width: Math.max(1, Math.min(16, CARD / positions)) };
}

/**
 * Options of a logo that leaves the page, to be read on its own.
 * @param {string} title
 * @returns {import('../engine/types.js').LogoOptions}
 */
export function savedLogo(title) {
  return {
    height: 100,
    column_width: 20,
    units: 'bits',
    axis: true,
    ruler: true,
    start: 1,
    before: 0,
    after: 0,
    title,
  };
}
