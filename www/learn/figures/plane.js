/**
 * The plane of the landscape on the screen. Its directions lie at their true angle, so the gradient stands upright on
 * the contours; the corner where no letter is preferred is at the bottom, the two facets are at the top.
 */

export const WIDTH = 640;
export const HEIGHT = 392;
const MIDDLE = WIDTH / 2;
/** Space above the facets for their names and an arrow, and the maximum size of the triangle. */
const TOP = 76;
const ROOM = { across: 262, up: 276 };

/** One letter against the middle: 1 − ¼ where two agree, −¼ where they do not, of 1 − ¼ in all. */
const DISAGREE = -1 / 3;

/**
 * @typedef {object} Plane
 * @property {(x: number, y: number) => [number, number]} toScreen
 * @property {(px: number, py: number) => [number, number]} toPlane
 * @property {(slope: {x: number, y: number}) => [number, number]} uphill the steepest way on the screen, length 1 or 0
 */

/** @param {string} one @param {string} other the two facets' consensus sequences @returns {Plane} */
export function planeOf(one, other) {
  const agree = [...one].filter((letter, i) => letter === other[i]).length / one.length;
  const cosine = agree + (1 - agree) * DISAGREE;
  const half = Math.acos(Math.max(-0.95, Math.min(0.95, cosine))) / 2;
  const length = Math.min(ROOM.across / Math.sin(half), ROOM.up / Math.cos(half));
  const [across, up] = [Math.sin(half) * length, Math.cos(half) * length];
  const bottom = TOP + up;
  const sine = 1 - cosine * cosine;
  return {
    toScreen: (x, y) => [MIDDLE + (y - x) * across, bottom - (x + y) * up],
    toPlane(px, py) {
      const [difference, sum] = [(px - MIDDLE) / across, (bottom - py) / up];
      return [(sum - difference) / 2, (sum + difference) / 2];
    },
    uphill(slope) {
      const x = (slope.x - cosine * slope.y) / sine;
      const y = (slope.y - cosine * slope.x) / sine;
      const [right, rise] = [(y - x) * across, -(x + y) * up];
      const length = Math.hypot(right, rise);
      return length > 0 ? [right / length, rise / length] : [0, 0];
    },
  };
}

/** The nearest mixture of letters: no share is negative, all shares together are at most 1. @param {number} x @param {number} y */
export function inside(x, y) {
  const [a, b] = [Math.max(0, x), Math.max(0, y)];
  if (a + b <= 1) return { x: rounded(a), y: rounded(b) };
  const along = Math.max(0, Math.min(1, (1 + x - y) / 2));
  return { x: rounded(along), y: rounded(1 - along) };
}

/** @param {number} value as in the address */
function rounded(value) {
  return Math.round(value * 1000) / 1000;
}

/**
 * A direction on the screen in words: which facet it prefers.
 * @param {[number, number]} direction
 * @param {number[][]} gradient of every letter at the point, which distinguishes a peak from a flat region
 */
export function leaning([right, down], gradient) {
  if (right === 0 && down === 0) return gradient.flat().some(Boolean) ? 'top' : 'nowhere';
  if (down > 0.6) return 'back';
  return Math.abs(right) < 0.35 ? 'between' : right < 0 ? 'first' : 'second';
}
