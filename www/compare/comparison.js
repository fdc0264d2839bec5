/** Tomtom's table with aligned logos: sorted, searched, saved. */
import { aligned } from '../session/views/aligned-pair.js';
import { Logos } from '../session/views/logos.js';
import { FACTOR } from '../session/views/match-columns.js';
import { COMPARE } from '../texts/compare.js';
import { say } from '../texts/say.js';
import { dataTable } from '../ui/data-table.js';
import { fill, h } from '../ui/dom.js';
import { save } from '../ui/save.js';
import { alphabetOf } from './alphabet.js';
import { FIGURES } from './columns.js';
import { reportButton } from './report-button.js';
import { titled } from './titled.js';

/** @typedef {import('./state.js').Comparison} Comparison */
/** @typedef {import('../engine/types.js').Query} Query */
/** @typedef {import('../engine/types.js').Match} Match */
/** @typedef {{query: Query, match: Match, known: import('../engine/types.js').KnownMotif | undefined, place: Element | null}} Row */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('./reporting.js').ReportActions} actions
 */
export function comparisonView(root, store, engine, actions) {
  const logos = new Logos(engine, () => {
    const { comparison } = store.state;
    return (
      comparison && {
        report: { model: { name: comparison.name, alphabet: alphabetOf(comparison.queries) } },
        logos: {},
      }
    );
  });
  const table = dataTable({
    id: 'matches',
    label: COMPARE.matches,
    intro: COMPARE.logos,
    search: COMPARE.search,
    columns: columnsFor(logos),
  });
  const saving = reportButton(store, actions);
  store.watch(
    ({ comparison }) => [comparison],
    ({ comparison }) => {
      logos.forget();
      if (!comparison) return fill(root, h('p', { class: 'empty' }, COMPARE.empty));
      const rows = rowsOf(comparison);
      table.update(rows);
      fill(
        root,
        ...summary(comparison, rows.length, saving),
        rows.length > 0 && table.element,
        ...unmatched(comparison),
      );
      if (!isWriting()) goTo(root);
    },
  );
}

/** Whether the visitor writes into a field, where the focus stays. */
function isWriting() {
  return document.activeElement?.matches('textarea, select, input:not([type="file"])') === true;
}

/** What was found is below the questions: its heading gets the focus and comes to the top. @param {HTMLElement} root */
function goTo(root) {
  const heading = root.parentElement?.querySelector('h2');
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

/** @param {Comparison} comparison @param {number} rows @param {Node[]} saving how the report is saved */
function summary({ queries, targets, tsv, name, cancelled, warnings: ofFile }, rows, saving) {
  const file = `${name.replace(/\.[^.]*$/, '')}.tomtom.tsv`;
  const matched = queries.filter(({ search }) => search.found > 0).length;
  const warnings = queries.flatMap(query =>
    query.warnings.map(warning => h('p', { class: 'note' }, `${query.id}: ${warning}`)),
  );
  return [
    cancelled && h('p', { class: 'note' }, COMPARE.cancelled),
    ...ofFile.map(warning => h('p', { class: 'note' }, warning)),
    h(
      'p',
      { class: 'row', id: 'comparison-status', role: 'status' },
      COMPARE.summary(queries.length, name, targets, matched, rows),
      h(
        'button',
        { type: 'button', class: 'quiet', id: 'save-tsv', onclick: () => save(file, tsv, 'text/tab-separated-values') },
        COMPARE.save,
      ),
      ...saving,
    ),
    ...warnings,
  ];
}

/** Motifs without a match, and why. @param {Comparison} comparison */
function unmatched({ queries }) {
  const without = queries.filter(({ search }) => search.matches.length === 0);
  if (without.length === 0) return [];
  return [
    h('h3', {}, COMPARE.unmatched(without.length)),
    h(
      'ul',
      {},
      ...without.map(query =>
        h('li', {}, h('b', {}, titled(query)), query.search.reason && ` ${say('nothingFound', query.search.reason)}`),
      ),
    ),
  ];
}

/** @param {Comparison} comparison @returns {Row[]} */
function rowsOf({ queries, motifs }) {
  return queries.flatMap(query =>
    query.search.matches.map(match => ({ query, match, known: motifs[match.motif], place: null })),
  );
}

/** The logos stand below the factor: a column of their own would be out of sight. @param {Logos} logos @returns {import('../ui/data-table.js').Column<Row>[]} */
function columnsFor(logos) {
  return [
    { ...heading('query'), read: ({ query }) => titled(query) },
    { ...FACTOR, show: row => h('div', { class: 'words' }, h('b', {}, FACTOR.read(row)), logosOf(row, logos)) },
    ...FIGURES,
  ];
}

/** The logos of a row, which are drawn once and moved when the table is sorted. @param {Row} row @param {Logos} logos */
function logosOf(row, logos) {
  const { query, match, known } = row;
  row.place ??= known ? aligned(query.ppm, titled(query), match, known, logos) : null;
  return row.place;
}

/** @param {keyof typeof COMPARE.columns} column */
function heading(column) {
  const [name, title] = COMPARE.columns[column];
  return { name, title };
}
