/** The drawing of a plot: series as lines or bars over places, with standard errors as bands. Colours are in `plots.css`. */
import { s } from './dom.js';
import { nearest, rangeOf, tickText, ticks } from './plot-scale.js';

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {number[]} values by place, NaN where there is none
 * @property {number[]} [errors] standard errors
 * @property {'line' | 'bars'} [kind] a line by default; bars of several series stand side by side
 */
/** @typedef {{name: string, unit?: string}} Axis */
/**
 * @typedef {object} PlotData
 * @property {number[]} places ascending, the same for all series
 * @property {Series[]} series
 * @property {Axis} x
 * @property {Axis} y
 * @property {[number, number]} [range] of the places that are shown, at least
 * @property {[number, number] | null} [shaded] range of places with a ground behind it, ends included
 * @property {[number, number] | null} [underlined] range of places with a bar on the axis, ends included
 */
/** @typedef {{svg: SVGSVGElement, indexAt: (x: number) => number, mark: (index: number | null) => void}} Drawing `x` in pixels of the drawing */

/** Of a drawing in a file, pixels. */
export const FILE_SIZE = Object.freeze({ width: 720, height: 300 });

/** Colours in `plots.css`; further series begin again with the first. */
const COLOURS = 6;
const LEFT = 56;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 42;
const LEGEND_ROW = 18;
/** Pixels of a letter, on average, and of what stands before a name. */
const LETTER = 6.2;
const SWATCH = 34;

/**
 * @param {PlotData} data
 * @param {object} size
 * @param {number} size.width
 * @param {number} size.height without the legend
 * @param {boolean} [size.legend] whether the names of the series are part of the drawing
 * @returns {Drawing}
 */
export function plotDrawing(data, { width, height, legend = false }) {
  const { places, series, range = [], shaded, underlined } = data;
  const half = stepOf(places) / 2;
  const edge = series.some(({ kind }) => kind === 'bars') ? half : 0;
  const ends = [...range, ...(places.length > 0 ? [places[0] - edge, places[places.length - 1] + edge] : [])];
  const [from, to] = ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : [0, 1];
  const [low, high] = rangeOf(series);
  const names = legend ? legendRows(series, width) : [];
  const [top, floor] = [TOP + names.length * LEGEND_ROW, height + names.length * LEGEND_ROW - BOTTOM];
  const x = (/** @type {number} */ place) => LEFT + ((width - LEFT - RIGHT) * (place - from)) / (to - from || 1);
  const y = (/** @type {number} */ value) => top + (floor - top) * (1 - (value - low) / (high - low));
  const band = (
    /** @type {string} */ kind,
    /** @type {[number, number]} */ [first, last],
    /** @type {number} */ above,
    /** @type {number} */ tall,
  ) => {
    const [a, b] = [Math.max(x(first - half), LEFT), Math.min(x(last + half), width - RIGHT)];
    return s('rect', { class: kind, x: a, y: above, width: Math.max(b - a, 1), height: tall });
  };
  const marks = s('g', { class: 'cursor' });
  const bars = series.filter(({ kind }) => kind === 'bars');
  const svg = s(
    'svg',
    { class: 'plot', viewBox: `0 0 ${width} ${floor + BOTTOM}`, width, height: floor + BOTTOM },
    shaded && band('shaded', shaded, top, floor - top),
    ...axes(data, { from, to, low, high, x, y, width, top, floor }),
    underlined && band('underlined', underlined, floor - 5, 5),
    ...series.map((one, i) =>
      s(
        'g',
        { class: classOf(i) },
        ...(one.kind === 'bars'
          ? barsOf(one, places, x, y, (2 * half) / bars.length, bars.indexOf(one) - bars.length / 2)
          : lineOf(one, places, x, y)),
      ),
    ),
    ...names.flatMap((row, i) =>
      row.flatMap(({ index, left }) => legendEntry(series[index], index, left, TOP + i * LEGEND_ROW)),
    ),
    marks,
  );
  return {
    svg,
    indexAt: pixel => nearest(places, from + ((pixel - LEFT) / (width - LEFT - RIGHT)) * (to - from)),
    mark(index) {
      marks.replaceChildren();
      if (index === null) return;
      marks.append(s('path', { d: `M${x(places[index])},${top}V${floor}` }));
      for (const [i, { values }] of series.entries()) {
        if (!Number.isFinite(values[index])) continue;
        marks.append(s('circle', { class: classOf(i), cx: x(places[index]), cy: y(values[index]), r: 4 }));
      }
    },
  };
}

/** A drawing for a file: with the names of the series, where there are several. @param {PlotData} data */
export function plotForFile(data) {
  return plotDrawing(data, { ...FILE_SIZE, legend: data.series.length > 1 }).svg;
}

/** The class that gives a series its colour and dashes. @param {number} index */
export function classOf(index) {
  return `series-${(index % COLOURS) + 1}`;
}

/** @param {Axis} axis `distance (bp)` */
export function axisText({ name, unit }) {
  return unit ? `${name} (${unit})` : name;
}

