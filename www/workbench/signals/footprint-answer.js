/** Signals around sites: all tracks in one plot, their footprints as a table, expression next to them, and the comparison. */
import { trackName } from '../../session/sources-state.js';
import { signed } from '../../texts/format.js';
import { SEQUENCES, SIGNALS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { plot } from '../../ui/plot.js';
import { refusedRecords } from '../sources/refused-records.js';
import { comparisonView } from './comparison.js';
import { expressionView } from './expression.js';
import { numbers, placesOf } from './profiles.js';

/** @typedef {import('../../session/sources-state.js').AveragedSignals} AveragedSignals */
/** @typedef {import('../../engine/types.js').TrackProfile} TrackProfile */
/** @typedef {TrackProfile & {name: string}} Row */

const { footprint: TEXT } = SIGNALS;
const ID = 'footprint';

/**
 * @param {AveragedSignals} answer
 * @param {import('../../sources/expression.js').Expression | null} expression
 * @param {string} network
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function footprintAnswer(answer, expression, network) {
  const { report, subject, tracks, factors, refused, cancelled } = answer;
  const [{ sites }] = report.groups;
  const file = `${network.replace(/\.onnx$/, '')}-signals`;
  const says = [TEXT.summary(subject, sites), cancelled && SEQUENCES.cancelled];
  const summary = h('p', { class: 'how', role: 'status' }, says.filter(Boolean).join(' '));
  const notRead = refusedRecords(refused, `${ID}-refused`);
  if (sites === 0) return [summary, h('p', { class: 'empty' }, TEXT.noPlaces), notRead];
  return [
    summary,
    notRead,
    h(
      'div',
      { class: 'signals-and-expression' },
      signalsPlot(answer, file),
      expressionView(`${ID}-expression`, { expression, factors, tracks, file }),
    ),
    footprintsTable(answer, file),
    ...comparisonView(`${ID}-compared`, answer, file),
  ];
}

/** @param {AveragedSignals} answer @param {string} file */
function signalsPlot({ report, subject, tracks }, file) {
  const { half, normalisation } = report.options;
  const drawn = plot({ id: `${ID}-plot`, label: TEXT.plot.label(subject, half), file, height: 300 });
  drawn.update({
    places: placesOf(half),
    series: report.groups[0].tracks.map(({ mean, error }, index) => ({
      name: trackName(tracks[index]),
      values: numbers(mean),
      errors: numbers(error),
    })),
    x: { name: TEXT.plot.x, unit: 'bp' },
    y: { name: TEXT.plot.y[normalisation] },
  });
  return drawn.element;
}

/** @param {AveragedSignals} answer @param {string} file */
function footprintsTable({ report, tracks }, file) {
  const { table: text } = TEXT;
  const { groups, options } = report;
  const meaning = text.meaning(options.centre, options.flank);
  const column = (
    /** @type {string} */ name,
    /** @type {string} */ title,
    /** @type {(row: Row) => number | null} */ read,
  ) =>
    /** @type {import('../../ui/data-table.js').Column<Row>} */ ({
      name,
      title,
      largestFirst: true,
      read: row => read(row) ?? '',
      show: row => signed(read(row) ?? Number.NaN),
    });
  const table = dataTable({
    id: `${ID}-table`,
    label: text.label,
    search: text.search,
    file: `${file}-footprints`,
    columns: [
      { name: text.track, read: (/** @type {Row} */ { name }) => name },
      { name: text.sites, read: ({ sites }) => sites },
      column(text.centre, meaning, ({ footprint }) => footprint.centre),
      column(text.flank, meaning, ({ footprint }) => footprint.flank),
      column(text.depth, text.depthMeaning, ({ footprint }) => footprint.relative),
      column(text.region, text.regionMeaning, ({ region }) => region),
    ],
  });
  table.update(tracks.map((track, index) => ({ name: trackName(track), ...groups[0].tracks[index] })));
  return table.element;
}
