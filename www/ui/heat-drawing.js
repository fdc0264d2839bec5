/** A heat map as a drawing, for a file: logos, names, coloured cells and their values. Colours are in `plots.css`. */
import { signed } from '../texts/format.js';
import { s } from './dom.js';
import { drawing } from './drawing.js';

/** @typedef {{value: number, error?: number}} Cell with its standard error, where it is known */

/**
 * @typedef {object} HeatRow
 * @property {string} name
 * @property {(Cell | null)[]} cells by column; null where there is no value
 * @property {() => import('./dom.js').Child[]} [show] the head of the row on the page, such as a link and a logo; the name by default
 * @property {() => Promise<string>} [drawing] SVG text of a logo, for the file
 */

/** Columns that are shown at first. */
export const FIRST = 40;

/** Pixels. */
const CELL = { width: 58, height: 26 };
const LOGO = { width: 150, height: 22 };
const LETTER = 6.2;
const GAP = 8;

/**
 * @param {object} map
 * @param {string[]} map.names of the columns
 * @param {HeatRow[]} map.rows
 * @param {number[]} map.shown for each name, the index of its cells
 * @param {number} map.end value with the full colour
 * @returns {Promise<SVGSVGElement>}
 */
export async function heatDrawing({ names, rows, shown, end }) {
  const logos = await Promise.all(rows.map(({ drawing }) => drawing?.()));
  const widest = (/** @type {string[]} */ texts) => Math.max(0, ...texts.map(({ length }) => length)) * LETTER;
  const logoWidth = logos.some(Boolean) ? LOGO.width + GAP : 0;
  const left = logoWidth + widest(rows.map(({ name }) => name)) + GAP;
  const top = widest(names) + GAP;
  const [width, height] = [left + shown.length * CELL.width, top + rows.length * CELL.height];
  return s(
    'svg',
    { class: 'heat-drawing', viewBox: `0 0 ${width} ${height}`, width, height },
    ...names.map((name, i) =>
      s('text', { transform: `translate(${left + (i + 0.5) * CELL.width + 4} ${top - 6}) rotate(-90)` }, name),
    ),
    ...rows.flatMap((row, j) => {
      const y = top + j * CELL.height;
      return [
        logoAt(logos[j], y),
        s('text', { x: left - GAP, y: y + 17, 'text-anchor': 'end' }, row.name),
        ...shown.flatMap((index, i) => cellAt(row.cells[index], left + i * CELL.width, y, end)),
      ];
    }),
  );
}

/** The columns with the largest values, in their order. @param {number} columns @param {HeatRow[]} rows @param {number} limit */
export function strongest(columns, rows, limit) {
  const all = Array.from({ length: columns }, (_, i) => i);
  if (columns <= limit) return all;
  const strength = all.map(i => largest(rows.map(({ cells }) => cells[i])));
  const chosen = all.toSorted((a, b) => strength[b] - strength[a] || a - b).slice(0, limit);
  return chosen.toSorted((a, b) => a - b);
}

/** The largest absolute value; 1 where all are 0. @param {(Cell | null)[]} cells */
export function largest(cells) {
  return cells.reduce((most, cell) => Math.max(most, Math.abs(finite(cell) ?? 0)), 0) || 1;
}

/** @param {string | undefined} text SVG @param {number} y */
function logoAt(text, y) {
  if (!text) return null;
  const logo = drawing(text, '');
  for (const [name, value] of Object.entries({ x: 0, y: y + 2, ...LOGO })) logo.setAttribute(name, String(value));
  return logo;
}

/** The value of a cell, where it is a number. @param {Cell | null | undefined} cell @returns {number | null} */
export function finite(cell) {
  return cell && Number.isFinite(cell.value) ? cell.value : null;
}

/** @param {Cell | null} cell @param {number} x @param {number} y @param {number} end */
function cellAt(cell, x, y, end) {
  const value = finite(cell);
  if (value === null) return [];
  const strength = Math.min(1, Math.abs(value) / end).toFixed(3);
  return [
    s('rect', {
      class: value < 0 ? 'low' : 'high',
      'fill-opacity': strength,
      x: x + 1,
      y: y + 1,
      width: CELL.width - 2,
      height: CELL.height - 2,
    }),
    s('text', { x: x + CELL.width / 2, y: y + 17, 'text-anchor': 'middle' }, signed(value)),
  ];
}
