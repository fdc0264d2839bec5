/** Where names, logos and figures stand in each column of a figure. */
import { FIGURE } from '../texts/figure.js';
import { FigureProblem } from './problem.js';
import { POINTS } from './words.js';

/** @typedef {import('./table.js').LogoTable} LogoTable */
/** @typedef {import('./table.js').Block} Block */
/** @typedef {import('./table.js').Cell} Cell */
/** @typedef {import('./font.js').Font} Font */
/** @typedef {import('./settings.js').FigureSettings} FigureSettings */

/** Shares of a column: names leave the logos their share as long as they have one themselves; a text has at most so much. */
const NAMES = 0.15;
const COMFORTABLE = 0.4;
const TEXT = 0.22;
/** Distance between figures, in sizes of the font. */
const APART = 1.2;
/** Room for half of the last number of the ruler, in the same sizes. */
const EDGE = 1;
/** Smallest share of a column for logos: below, nothing in them can be read. */
const LOGOS = 0.25;

/**
 * @param {LogoTable} table
 * @param {FigureSettings} settings
 * @param {Font} font
 * @returns {Block[]} all of one geometry
 * @throws {FigureProblem} where the logos have no room
 */
export function blocksOf(table, settings, font) {
  const { fontSize: size } = settings;
  const shares = sharesOf(table.rows, settings.columns);
  const count = shares.length;
  const between = 2.5 * size;
  const width = (settings.width * POINTS - between * (count - 1)) / count;
  const widths = table.columns.map((column, i) => cellWidth(table, column, i, size, width, font));
  const scale = settings.scale ? 2.2 * size : 0;
  const sum = widths.reduce((all, one) => all + one + APART * size, 0);
  const right = Math.max(sum, EDGE * size);
  const most = Math.max(NAMES * width, (1 - COMFORTABLE) * width - right - scale);
  const names = settings.names ? Math.min(namesWidth(table, size, font), most) : 0;
  const area = names + (names > 0 ? 0.8 * size : 0) + scale;
  const room = width - area - right;
  if (room < LOGOS * width) throw new FigureProblem('narrow', FIGURE.narrow(settings.width), FIGURE.narrowNext);
  const column = room / (table.shown.end - table.shown.start);
  const cells = cellsOf(table, widths, area + room, size);
  return shares.map((rows, i) => ({
    left: i * (width + between),
    rows,
    names,
    area,
    column,
    cells,
  }));
}

/** @param {LogoTable} table @param {number} size @param {Font} font */
function namesWidth({ rowName, rows, known, knownName }, size, font) {
  const texts = [...rows.map(({ name }) => name), ...(known.length > 0 ? [knownName] : [])];
  const widest = Math.max(font.width(rowName, size, true), ...texts.map(text => font.width(text, size)));
  return Math.ceil(widest);
}

/**
 * @param {LogoTable} table @param {LogoTable['columns'][number]} column @param {number} index of the column
 * @param {number} size @param {number} width @param {Font} font
 */
function cellWidth({ rows }, { name, isText }, index, size, width, font) {
  const head = font.width(name, size, true);
  const widest = Math.ceil(Math.max(head, ...rows.map(({ cells }) => font.width(cells[index], size))));
  return isText ? Math.min(widest, Math.max(width * TEXT, head)) : widest;
}

/** @param {LogoTable} table @param {number[]} widths @param {number} from @param {number} size @returns {Cell[]} */
function cellsOf({ columns }, widths, from, size) {
  let left = from;
  return columns.map(({ name, isText }, i) => {
    left += APART * size;
    const x = isText ? left : left + widths[i];
    left += widths[i];
    return { name, x, anchor: isText ? 'start' : 'end', width: widths[i] };
  });
}

/** The rows one after another in at most `most` parts, of the same length but for the last. @template R @param {R[]} rows @param {number} most */
function sharesOf(rows, most) {
  const length = Math.ceil(rows.length / most);
  const count = Math.ceil(rows.length / length);
  return Array.from({ length: count }, (_, i) => rows.slice(i * length, (i + 1) * length));
}
