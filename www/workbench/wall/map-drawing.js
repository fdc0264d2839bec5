/** The drawing of the map, its colours and its legend. */
import { WALL } from '../../texts/workbench.js';
import { h, s } from '../../ui/dom.js';

/** @typedef {import('./items.js').Item} Item */
/** @typedef {{item: Item, point: [number, number], x: number, y: number}} Placed `x` and `y` in the drawing, once it is drawn */

/** Width and height of the drawing in its own units. */
export const SIDE = 600;
const MARGIN = 16;
const RADIUS = 5;
/** Families with a colour of their own; there are as many series in the style sheets. */
const COLOURED = 5;

const { map: TEXT } = WALL;

/** The commonest families, in order. @param {Item[]} items @returns {string[]} */
export function colours(items) {
  const counts = /** @type {Map<string, number>} */ (new Map());
  for (const { family } of items) if (family) counts.set(family, (counts.get(family) ?? 0) + 1);
  const common = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return common.slice(0, COLOURED).map(([family]) => family);
}

/** @param {Placed[]} points are given their places in the drawing @param {string[]} families @param {string} label */
export function mapDrawing(points, families, label) {
  const [xs, ys] = [0, 1].map(axis => points.map(({ point }) => point[axis]));
  const middle = [xs, ys].map(values => (Math.min(...values) + Math.max(...values)) / 2);
  const width = Math.max(...[xs, ys].map(values => Math.max(...values) - Math.min(...values))) || 1;
  const scale = (SIDE - 2 * MARGIN) / width;
  for (const place of points) {
    [place.x, place.y] = place.point.map((value, axis) => SIDE / 2 + (value - middle[axis]) * scale);
  }
  return s(
    'svg',
    {
      class: 'map',
      viewBox: `0 0 ${SIDE} ${SIDE}`,
      role: 'listbox',
      'aria-label': label,
      'aria-multiselectable': 'true',
      tabindex: 0,
    },
    ...points.map(({ item, x, y }) => {
      const { id, known, family } = item;
      const name = TEXT.point(id, known ?? WALL.cell.noMotif);
      return s(
        'circle',
        {
          class: `point ${classOf(family, families)}`,
          id: `map-${id}`,
          'data-neuron': id,
          role: 'option',
          'aria-label': name,
          cx: x.toFixed(1),
          cy: y.toFixed(1),
          r: RADIUS,
        },
        s('title', {}, name),
      );
    }),
  );
}

/** @param {string | undefined} family @param {string[]} families */
function classOf(family, families) {
  const place = family ? families.indexOf(family) : -1;
  return place < 0 ? 'other' : `series-${place + 1}`;
}

/** @param {string[]} families */
export function legend(families) {
  const line = (/** @type {string} */ name, /** @type {string} */ kind) =>
    h('li', {}, h('span', { class: `swatch ${kind}` }), name);
  return h(
    'ul',
    { class: 'map-legend', 'aria-label': TEXT.legend },
    ...families.map((family, i) => line(family, `series-${i + 1}`)),
    line(TEXT.others, 'other'),
  );
}

/**
 * The nearest point in the direction of an arrow key, by distance and angle.
 * @param {HTMLElement} place
 * @param {string} from id of a neuron
 * @param {string} key
 * @returns {string | null}
 */
export function nearest(place, from, key) {
  const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  if (!direction) return null;
  const all = [...place.querySelectorAll('[data-neuron]')].map(point => ({
    id: point.getAttribute('data-neuron') ?? '',
    x: Number(point.getAttribute('cx')),
    y: Number(point.getAttribute('cy')),
  }));
  const own = all.find(({ id }) => id === from);
  if (!own) return all[0]?.id ?? null;
  const costs = all.flatMap(({ id, x, y }) => {
    const [dx, dy] = [x - own.x, y - own.y];
    const along = dx * direction[0] + dy * direction[1];
    const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
    return id !== from && along > 0 && aside <= 2 * along ? [{ id, cost: along + 2 * aside }] : [];
  });
  return costs.sort((a, b) => a.cost - b.cost)[0]?.id ?? from;
}
