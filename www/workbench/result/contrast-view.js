/** Layers side by side: box plots of their matches, the tests between them, and their factors as sets. */
import { count, figure, significance, signed } from '../../texts/format.js';
import { UI } from '../../texts/ui.js';
import { RESULT } from '../../texts/workbench.js';
import { boxPlot } from '../../ui/box-plot.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { setPlot } from '../../ui/set-plot.js';
import { figureButton } from '../../ui/figure-offer.js';
import { saveDrawing, standaloneSvg } from '../../ui/standalone-svg.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').Contrast} Contrast */
/** @typedef {import('../../engine/types.js').SideTest} SideTest */

const { layers: TEXT } = RESULT;

/** @param {Contrast} contrast @param {string[]} names of its sides @returns {HTMLElement[]} */
export function contrastView(contrast, names) {
  return [
    h(
      'div',
      { class: 'contrast-body' },
      figureOf('layers-matches', TEXT.caption, () => boxPlot(contrast.sides, names)),
      numbers(contrast, names),
    ),
    tests(contrast.tests, names),
    figureOf('layers-factors', TEXT.setsCaption, () =>
      setPlot(
        contrast.sets,
        names,
        contrast.sides.map(({ factors }) => factors),
      ),
    ),
    sets(contrast, names),
  ];
}

/** @param {string} file without ending @param {string} caption @param {() => SVGSVGElement} draw */
function figureOf(file, caption, draw) {
  return h(
    'figure',
    {},
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption }, draw()),
    h('figcaption', {}, caption),
    h(
      'button',
      { type: 'button', class: 'quiet', id: `${file}-save`, onclick: () => saveDrawing(file, draw(), caption) },
      UI.plot.save,
    ),
    ' ',
    figureButton({ file, title: caption, svg: () => standaloneSvg(draw(), caption) }),
  );
}

/** @param {Contrast} contrast @param {string[]} names */
function numbers({ sides }, names) {
  const quartile = (/** @type {'max' | 'upper' | 'median' | 'lower' | 'min'} */ name) => (/** @type {number} */ i) =>
    figure(sides[i].quartiles?.[name] ?? Number.NaN);
  /** @type {[string, (i: number) => string][]} */
  const lines = [
    [TEXT.neurons, i => count(sides[i].neurons)],
    [TEXT.matched, i => count(sides[i].matched)],
    [TEXT.taken, i => count(sides[i].hits.length)],
    [TEXT.max, quartile('max')],
    [TEXT.upper, quartile('upper')],
    [TEXT.median, quartile('median')],
    [TEXT.lower, quartile('lower')],
    [TEXT.min, quartile('min')],
    [TEXT.factors, i => count(sides[i].factors)],
  ];
  return scrollingTable({
    label: TEXT.table,
    file: 'layers-numbers',
    columns: [[TEXT.property], ...names.map(name => /** @type {[string]} */ ([name]))],
    rows: lines.map(([name, read]) =>
      tableRow(
        name,
        names.map((_, i) => read(i)),
      ),
    ),
  });
}

/** @param {SideTest[]} all @param {string[]} names */
function tests(all, names) {
  const shown = (/** @type {number | null} */ value) => (value === null ? '–' : signed(value));
  return scrollingTable({
    label: TEXT.tests,
    file: 'layers-tests',
    intro: TEXT.testsIntro,
    columns: TEXT.testColumns.map(name => /** @type {[string]} */ ([name])),
    rows: all.map(({ greater, than, test }) =>
      tableRow(TEXT.greater(names[greater], names[than]), [
        shown(test.difference),
        shown(test.t),
        shown(test.freedom),
        test.p === null ? '–' : significance(test.p),
      ]),
    ),
  });
}

/** @param {Contrast} contrast @param {string[]} names */
function sets({ sets }, names) {
  /** @type {import('../../ui/data-table.js').Column<{factor: string, sides: number[]}>[]} */
  const columns = [
    { name: TEXT.factor, read: ({ factor }) => factor },
    { name: TEXT.foundIn, read: ({ sides }) => sides.map(side => names[side]).join(', ') },
  ];
  const table = dataTable({
    id: 'contrast-factors',
    label: TEXT.setsTable,
    columns,
    search: TEXT.search,
    file: 'factors',
    fileColumns: [
      columns[0],
      ...names.map((name, side) => ({
        name,
        read: (/** @type {{sides: number[]}} */ { sides }) => (sides.includes(side) ? 1 : 0),
      })),
    ],
  });
  table.update(sets.flatMap(({ factors, sides }) => factors.map(factor => ({ factor, sides }))));
  return table.element;
}
