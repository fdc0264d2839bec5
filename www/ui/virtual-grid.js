/**
 * A grid of equal cells below headings, of which only those in view are in the document: thousands scroll as tens do. Rows and
 * cells have the roles of a grid; what is chosen, and which cell has the focus, is up to the caller.
 */
import { fill, h } from './dom.js';

/** A heading is null where there is none. @template T @typedef {{heading: string | null, items: T[]}} Section */

/** A line of the grid: a heading, or cells. @template T @typedef {{top: number, number: number, height: number, heading: string | null, first: number, items: T[]}} Line `first` counts all items, `number` the lines */

/** Pixels above and below the window that are built, too. */
const MARGIN = 300;
const HEADING = 44;

/**
 * @template T
 * @param {object} grid
 * @param {string} grid.label
 * @param {number} grid.width smallest width of a cell in px
 * @param {number} grid.height of a cell in px, with its gap
 * @param {(item: T, index: number) => HTMLElement} grid.cell
 * @param {() => void} [grid.drawn] called when other cells are in the document
 */
export function virtualGrid({ label, width, height, cell, drawn }) {
  const sheet = h('div', { class: 'virtual-sheet', role: 'presentation' });
  const element = h('div', { class: 'virtual-grid', role: 'grid', 'aria-label': label, tabindex: 0 }, sheet);
  /** @type {Section<T>[]} */
  let sections = [];
  /** @type {Line<T>[]} */
  let lines = [];
  /** Of all lines in px. */
  let length = 0;
  let columns = 1;
  /** The window in px, as the browser tells it: to ask would lay out the page. */
  let [windowWidth, windowHeight, top] = [0, 0, 0];
  /** What is brought into view when there is a window. @type {(() => number) | null} */
  let awaited = null;
  /** The lines in the document. @type {Map<Line<T>, HTMLElement>} */
  const built = new Map();
  element.addEventListener('scroll', onscroll, { passive: true });
  new ResizeObserver(([{ contentRect }]) => onresize(contentRect)).observe(element);

  /** @param {DOMRectReadOnly} rect */
  function onresize({ width: nextWidth, height: nextHeight }) {
    windowHeight = nextHeight;
    if (windowHeight > 0) windowWidth = nextWidth; // while it is not shown, the columns stay
    top = element.scrollTop; // the page has just been laid out
    if (columnsNow() !== columns) layOut();
    else draw();
    if (awaited) reveal(awaited);
  }

  function columnsNow() {
    return Math.max(1, Math.floor(windowWidth / width));
  }

  function layOut() {
    columns = columnsNow();
    lines = [];
    length = 0;
    let first = 0;
    for (const { heading, items } of sections) {
      if (heading !== null) add({ height: HEADING, heading, first, items: [] });
      for (let start = 0; start < items.length; start += columns) {
        add({ height, heading: null, first: first + start, items: items.slice(start, start + columns) });
      }
      first += items.length;
    }
    sheet.style.height = `${length}px`;
    element.setAttribute('aria-rowcount', String(lines.length));
    element.setAttribute('aria-colcount', String(columns));
    built.clear();
    fill(sheet);
    draw();
  }

  /** @param {Omit<Line<T>, 'top' | 'number'>} line */
  function add(line) {
    lines.push({ ...line, top: length, number: lines.length });
    length += line.height;
  }

  /** Once in a frame, before it is laid out. */
  function onscroll() {
    top = element.scrollTop;
    draw();
  }

  function draw() {
    const from = Math.min(top, Math.max(0, length - windowHeight)) - MARGIN;
    const isSeen = windowHeight > 0; // else it is in an area that is not shown
    const seen = isSeen ? lines.slice(lineAt(from), lineAt(from + windowHeight + 2 * MARGIN) + 1) : [];
    const wanted = new Set(seen);
    for (const [line, row] of built) {
      if (wanted.has(line)) continue;
      row.remove();
      built.delete(line);
    }
    const added = seen.filter(line => !built.has(line));
    for (const line of added) built.set(line, rowOf(line));
    sheet.append(...added.map(line => /** @type {HTMLElement} */ (built.get(line))));
    if (added.length > 0) drawn?.();
  }

  /** Number of the last line that begins at or above a place. @param {number} place in px */
  function lineAt(place) {
    let [low, high] = [0, lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lines[middle].top <= place) low = middle;
      else high = middle;
    }
    return low;
  }

  /** @param {Line<T>} line */
  function rowOf({ top: place, number, heading, first, items }) {
    const row = h('div', { class: 'virtual-row', role: 'row', 'aria-rowindex': number + 1 });
    row.style.transform = `translateY(${place}px)`;
    row.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const cells = items.map((item, i) => cell(item, first + i));
    fill(row, heading !== null && h('div', { class: 'virtual-heading', role: 'gridcell' }, heading), ...cells);
    return row;
  }

  /** Scrolls as little as is needed; what is not shown yet scrolls when it is. @param {() => number} place index of an item at that time */
  function reveal(place) {
    awaited = windowHeight > 0 ? null : place;
    if (awaited) return;
    const index = place();
    const line = lines.find(({ first, items }) => index >= first && index < first + items.length);
    if (!line) return;
    if (line.top < top) top = line.top;
    else if (line.top + line.height > top + windowHeight) top = line.top + line.height - windowHeight;
    else return;
    element.scrollTop = top;
    draw();
  }

  /** The item above or below another one, in the nearest column. @param {number} index @param {-1 | 1} by */
  function beyond(index, by) {
    const own = lines.find(({ first, items }) => index >= first && index < first + items.length);
    if (!own) return index;
    const others = by > 0 ? lines.slice(lines.indexOf(own) + 1) : lines.slice(0, lines.indexOf(own)).toReversed();
    const next = others.find(({ items }) => items.length > 0);
    return next ? next.first + Math.min(index - own.first, next.items.length - 1) : index;
  }

  return {
    element,
    reveal,
    beyond,
    /** Items on a screen. */
    page: () => columns * Math.max(1, Math.floor(windowHeight / height) - 1),
    /** @param {Section<T>[]} next */
    show(next) {
      sections = next;
      layOut();
    },
  };
}
