/** Two samples as box plots; the table next to them gives the same values as text. */
import { figure } from '../texts/format.js';
import { UI } from '../texts/ui.js';
import { s } from './dom.js';

/** @typedef {import('../engine/types.js').Side} Side */

const HEIGHT = 240;
const TOP = 10;
const BOTTOM = 26;
const LEFT = 44;
const SLOT = 150;
const BOX = 46;

/** @param {Side[]} sides @param {string[]} names */
export function boxPlot(sides, names) {
  const top = Math.max(...sides.map(({ quartiles }) => quartiles?.max ?? 0), 1);
  const width = LEFT + SLOT * sides.length;
  const y = (/** @type {number} */ score) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - score / top);
  return s(
    'svg',
    {
      class: 'box-plot',
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      role: 'img',
      'aria-label': names.map((name, i) => description(name, sides[i])).join('; '),
    },
    s('path', { class: 'axis', d: `M${LEFT},${TOP}V${y(0)}H${width}` }),
    s('text', { x: LEFT - 6, y: TOP + 8, 'text-anchor': 'end' }, figure(top)),
    s('text', { x: LEFT - 6, y: y(0), 'text-anchor': 'end' }, '0'),
    s('text', { transform: `translate(12 ${HEIGHT / 2}) rotate(-90)`, 'text-anchor': 'middle' }, UI.boxPlot.axis),
    ...sides.flatMap((side, i) => box(side, names[i], LEFT + SLOT * (i + 0.5), y)),
  );
}

/** @param {Side} side @param {string} name @param {number} x @param {(score: number) => number} y */
function box({ quartiles, hits }, name, x, y) {
  const label = s('text', { x, y: HEIGHT - 8, 'text-anchor': 'middle' }, name);
  if (!quartiles) return [label];
  const { min, lower, median, upper, max } = quartiles;
  return [
    ...hits.map(({ score }, i) => s('circle', { cx: x + BOX / 2 + 12 + ((i * 7) % 25), cy: y(score), r: 2.2 })),
    s('path', { class: 'whisker', d: `M${x},${y(max)}V${y(upper)}M${x},${y(lower)}V${y(min)}` }),
    s('rect', { x: x - BOX / 2, y: y(upper), width: BOX, height: Math.max(1, y(lower) - y(upper)) }),
    s('path', { class: 'median', d: `M${x - BOX / 2},${y(median)}h${BOX}` }),
    label,
  ];
}

/** @param {string} name @param {Side} side */
function description(name, { quartiles, hits }) {
  if (!quartiles) return UI.boxPlot.empty(name);
  return UI.boxPlot.summary(name, hits.length, quartiles.median, quartiles.lower, quartiles.upper);
}
