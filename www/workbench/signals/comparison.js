/** Tracks at the motifs of a tree, and at the same motifs with other gaps: a test of each, and one of them as a plot. */
import { trackName } from '../../session/sources-state.js';
import { signed, significance } from '../../texts/format.js';
import { SIGNALS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { fill, h } from '../../ui/dom.js';
import { plot } from '../../ui/plot.js';
import { choice } from './choice.js';
import { numbers, placesOf } from './profiles.js';

/** @typedef {import('../../session/sources-state.js').AveragedSignals} AveragedSignals */
/** @typedef {import('../../session/sources-state.js').ComparedMotif} ComparedMotif */
/** @typedef {import('../../engine/types.js').TrackProfile} TrackProfile */
/** @typedef {{track: string, motif: string, own: TrackProfile, other: TrackProfile, difference: number, p: number | null}} Row */

const { comparison: TEXT, plot: PLOT } = SIGNALS.footprint;

/**
 * @param {string} id
 * @param {AveragedSignals} answer
 * @param {string} file
 * @returns {HTMLElement[]}
 */
export function comparisonView(id, { compared, factors, tracks }, file) {
  const heading = h('h4', {}, TEXT.title);
  if (compared.length === 0) return [heading, h('p', { class: 'empty' }, TEXT.none)];
  const rows = compared.flatMap(({ leaf, report }) =>
    tracks.map((track, index) => {
      const [own, other] = report.groups.map(group => group.tracks[index]);
      return { track: trackName(track), motif: motifName(factors, leaf), own, other, ...report.comparison[index] };
    }),
  );
  const place = h('div');
  const [track, motif] = [choice(`${id}-track`, TEXT.track, draw), choice(`${id}-motif`, TEXT.motif, draw)];
  track.offer(tracks.map((one, index) => ({ id: String(index), text: trackName(one) })));
  motif.offer(compared.map(({ leaf }, index) => ({ id: String(index), text: motifName(factors, leaf) })));

  function draw() {
    const [motifIndex, trackIndex] = [Number(motif.value()), Number(track.value())];
    const { track: name, motif: around } = rows[motifIndex * tracks.length + trackIndex];
    fill(place, profilesPlot(id, compared[motifIndex], trackIndex, TEXT.label(name, around), file));
  }

  track.choose(String(mostDifferent(compared[0])));
  return [
    heading,
    h('p', { class: 'hint' }, TEXT.how),
    testsTable(id, rows, file),
    h('p', { class: 'row' }, ...track.parts, ...motif.parts),
    place,
  ];
}

/** Its place in the tree tells motifs of the same name apart. @param {string[]} factors @param {number} leaf */
function motifName(factors, leaf) {
  return TEXT.nth(leaf + 1, factors[leaf]);
}

/** The track with the smallest p-value. @param {ComparedMotif} compared */
function mostDifferent({ report: { comparison } }) {
  const values = comparison.map(({ p }) => p ?? 1);
  return values.indexOf(Math.min(...values));
}

/** @param {string} id @param {Row[]} rows @param {string} file */
function testsTable(id, rows, file) {
  const column = (
    /** @type {string} */ name,
    /** @type {string} */ title,
    /** @type {(row: Row) => number | null} */ read,
    show = signed,
  ) =>
    /** @type {import('../../ui/data-table.js').Column<Row>} */ ({
      name,
      title,
      largestFirst: show === signed,
      read: row => read(row) ?? '',
      show: row => show(read(row) ?? Number.NaN),
    });
  const table = dataTable({
    id: `${id}-table`,
    label: TEXT.title,
    search: TEXT.search,
    file: `${file}-other-gaps`,
    columns: [
      { name: TEXT.track, read: (/** @type {Row} */ { track }) => track },
      { name: TEXT.motif, read: ({ motif }) => motif },
      column(TEXT.own, TEXT.ownMeaning, ({ own }) => own.region),
      column(TEXT.other, TEXT.otherMeaning, ({ other }) => other.region),
      column(TEXT.difference, '', ({ difference }) => difference),
      column(TEXT.p, TEXT.pMeaning, ({ p }) => p, significance),
    ],
  });
  table.update(rows);
  return table.element;
}

/** @param {string} id @param {ComparedMotif} compared @param {number} track @param {string} label @param {string} file */
function profilesPlot(id, { leaf, report }, track, label, file) {
  const drawn = plot({ id: `${id}-plot`, label, file: `${file}-other-gaps-${leaf + 1}-${track + 1}` });
  drawn.update({
    places: placesOf(report.options.half),
    series: report.groups.map(({ name, sites, tracks }) => ({
      name: TEXT.series(name, sites),
      values: numbers(tracks[track].mean),
      errors: numbers(tracks[track].error),
    })),
    x: { name: TEXT.x, unit: 'bp' },
    y: { name: PLOT.y.none },
  });
  return drawn.element;
}
