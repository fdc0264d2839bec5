/** Where names, logos and figures stand in each column of a figure. */
import { FIGURE } from '../texts/figure.js';
import { FigureProblem } from './problem.js';
import { POINTS } from './words.js';

/** @typedef {import('./table.js').LogoTable} LogoTable */
/** @typedef {import('./table.js').Block} Block */
/** @typedef {import('./table.js').Cell} Cell */
/** @typedef {import('./font.js').Font} Font */
/** @typedef {import('./settings.js').FigureSettings} FigureSettings */
/** How wide it is on one line, and how narrow it may become. @typedef {{widest: number, least: number}} Wanted */

/** The share of a column that texts leave to the logos, unless they need more for their least width. */
const COMFORTABLE = 0.4;
/** Smallest share of a column for logos: below, nothing in them can be read. */
const LOGOS = 0.2;
/** Least width of a text that has no room on one line, in sizes of the font. */
const LEAST = 6;
/** Distance between figures, and between names and logos, in the same sizes. */
const APART = 1.2;
const NAME_GAP = 0.8;
/** Room for half of the last number of the ruler, in the same sizes. */
const EDGE = 1;

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
  const scale = settings.scale ? 2.2 * size : 0;
  const gap = settings.names ? NAME_GAP * size : 0;
  const apart = (table.columns.length * APART || EDGE) * size;
  const free = width - scale - gap - apart;
  const wanted = table.columns.map((_, i) => cellWidth(table, i, size, font));
  const [names, ...widths] = divided(
    [settings.names ? namesWidth(table, size, font) : { widest: 0, least: 0 }, ...wanted],
    free - COMFORTABLE * width,
  );
  const area = names + gap + scale;
  const room = free - names - widths.reduce((all, one) => all + one, 0);
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

/** @param {LogoTable} table @param {number} size @param {Font} font @returns {Wanted} */
function namesWidth({ rowName, rows, known, knownName }, size, font) {
  const texts = [...rows.map(({ name }) => name), ...(known.length > 0 ? [knownName] : [])];
  const widest = Math.ceil(Math.max(font.width(rowName, size, true), ...texts.map(text => font.width(text, size))));
  return { widest, least: Math.min(widest, LEAST * size) };
}

/** @param {LogoTable} table @param {number} index of the column @param {number} size @param {Font} font @returns {Wanted} */
function cellWidth({ rows, columns }, index, size, font) {
  const { name, isText } = columns[index];
  const head = Math.ceil(font.width(name, size, true));
  const widest = Math.ceil(Math.max(head, ...rows.map(({ cells }) => font.width(cells[index], size))));
  return { widest, least: isText ? Math.min(widest, Math.max(head, LEAST * size)) : widest };
}

/**
 * The widths of some texts in `room`: the widest of them give way first, none below its least.
 * @param {Wanted[]} wanted
 * @param {number} room
 */
function divided(wanted, room) {
  const widths = (/** @type {number} */ most) =>
    wanted.map(({ widest, least }) => Math.min(widest, Math.max(least, most)));
  const sum = (/** @type {number} */ most) => widths(most).reduce((all, one) => all + one, 0);
  let most = Math.max(...wanted.map(({ widest }) => widest));
  while (most > 0 && sum(most) > room) most -= 1;
  return widths(most);
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
