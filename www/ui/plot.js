/**
 * A plot on the page, as wide as its place: series as lines or bars with standard errors. The values at a place are read with
 * the pointer or the arrow keys; a table has all of them; both can be saved.
 */
import { measured, signed } from '../texts/format.js';
import { UI } from '../texts/ui.js';
import { dataTable } from './data-table.js';
import { fill, h, s, write } from './dom.js';
import { axisText, classOf, FILE_SIZE, plotDrawing, plotForFile } from './plot-drawing.js';
import { tickText } from './plot-scale.js';
import { figureButton } from './figure-offer.js';
import { saveDrawing, standaloneSvg } from './standalone-svg.js';

/** @typedef {import('./plot-drawing.js').PlotData} PlotData */
/** @typedef {import('./plot-drawing.js').Series} Series */

/** Pixels on the page. */
const HEIGHT = 220;
/** Places that the keys Page up and Page down pass. */
const PAGE = 10;

/**
 * @param {object} plot
 * @param {string} plot.id of its elements
 * @param {string} plot.label what it shows, in a few words
 * @param {string} plot.file name of the files, without ending
 * @param {number} [plot.height] pixels
 * @returns {{element: HTMLElement, update: (data: PlotData) => void}}
 */
export function plot({ id, label, file, height = HEIGHT }) {
  /** @type {PlotData} */
  let data = { places: [], series: [], x: { name: '' }, y: { name: '' } };
  /** @type {import('./plot-drawing.js').Drawing | null} */
  let drawn = null;
  /** @type {number | null} */
  let at = null;

  const readout = h('p', { class: 'plot-readout hint' });
  const pane = h('div', {
    class: 'plot-pane',
    role: 'slider',
    tabindex: 0,
    'aria-label': UI.plot.reader(label),
    onkeydown: move,
    onpointermove: point,
    onpointerdown: point,
  });
  const legend = h('ul', { class: 'plot-legend' });
  const table = h('details', { ontoggle: showTable }, h('summary', {}, UI.plot.table));
  const element = h(
    'div',
    { class: 'plot-box' },
    pane,
    legend,
    h(
      'div',
      { class: 'plot-foot' },
      readout,
      h('button', { type: 'button', class: 'quiet', onclick: saveSvg }, UI.plot.save),
      figureButton({ file, title: label, svg: () => standaloneSvg(plotForFile(data), label) }),
    ),
    table,
  );
  let width = 0;
  new ResizeObserver(() => pane.clientWidth !== width && draw()).observe(pane);

  function draw() {
    width = pane.clientWidth;
    drawn = plotDrawing(data, { width: width || FILE_SIZE.width, height });
    drawn.svg.setAttribute('aria-hidden', 'true');
    fill(pane, drawn.svg);
    go(at);
  }

  /** @param {number | null} index */
  function go(index) {
    at = index === null || data.places.length === 0 ? null : Math.min(Math.max(index, 0), data.places.length - 1);
    drawn?.mark(at);
    const text = at === null ? UI.plot.hint : valuesAt(data, at);
    write(readout, text);
    pane.setAttribute('aria-valuenow', String(data.places[at ?? 0] ?? 0));
    pane.setAttribute('aria-valuetext', text);
  }

  /** @param {PointerEvent} event */
  function point({ clientX }) {
    if (drawn && data.places.length > 0) go(drawn.indexAt(clientX - pane.getBoundingClientRect().left));
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const last = data.places.length - 1;
    const from = at ?? Math.ceil(last / 2);
    const to = /** @type {Record<string, number>} */ ({
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageDown: from - PAGE,
      PageUp: from + PAGE,
      Home: 0,
      End: last,
    })[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(at === null && event.key.startsWith('Arrow') ? from : to);
  }

  function saveSvg() {
    saveDrawing(file, plotForFile(data), label);
  }

  function showTable() {
    if (!table.open || table.childElementCount > 1) return;
    table.append(tableOf(data, `${id}-table`, label, file));
  }

  return {
    element,
    update(next) {
      const isOther = next.places.length !== data.places.length;
      data = next;
      if (isOther) at = null;
      pane.setAttribute('aria-valuemin', String(data.places[0] ?? 0));
      pane.setAttribute('aria-valuemax', String(data.places.at(-1) ?? 0));
      legend.hidden = data.series.length < 2;
      fill(legend, ...data.series.map(legendEntry));
      for (const child of [...table.children].slice(1)) child.remove();
      showTable();
      draw();
    },
  };
}

/** @param {Series} series @param {number} index */
function legendEntry({ name, kind }, index) {
  const mark =
    kind === 'bars' ? s('path', { class: 'bars', d: 'M0,2h24v8h-24Z' }) : s('path', { class: 'line', d: 'M0,6h24' });
  return h(
    'li',
    {},
    s('svg', { class: 'plot', width: 24, height: 12, 'aria-hidden': 'true' }, s('g', { class: classOf(index) }, mark)),
    name,
  );
}

/** @param {PlotData} data @param {number} index */
function valuesAt({ places, series, x }, index) {
  const at = places[index];
  const place = `${Number.isInteger(at) ? tickText(at, 1) : signed(at)}${x.unit ? ` ${x.unit}` : ''}`;
  const values = series.map(({ name, values, errors }) => {
    const value = Number.isFinite(values[index]) ? measured(values[index], errors?.[index] ?? 0) : UI.plot.none;
    return series.length > 1 ? `${name} ${value}` : value;
  });
  return UI.plot.values(place, values);
}

/** @param {PlotData} data @param {string} id @param {string} label @param {string} file */
function tableOf({ places, series, x, y }, id, label, file) {
  /** @type {import('./data-table.js').Column<number>[]} rows are indices of places */
  const columns = [
    { name: axisText(x), read: (/** @type {number} */ i) => places[i] },
    ...series.flatMap(({ name, values, errors }) => [
      { name, title: axisText(y), read: (/** @type {number} */ i) => numberOrNothing(values[i]) },
      ...(errors ? [{ name: UI.plot.error(name), read: (/** @type {number} */ i) => numberOrNothing(errors[i]) }] : []),
    ]),
  ].map(column => ({ ...column, show: (/** @type {number} */ i) => written(column.read(i)) }));
  const table = dataTable({ id, label, columns, search: UI.plot.search, file });
  table.update(places.map((_, i) => i));
  return table.element;
}

/** @param {number} value */
function numberOrNothing(value) {
  return Number.isFinite(value) ? value : '';
}

/** @param {string | number} value */
function written(value) {
  if (typeof value === 'string') return UI.plot.none;
  return Number.isInteger(value) ? String(value).replace('-', '−') : measured(value, 0);
}
