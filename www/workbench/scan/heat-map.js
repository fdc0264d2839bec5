/** Neurons × windows as colours around zero; the cell under pointer or arrow keys is told in words. */
import { count, figure, signed } from '../../texts/format.js';
import { h, write } from '../../ui/dom.js';
import { cellsOf, lettersOf } from './scan-values.js';

/** Neurons shown at first, and with each press for more. */
const FIRST = 24;
const FURTHER = 100;
/** Cells of a row at most, and the letters of a window that are told. */
const MOST_CELLS = 600;
const TOLD = 60;

/** @typedef {{channel: number, cells: number[], canvas: HTMLCanvasElement}} Row */

/**
 * @param {object} map
 * @param {import('../../engine/protocol.js').Scanned} map.scanned
 * @param {import('./scan-values.js').Best[]} map.best the neurons in their order
 * @param {number} map.end the value at the end of the colours
 * @param {string} map.letters of the sequence
 * @param {(channel: number) => void} map.choose
 */
export function heatMap({ scanned, best, end, letters, choose }) {
  /** @type {Row[]} */
  const rows = [];
  let at = { row: 0, cell: 0 };
  const marker = h('div', { class: 'heat-cell', hidden: true });
  const says = h(
    'p',
    { class: 'heat-says', role: 'status' },
    'Point at a cell, or go there with the arrow keys; Enter chooses its neuron.',
  );
  const bottom = h('div', { class: 'heat-ends', 'aria-hidden': 'true' }, ...scaleOf(scanned));
  const grid = h(
    'div',
    {
      class: 'heat',
      tabindex: 0,
      role: 'application',
      'aria-roledescription': 'heat map',
      'aria-label': `${best.length} neurons by ${scanned.starts.length} windows. Arrow keys move from cell to cell, Enter chooses the neuron; the table below holds the best windows.`,
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
      const row = { channel, cells: cellsOf(scanned.values[channel], MOST_CELLS), canvas: h('canvas') };
      const index = rows.push(row) - 1;
      row.canvas.width = row.cells.length;
      row.canvas.height = 1;
      row.canvas.addEventListener('pointermove', event => go(index, cellAt(row, event)));
      row.canvas.addEventListener('pointerdown', event => go(index, cellAt(row, event)));
      const says = `Neuron ${channel}, largest value ${figure(best[index].value)}: choose it`;
      const label = h('button', { type: 'button', class: 'quiet', tabindex: -1, 'aria-label': says }, channel);
      label.addEventListener('click', () => choose(channel));
      bottom.before(label, row.canvas);
      if (grid.isConnected) paint(row);
    }
    const left = best.length - rows.length;
    more.hidden = left === 0;
    write(more, left > FURTHER ? `Show ${FURTHER} more of ${count(left)}` : `Show the other ${left}`);
  }

  /** @param {Row} row */
  function paint({ channel, cells, canvas }) {
    const style = getComputedStyle(grid);
    const [positive, negative] = ['--accent', '--wrong'].map(name => channels(style.getPropertyValue(name)));
    const context = canvas.getContext('2d');
    if (!context) return;
    const image = context.createImageData(cells.length, 1);
    for (const [i, window] of cells.entries()) {
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
    const [first, last] = lettersOf(scanned, cells[cell]);
    const seen = letters.slice(first - 1, last);
    const value = signed(scanned.values[channel][cells[cell]]);
    const merged = scanned.starts.length > cells.length ? ' (the strongest of the windows in this cell)' : '';
    const shown = seen.length > TOLD ? `${seen.slice(0, TOLD)}…` : seen;
    write(says, `Neuron ${channel}, letters ${count(first)}–${count(last)}: ${value}${merged}. ${shown}`);
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

  return h('div', {}, grid, says, more);
}

/** @param {Row} row @param {PointerEvent} event */
function cellAt({ cells, canvas }, { offsetX }) {
  return Math.min(cells.length - 1, Math.max(0, Math.floor((offsetX / canvas.clientWidth) * cells.length)));
}

/** @param {import('../../engine/protocol.js').Scanned} scanned where windows start: at both ends, and halfway */
function scaleOf({ starts }) {
  const at = starts.length > 4 ? [0, starts.length >> 1, starts.length - 1] : [0, starts.length - 1];
  return at.map((window, i) =>
    h('span', {}, `${i === 0 ? 'window starts at letter ' : ''}${count(starts[window] + 1)}`),
  );
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
