/** The mean activation by the distance of two motifs; the caption gives the accepted range as text. */
import { signed } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { s } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').Distances} Distances */
/** @typedef {import('../../engine/types.js').Gap} Gap */

const WIDTH = 480;
const HEIGHT = 150;
const LEFT = 44;
const BOTTOM = 34;
const TOP = 8;

const { answers: TEXT } = FACETS;

/** @param {Distances} scan @param {Gap | null} gap @param {readonly [string, string]} names */
export function distancePlot({ first, means, accepted }, gap, names) {
  const last = first + means.length - 1;
  const [low, high] = [Math.min(...means, 0), Math.max(...means, 1e-9)];
  const floor = HEIGHT - BOTTOM;
  const x = (/** @type {number} */ distance) =>
    LEFT + ((WIDTH - LEFT - 8) * (distance - first)) / Math.max(last - first, 1);
  const y = (/** @type {number} */ value) => TOP + (floor - TOP) * (1 - (value - low) / (high - low));
  const band = (
    /** @type {string} */ kind,
    /** @type {[number, number]} */ [from, to],
    /** @type {number} */ top,
    /** @type {number} */ height,
  ) => s('rect', { class: kind, x: x(from - 0.5), y: top, width: x(to + 0.5) - x(from - 0.5), height });
  return s(
    'svg',
    { class: 'distances', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': TEXT.distances(...names) },
    accepted && band('accepted', accepted, TOP, floor - TOP),
    gap?.observed && band('observed', gap.observed, floor - 4, 4),
    s('path', { class: 'axis', d: `M${LEFT},${TOP}V${floor}H${WIDTH - 8}` }),
    s('polyline', { class: 'line best', points: means.map((value, i) => `${x(first + i)},${y(value)}`).join(' ') }),
    s('text', { x: LEFT - 6, y: TOP + 8, 'text-anchor': 'end' }, signed(high)),
    s('text', { x: LEFT - 6, y: floor, 'text-anchor': 'end' }, signed(low)),
    s('text', { x: LEFT, y: floor + 14, 'text-anchor': 'middle' }, String(first).replace('-', '−')),
    s('text', { x: WIDTH - 8, y: floor + 14, 'text-anchor': 'end' }, last),
    s('text', { x: (LEFT + WIDTH) / 2, y: HEIGHT - 4, 'text-anchor': 'middle' }, TEXT.axis),
  );
}
