/** The toy network as a drawing: one sequence on its way from the letters to the probability. */
import { s, write } from '../../ui/dom.js';
import { TEXTS } from '../../texts/learn.js';
import {
  CELL,
  differences,
  GAUGE,
  HEIGHT,
  LAYERS,
  LEFT,
  leftOf,
  NAME,
  ROW,
  SUM,
  topOf,
  WIDTH,
} from './network-shape.js';

/** @typedef {import('../../engine/types.js').Look} Look */
/** @typedef {import('../../engine/types.js').LessonInfo} LessonInfo */
/** @typedef {{layer: number, filter: number, position: number}} Spot a cell */

const FILTERS = [0, 1, 2];
const NAMES = TEXTS.network.layers;

/**
 * @param {(spot: Spot) => void} point a cell is pointed at
 * @returns {{svg: SVGSVGElement, show: (look: Look, other: Look | null, info: LessonInfo) => void, mark: (spot: Spot | null) => void}}
 */
export function networkDrawing(point) {
  const cells = LAYERS.map((_, index) =>
    FILTERS.map(filter =>
      Array.from({ length: index === 2 ? 2 : 4 }, (_, position) => cell({ layer: index, filter, position }, point)),
    ),
  );
  const window = s('path', { class: 'reading' });
  const won = s('g', { class: 'won' });
  const weighed = s('g', { class: 'weighed' });
  const sum = s('text', { class: 'sum', x: SUM.x, y: SUM.y + 5, 'text-anchor': 'middle' });
  const level = s('rect', { class: 'level', x: GAUGE.x, y: GAUGE.y, height: 10, rx: 5, width: 0 });
  const probability = s('text', { x: GAUGE.x + GAUGE.width + 8, y: GAUGE.y + 10, class: 'probability' });
  const svg = s(
    'svg',
    { class: 'network', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    window,
    won,
    weighed,
    ...LAYERS.map((layer, i) =>
      s('text', { class: 'layer', x: NAME, y: topOf(layer, 1) + ROW / 2 + 4, 'text-anchor': 'end' }, NAMES[i]),
    ),
    ...LAYERS.flatMap(layer =>
      FILTERS.map(filter => label(filter, leftOf(layer, 0) - 8, topOf(layer, filter) + ROW / 2)),
    ),
    ...cells.flat(2).map(({ group }) => group),
    s('rect', { class: 'sum-box', x: SUM.x - 34, y: SUM.y - 16, width: 68, height: 32, rx: 16 }),
    s('text', { class: 'layer', x: NAME, y: SUM.y + 5, 'text-anchor': 'end' }, NAMES[3]),
    sum,
    s('text', { class: 'layer', x: NAME, y: GAUGE.y + 10, 'text-anchor': 'end' }, NAMES[4]),
    s('rect', { class: 'gauge', x: GAUGE.x, y: GAUGE.y, width: GAUGE.width, height: 10, rx: 5 }),
    s('path', { class: 'half', d: `M${GAUGE.x + GAUGE.width / 2},${GAUGE.y - 3}v16` }),
    level,
    probability,
  );

  return {
    svg,
    show(look, other, info) {
      for (const [i, layer] of LAYERS.entries()) {
        const { values } = look.maps[layer.map];
        const differ = differences(layer.map, look, other);
        const largest = Math.max(...values.flat().map(Math.abs), 1e-9);
        for (const filter of FILTERS) {
          for (const [position, { group, text }] of cells[i][filter].entries()) {
            const value = values[position][filter];
            const taken = i === 1 && value > 0 && look.taken[position >> 1]?.[filter] === position;
            group.classList.toggle('differs', differ[position][filter]);
            group.classList.toggle('taken', taken);
            group.dataset.sign = value < 0 ? 'minus' : 'plus';
            group.style.setProperty('--share', `${Math.round((100 * Math.abs(value)) / largest)}%`);
            write(text, short(value));
          }
        }
      }
      won.replaceChildren(...wonPaths(look));
      weighed.replaceChildren(...weighedPaths(look, info));
      write(sum, short(look.value));
      level.setAttribute('width', String(GAUGE.width * look.probability));
      write(probability, look.probability.toFixed(2));
    },
    mark(spot) {
      for (const { group } of cells.flat(2)) group.classList.remove('pointed');
      if (spot) cells[spot.layer][spot.filter][spot.position].group.classList.add('pointed');
      const first = spot && spot.layer < 2 ? LEFT + spot.position * CELL : null;
      const x = spot ? leftOf(LAYERS[0], spot.position) : 0;
      window.setAttribute(
        'd',
        first === null ? '' : `M${first},0H${first + 5 * CELL}L${x + CELL},${LAYERS[0].top}H${x}Z`,
      );
    },
  };
}

/** @param {Spot} spot @param {(spot: Spot) => void} point */
function cell(spot, point) {
  const layer = LAYERS[spot.layer];
  const [x, y] = [leftOf(layer, spot.position), topOf(layer, spot.filter)];
  const text = s('text', { x: x + layer.wide / 2, y: y + ROW / 2 + 4, 'text-anchor': 'middle' });
  const group = s(
    'g',
    { class: 'cell', onpointerenter: () => point(spot), onpointerdown: () => point(spot) },
    s('rect', { x: x + 1, y: y + 1, width: layer.wide - 2, height: ROW - 2, rx: 4 }),
    text,
  );
  return { group, text };
}

/** A filter's number in its colour. @param {number} filter @param {number} x @param {number} y */
function label(filter, x, y) {
  return s(
    'g',
    { class: `filter-${filter + 1}` },
    s('circle', { cx: x - 4, cy: y, r: 9 }),
    s('text', { x: x - 4, y: y + 4, 'text-anchor': 'middle' }, filter + 1),
  );
}

/** From the places that won the pool to the pooled values. @param {Look} look */
function wonPaths({ taken, maps }) {
  const [, relu, pool] = LAYERS;
  return taken.flatMap((row, pooled) =>
    row.map((position, filter) => {
      const aside = (filter - 1) * 9;
      const from = leftOf(relu, position) + CELL / 2 + aside;
      const to = leftOf(pool, pooled) + CELL + aside;
      const [top, bottom] = [topOf(relu, 3) + 1, pool.top - 1];
      const silent = maps[2].values[pooled][filter] <= 0;
      const kind = `line-${filter + 1}${silent ? ' silent' : ''}`;
      return s('path', { class: kind, d: `M${from},${top}C${from},${top + 26} ${to},${bottom - 26} ${to},${bottom}` });
    }),
  );
}

/** From the pooled values to the sum: as thick as what they add, dashed where they take away. @param {Look} look @param {LessonInfo} info */
function weighedPaths(look, { second }) {
  const pool = LAYERS[2];
  const parts = look.maps[2].values.map((row, i) => row.map((value, j) => value * second.weights[i][j]));
  const largest = Math.max(...parts.flat().map(Math.abs), 1e-9);
  return parts.flatMap((row, pooled) =>
    row.map((added, filter) => {
      const from = leftOf(pool, pooled) + CELL + (filter - 1) * 18;
      const bottom = topOf(pool, 3) + 1;
      const path = s('path', {
        class: added < 0 ? 'minus' : 'plus',
        d: `M${from},${bottom}C${from},${bottom + 22} ${SUM.x},${SUM.y - 36} ${SUM.x},${SUM.y - 17}`,
      });
      path.style.strokeWidth = `${(0.4 + (6 * Math.abs(added)) / largest).toFixed(1)}px`;
      return path;
    }),
  );
}

/** @param {number} value */
function short(value) {
  const text = Math.abs(value) < 0.005 ? '0' : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
  return text.replace('-', '−');
}
