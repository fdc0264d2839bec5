/** Logos in rows on one ruler, with known motifs above them and figures next to them. */
import { blocksOf } from './blocks.js';
import { knownLanes } from './known-motifs.js';
import { node } from './nodes.js';
import { page } from './page.js';
import { MARK, rowLogo, segmentMark } from './row-logo.js';
import { rulerOf, scaleOf } from './scales.js';
import { POINTS, words } from './words.js';
import { block as linesOf, LINE, wrapped } from './wrapped.js';

/** @typedef {import('./table.js').Block} Block */
/** @typedef {import('./table.js').LogoRow} LogoRow */
/** @typedef {import('./table.js').LogoTable} LogoTable */

/** Heights of what stands above and below the rows, in sizes of the font. */
const TITLE = 2.2;
const HEAD = 1.7;
const NAME = 2.6;
const RULER = 3.2;

/**
 * @param {LogoTable} table
 * @param {import('./settings.js').FigureSettings} settings
 * @param {import('./table.js').Tools} tools
 * @returns {Promise<import('./page.js').Page>}
 * @throws {import('./problem.js').FigureProblem} where it does not fit the width
 */
export async function rowsFigure(table, settings, { font, logo }) {
  const { fontSize: size, segments, names, scale, ruler } = settings;
  const { shown } = table;
  const tall = settings.logoHeight * POINTS;
  const blocks = blocksOf(table, settings, font);
  const lanes = settings.known ? knownLanes(table, blocks[0], size, font) : [];
  const above = segments ? MARK.height + MARK.below : 0;
  const pitch = above + tall + 0.4 * size;
  const most = Math.max(1, Math.floor(pitch / (LINE * size)));
  const top = (settings.title ? TITLE * size : 0) + HEAD * size;
  const laneHeight = NAME * size + tall;
  const first = top + lanes.length * laneHeight + (lanes.length > 0 ? 0.6 * size : 0);
  const longest = Math.max(...blocks.map(({ rows }) => rows.length));
  const height = first + longest * pitch + (ruler ? RULER * size : 0);

  /** @param {Block} block */
  async function drawBlock(block) {
    const known = lanes.flatMap((lane, i) => lane.map(one => drawKnown(block, one, top + i * laneHeight)));
    const rows = block.rows.map((row, i) => drawRow(block, row, first + i * pitch));
    return node(
      'g',
      { transform: `translate(${block.left.toFixed(3)} 0)` },
      ...headOf(block),
      lanes.length > 0 && name(block, table.knownName, top + NAME * size),
      ...(await Promise.all([...known, ...rows])),
      ruler && rulerOf(table, block, first + block.rows.length * pitch, size, font),
    );
  }

  /** @param {Block} block */
  function headOf({ names: room, cells }) {
    const y = top - 0.7 * size;
    return [
      names && words(font.fit(table.rowName, size, room, true), { x: 0, y, size, bold: true }),
      ...cells.map(({ x, anchor, name }) => words(name, { x, y, size, bold: true, anchor })),
    ];
  }

  /** @param {Block} block @param {LogoRow} row @param {number} y */
  async function drawRow(block, row, y) {
    const upper = y + above;
    return node(
      'g',
      { class: 'row' },
      name(block, row.name, upper),
      scale && !row.signed && scaleOf(table, block, upper, tall, size),
      ...(segments ? row.segments.map(one => segmentMark(row.start, one, shown, block, y)) : []),
      await rowLogo(row, shown, block, { y: upper, tall }, logo),
      ...block.cells.map((cell, i) => nextTo(row.cells[i], upper, cell)),
    );
  }

  /** @param {Block} block @param {string} text @param {number} upper edge of the logo that it names */
  function name({ names: room }, text, upper) {
    return names && nextTo(text, upper, { x: 0, width: room });
  }

  /** What stands next to a logo, in as many lines as it has room for. @param {string} text @param {number} upper edge of the logo @param {{x: number, width: number, anchor?: string}} place */
  function nextTo(text, upper, { x, width, anchor }) {
    const lines = wrapped(text, size, width, most, font);
    const y = upper + tall / 2 + (0.36 - ((lines.length - 1) / 2) * LINE) * size;
    return linesOf(text, lines, { x, y, size, anchor });
  }

  /** @param {Block} block @param {import('./known-motifs.js').PlacedLogo} known @param {number} y */
  async function drawKnown(block, known, y) {
    const x = block.area + block.column * known.centre;
    return node(
      'g',
      { class: 'known' },
      ...known.lines.map((line, i) => words(line, { x, y: y + size * (1 + i * LINE), size, anchor: 'middle' })),
      await rowLogo(known, shown, block, { y: y + NAME * size, tall }, logo),
    );
  }

  return page(table.title, { ...settings, height }, await Promise.all(blocks.map(drawBlock)), font);
}
