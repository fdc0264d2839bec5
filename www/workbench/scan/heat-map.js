/** A heat map of neurons × windows; the cell at the pointer or the arrow keys is described in a line of text. */
import { count, signed } from '../../texts/format.js';
import { SCAN } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';
import { cellsOf, lettersOf, placesOf } from './scan-values.js';

/** Neurons shown at first, and with each press for more. */
const FIRST = 24;
const FURTHER = 100;
/** Maximum number of cells per row, and of letters of a window in the line of text. */
const MAX_CELLS = 600;
const MAX_LETTERS = 60;

/** @typedef {{channel: number, cells: import('./scan-values.js').Cell[], canvas: HTMLCanvasElement}} Row */

/**
 * @param {object} map
 * @param {import('../../engine/protocol.js').Scanned} map.scanned
 * @param {import('./scan-values.js').Best[]} map.best the neurons in their order
 * @param {number} map.end the value at the end of the colours
 * @param {string} map.letters of the sequence
 * @param {number} map.step bp between the starts of neighbouring windows
 * @param {(channel: number) => void} map.choose
 */
export function heatMap({ scanned, best, end, letters, step, choose }) {
  const places = placesOf(scanned, letters.length, step);
  /** @type {Row[]} */
  const rows = [];
  let at = { row: 0, cell: 0 };
  const marker = h('div', { class: 'heat-cell', hidden: true });
  const description = h('p', { class: 'heat-status', role: 'status' }, SCAN.map.hint);
  const bottom = h('div', { class: 'heat-ends', 'aria-hidden': 'true' }, ...scaleOf(places.length, step));
  const grid = h(
    'div',
    {
      class: 'heat',
      tabindex: 0,
      role: 'application',
      'aria-roledescription': SCAN.map.role,
      'aria-label': SCAN.map.label(best.length, scanned.starts.length),
      onkeydown: move,
    },
    bottom,
    marker,
  );
  const more = h('button', { type: 'button', class: 'quiet', onclick: () => show(FURTHER) });
  show(FIRST);
  repaintWithTheme(grid, () => rows.forEach(paint));

  /** @param {number} further */
  function show(further) {
    for (const { channel } of best.slice(rows.length, rows.length + further)) {
      const row = { channel, cells: cellsOf(scanned.values[channel], places, MAX_CELLS), canvas: h('canvas') };
      const index = rows.push(row) - 1;
      row.canvas.width = row.cells.length;
      row.canvas.height = 1;
      row.canvas.addEventListener('pointermove', event => go(index, cellAt(row, event)));
      row.canvas.addEventListener('pointerdown', event => go(index, cellAt(row, event)));
      const name = SCAN.map.choose(channel, best[index].value);
      const label = h('button', { type: 'button', class: 'quiet', tabindex: -1, 'aria-label': name }, channel);
      label.addEventListener('click', () => choose(channel));
      bottom.before(label, row.canvas);
      if (grid.isConnected) paint(row);
    }
    const left = best.length - rows.length;
    more.hidden = left === 0;
    write(more, SCAN.map.more(FURTHER, left));
  }

  /** @param {Row} row */
  function paint({ channel, cells, canvas }) {
    const style = getComputedStyle(grid);
    const [positive, negative] = ['--accent', '--wrong'].map(name => channels(style.getPropertyValue(name)));
    const context = canvas.getContext('2d');
    if (!context) return;
    const image = context.createImageData(cells.length, 1);
    for (const [i, { window }] of cells.entries()) {
      if (window === null) continue;
      const value = scanned.values[channel][window];
      const strength = Math.min(1, Math.abs(value) / end);
      image.data.set([...(value > 0 ? positive : negative), Math.round(255 * strength)], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }

  /** @param {number} row @param {number} cell */
  function go(row, cell) {
    const { cells, canvas, channel } = rows[row];
    at = { row, cell };
    const wide = canvas.clientWidth / cells.length;
    marker.hidden = false;
    marker.style.left = `${canvas.offsetLeft + cell * wide - 2}px`;
    marker.style.top = `${canvas.offsetTop - 2}px`;
    marker.style.width = `${Math.max(wide, 3) + 4}px`;
    marker.style.height = `${canvas.clientHeight + 4}px`;
    write(description, described(channel, cells[cell]));
  }

  /** @param {number} channel @param {import('./scan-values.js').Cell} cell */
  function described(channel, { place, window }) {
    if (window === null) return SCAN.map.leftOut(place * step + 1, place * step + scanned.receptive_field);
    const [first, last] = lettersOf(scanned, window);
    const seen = letters.slice(first - 1, last);
    const value = signed(scanned.values[channel][window]);
    const shown = seen.length > MAX_LETTERS ? `${seen.slice(0, MAX_LETTERS)}…` : seen;
    return SCAN.map.cell(channel, first, last, value, places.length > MAX_CELLS, shown);
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    if (event.target !== grid) return;
    if (event.key === 'Enter' && !marker.hidden) choose(rows[at.row].channel);
    const last = rows[at.row].cells.length - 1;
    const to = /** @type {Record<string, [row: number, cell: number]>} */ ({
      ArrowLeft: [at.row, at.cell - 1],
      ArrowRight: [at.row, at.cell + 1],
      ArrowUp: [at.row - 1, at.cell],
      ArrowDown: [at.row + 1, at.cell],
      Home: [at.row, 0],
      End: [at.row, last],
    })[event.key];
    if (!to) return;
    event.preventDefault();
    if (marker.hidden) return go(0, 0);
    go(Math.min(Math.max(to[0], 0), rows.length - 1), Math.min(Math.max(to[1], 0), last));
  }

  return h('div', {}, grid, description, more);
}

/** @param {Row} row @param {PointerEvent} event */
function cellAt({ cells, canvas }, { offsetX }) {
  return Math.min(cells.length - 1, Math.max(0, Math.floor((offsetX / canvas.clientWidth) * cells.length)));
}

/** Where windows start: at both ends, and halfway. @param {number} places @param {number} step */
function scaleOf(places, step) {
  const at = places > 4 ? [0, places >> 1, places - 1] : [0, places - 1];
  return at.map((place, i) => h('span', {}, `${i === 0 ? SCAN.map.starts : ''}${count(place * step + 1)}`));
}

/** @param {string} colour `#0a6b61` @returns {number[]} */
function channels(colour) {
  return [1, 3, 5].map(i => Number.parseInt(colour.trim().slice(i, i + 2), 16));
}

/** Canvases do not follow the colours of the page by themselves. @param {Element} element @param {() => void} paint */
function repaintWithTheme(element, paint) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = new MutationObserver(repaint);
  function repaint() {
    if (element.isConnected) return paint();
    dark.removeEventListener('change', repaint);
    theme.disconnect();
  }
  dark.addEventListener('change', repaint);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  requestAnimationFrame(paint);
}
