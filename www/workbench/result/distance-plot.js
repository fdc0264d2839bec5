/** The mean activation by the distance of two motifs, or by the place of all; the caption says what the bands are. */
import { signed } from '../../texts/format.js';
import { s } from '../../ui/dom.js';

const WIDTH = 480;
const HEIGHT = 150;
const LEFT = 44;
const BOTTOM = 34;
const TOP = 8;

/**
 * @param {object} plot
 * @param {number[]} plot.means
 * @param {number} plot.first the place of the first mean, bp
 * @param {number} [plot.step] from one mean to the next, bp
 * @param {[number, number] | null} [plot.accepted] a shaded range
 * @param {[number, number] | null} [plot.observed] a range that is a bar on the axis
 * @param {string} plot.label
 * @param {string} plot.axis
 */
export function distancePlot({ means, first, step = 1, accepted, observed, label, axis }) {
  const last = first + step * (means.length - 1);
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
    { class: 'distances', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    accepted && band('accepted', accepted, TOP, floor - TOP),
    observed && band('observed', observed, floor - 4, 4),
    s('path', { class: 'axis', d: `M${LEFT},${TOP}V${floor}H${WIDTH - 8}` }),
    s('polyline', {
      class: 'line best',
      points: means.map((value, i) => `${x(first + step * i)},${y(value)}`).join(' '),
    }),
    s('text', { x: LEFT - 6, y: TOP + 8, 'text-anchor': 'end' }, signed(high)),
    s('text', { x: LEFT - 6, y: floor, 'text-anchor': 'end' }, signed(low)),
    s('text', { x: LEFT, y: floor + 14, 'text-anchor': 'middle' }, String(first).replace('-', '−')),
    s('text', { x: WIDTH - 8, y: floor + 14, 'text-anchor': 'end' }, last),
    s('text', { x: (LEFT + WIDTH) / 2, y: HEIGHT - 4, 'text-anchor': 'middle' }, axis),
  );
}
