/**
 * Rows × columns of signed values as a table whose cells are coloured, blue above 0 and orange below, with the values as text.
 * A press on a column's name sorts by it, the largest first. The whole is saved as TSV, the picture as SVG.
 */
import { figure, measured } from '../texts/format.js';
import { UI } from '../texts/ui.js';
import { dataTable } from './data-table.js';
import { fill, h } from './dom.js';
import { FIRST, finite, heatDrawing, largest, strongest } from './heat-drawing.js';
import { figureButton } from './figure-offer.js';
import { saveDrawing, standaloneSvg } from './standalone-svg.js';

/** @typedef {import('./heat-drawing.js').Cell} Cell */
/** @typedef {import('./heat-drawing.js').HeatRow} HeatRow */
/** @typedef {{name: string, title?: string}} HeatColumn */

/**
 * @param {object} table
 * @param {string} table.id
 * @param {string} table.label what a screen reader calls it
 * @param {string} table.rows what a row is, the name of the first column
 * @param {string} table.search what the search field is called
 * @param {string} table.file name of the files, without ending
 * @param {(error: unknown) => void} table.refuse called where a file cannot be made
 * @returns {{element: HTMLElement, update: (columns: HeatColumn[], rows: HeatRow[]) => void}}
 */
export function heatMapTable({ id, label, rows: rowName, search, file, refuse }) {
  const element = h('div', { class: 'heat-map' });

  /** @param {HeatColumn[]} columns @param {HeatRow[]} rows @param {number} limit of columns */
  function draw(columns, rows, limit) {
    const end = largest(rows.flatMap(({ cells }) => cells));
    const shown = strongest(columns.length, rows, limit);
    const whole = fileColumns(rowName, columns, rows);
    const table = dataTable({
      id,
      label,
      search,
      file,
      fileColumns: whole,
      columns: [
        { name: rowName, read: ({ name }) => name, show: row => headOf(row) },
        ...shown.map(i => valueColumn(columns[i], i)),
      ],
      mark: (line, row) => colour(line, row, shown, end),
    });
    const all = () => draw(columns, rows, columns.length);
    fill(
      element,
      h(
        'p',
        { class: 'row' },
        scale(end),
        h('button', { type: 'button', class: 'quiet', id: `${id}-svg`, onclick: saveSvg }, UI.heatMap.save),
        figureButton({ file, title: label, svg: async () => standaloneSvg(await forFile(), label) }),
      ),
      shown.length < columns.length &&
        h(
          'p',
          { class: 'row hint' },
          UI.heatMap.columns(shown.length, columns.length),
          h('button', { type: 'button', class: 'quiet', onclick: all }, UI.heatMap.all(columns.length)),
        ),
      table.element,
    );
    table.update(rows);

    function forFile() {
      return heatDrawing({ names: shown.map(i => columns[i].name), rows: table.chosen(), shown, end });
    }

    async function saveSvg() {
      try {
        saveDrawing(file, await forFile(), label);
      } catch (error) {
        refuse(error);
      }
    }
  }

  return { element, update: (columns, rows) => draw(columns, rows, FIRST) };
}

/** @param {HeatColumn} column @param {number} index @returns {import('./data-table.js').Column<HeatRow>} */
function valueColumn({ name, title }, index) {
  return {
    name,
    title,
    largestFirst: true,
    read: ({ cells }) => finite(cells[index]) ?? '',
    show({ cells }) {
      const value = finite(cells[index]);
      return value === null ? UI.heatMap.none : measured(value, cells[index]?.error ?? 0);
    },
  };
}

/**
 * Every column, and next to it the standard errors, where there are any.
 * @param {string} rowName
 * @param {HeatColumn[]} columns
 * @param {HeatRow[]} rows
 * @returns {import('./data-table.js').Column<HeatRow>[]}
 */
function fileColumns(rowName, columns, rows) {
  const hasErrors = rows.some(({ cells }) => cells.some(cell => cell?.error !== undefined));
  return [
    { name: rowName, read: ({ name }) => name },
    ...columns.flatMap(({ name }, i) => [
      { name, read: (/** @type {HeatRow} */ { cells }) => cells[i]?.value ?? '' },
      ...(hasErrors
        ? [{ name: UI.heatMap.error(name), read: (/** @type {HeatRow} */ { cells }) => cells[i]?.error ?? '' }]
        : []),
    ]),
  ];
}

/** @param {HeatRow} row */
function headOf({ name, show }) {
  return show ? [h('div', { class: 'row-name' }, ...show())] : name;
}

/** @param {HTMLTableRowElement} line @param {HeatRow} row @param {number[]} shown columns @param {number} end */
function colour(line, { cells }, shown, end) {
  for (const [i, cell] of [...line.querySelectorAll('td')].entries()) {
    const value = finite(cells[shown[i]]) ?? 0;
    const strength = Math.round((100 * Math.abs(value)) / end);
    const side = value < 0 ? 'low' : 'high';
    cell.style.backgroundColor = `color-mix(in srgb, var(--diverging-${side}) ${strength}%, var(--paper))`;
  }
}

/** @param {number} end */
function scale(end) {
  return h(
    'span',
    { class: 'row hint', role: 'img', 'aria-label': UI.heatMap.scale(figure(end)) },
    `−${figure(end)}`,
    h('span', { class: 'diverging' }),
    figure(end),
  );
}