/** The smallest distance between neighbouring places. @param {number[]} places */
function stepOf(places) {
  return places.slice(1).reduce((least, place, i) => Math.min(least, place - places[i]), Infinity) || 1;
}

/**
 * @param {PlotData} data
 * @param {{from: number, to: number, low: number, high: number, x: (place: number) => number, y: (value: number) => number, width: number, top: number, floor: number}} frame
 */
function axes({ places, x: horizontal, y: vertical }, { from, to, low, high, x, y, width, top, floor }) {
  const middle = (LEFT + width - RIGHT) / 2;
  const names = [
    s('text', { x: middle, y: floor + 36, 'text-anchor': 'middle' }, axisText(horizontal)),
    s(
      'text',
      { transform: `translate(11 ${(top + floor) / 2}) rotate(-90)`, 'text-anchor': 'middle' },
      axisText(vertical),
    ),
  ];
  const frame = s('path', { class: 'axis', d: `M${LEFT},${top}V${floor}H${width - RIGHT}` });
  if (places.length === 0) return [frame, ...names];
  const across = ticks(from, to === from ? from + 1 : to, {
    most: Math.max(2, Math.floor(width / 64)),
    whole: places.every(Number.isInteger),
  });
  const up = ticks(low, high, { most: 4 });
  return [
    ...up.values.map(value => s('path', { class: 'grid', d: `M${LEFT},${y(value)}H${width - RIGHT}` })),
    ...up.values.map(value =>
      s('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, tickText(value, up.step)),
    ),
    ...across.values.map(value => s('path', { class: 'axis', d: `M${x(value)},${floor}v4` })),
    ...across.values.map(value =>
      s('text', { x: x(value), y: floor + 17, 'text-anchor': 'middle' }, tickText(value, across.step)),
    ),
    frame,
    ...names,
  ];
}

/** @param {Series} series @param {number[]} places @param {(place: number) => number} x @param {(value: number) => number} y */
function lineOf({ values, errors }, places, x, y) {
  const runs = runsOf(values);
  const point = (/** @type {number} */ i, shift = 0) => `${tenth(x(places[i]))},${tenth(y(values[i] + shift))}`;
  const line = runs.map(run => `M${run.map(i => point(i)).join('L')}`).join('');
  const band = runs
    .map(run => [
      ...run.map(i => point(i, errors?.[i] || 0)),
      ...run.toReversed().map(i => point(i, -(errors?.[i] || 0))),
    ])
    .map(outline => `M${outline.join('L')}Z`)
    .join('');
  return [errors && s('path', { class: 'band', d: band }), s('path', { class: 'line', d: line })];
}

/**
 * @param {Series} series
 * @param {number[]} places
 * @param {(place: number) => number} x
 * @param {(value: number) => number} y
 * @param {number} wide width of a bar in units of the places
 * @param {number} shift of the left edge from the place, in bars
 */
function barsOf({ values, errors }, places, x, y, wide, shift) {
  const zero = tenth(y(0));
  const bars = values.map((value, i) => {
    if (!Number.isFinite(value)) return '';
    const left = places[i] + wide * shift;
    return `M${tenth(x(left))},${zero}V${tenth(y(value))}H${tenth(x(left + wide))}V${zero}Z`;
  });
  const whiskers = (errors ?? []).map((error, i) => {
    const centre = tenth(x(places[i] + wide * (shift + 0.5)));
    return error > 0 ? `M${centre},${tenth(y(values[i] + error))}V${tenth(y(values[i] - error))}` : '';
  });
  return [
    s('path', { class: 'bars', d: bars.join('') }),
    errors && s('path', { class: 'whiskers', d: whiskers.join('') }),
  ];
}

/** Runs of neighbouring indices with values. @param {number[]} values */
function runsOf(values) {
  /** @type {number[][]} */
  const runs = [];
  for (const [i, value] of values.entries()) {
    if (!Number.isFinite(value)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === i - 1) last.push(i);
    else runs.push([i]);
  }
  return runs;
}

/** Rows of names, as many next to each other as fit. @param {Series[]} series @param {number} width */
function legendRows(series, width) {
  /** @type {{index: number, left: number}[][]} */
  const rows = [[]];
  let left = LEFT;
  for (const [index, { name }] of series.entries()) {
    const wide = SWATCH + name.length * LETTER + 14;
    if (left + wide > width && left > LEFT) {
      rows.push([]);
      left = LEFT;
    }
    rows[rows.length - 1].push({ index, left });
    left += wide;
  }
  return rows;
}

/** @param {Series} series @param {number} index @param {number} left @param {number} top */
function legendEntry({ name, kind }, index, left, top) {
  const mark =
    kind === 'bars'
      ? s('path', { class: 'bars', d: `M${left},${top + 2}h24v8h-24Z` })
      : s('path', { class: 'line', d: `M${left},${top + 6}h24` });
  return [s('g', { class: classOf(index) }, mark), s('text', { x: left + SWATCH - 4, y: top + 10 }, name)];
}

/** Tenths of a pixel are exact enough. @param {number} value */
function tenth(value) {
  return Math.round(value * 10) / 10;
}
