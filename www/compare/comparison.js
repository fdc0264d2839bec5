/** Tomtom's table with aligned logos: sorted, searched, saved. */
import { aligned } from '../session/views/aligned-pair.js';
import { Logos } from '../session/views/logos.js';
import { E_VALUE, FACTOR, MOTIF, OVERLAP, offset, P_VALUE, Q_VALUE, STRAND } from '../session/views/match-columns.js';
import { counted } from '../texts/format.js';
import { dataTable } from '../ui/data-table.js';
import { fill, h } from '../ui/dom.js';
import { save } from '../ui/save.js';

/** @typedef {import('../engine/protocol.js').Compared} Compared */
/** @typedef {import('../engine/types.js').Query} Query */
/** @typedef {import('../engine/types.js').Match} Match */
/** @typedef {{query: Query, match: Match, known: import('../engine/types.js').KnownMotif | undefined, place: Element | null}} Row */

/**
 * @param {HTMLElement} root
 * @param {import('../ui/store.js').Store<import('./actions.js').CompareState>} store
 * @param {import('../engine/client.js').Engine} engine
 */
export function comparisonView(root, store, engine) {
  const logos = new Logos(engine, () => null);
  const table = dataTable({
    id: 'matches',
    label: 'Matches',
    search: 'Search motif, factor or family',
    columns: columnsFor(logos),
  });
  store.watch(
    ({ comparison }) => [comparison],
    ({ comparison }) => {
      logos.forget();
      if (!comparison)
        return fill(root, h('p', { class: 'empty' }, 'Matches appear here, the surest of each motif first.'));
      const rows = rowsOf(comparison);
      table.update(rows);
      fill(root, ...summary(comparison, rows.length), rows.length > 0 && table.element, ...lonely(comparison));
    },
  );
}

/** @param {Compared & {name: string}} comparison @param {number} rows */
function summary({ queries, targets, tsv, name, cancelled, warnings: ofFile }, rows) {
  const file = `${name.replace(/\.[^.]*$/, '')}.tomtom.tsv`;
  const matched = queries.filter(({ search }) => search.found > 0).length;
  const warnings = queries.flatMap(query =>
    query.warnings.map(warning => h('p', { class: 'note' }, `${query.id}: ${warning}`)),
  );
  return [
    cancelled && h('p', { class: 'note' }, 'Cancelled: these are the motifs that were compared before.'),
    ...ofFile.map(warning => h('p', { class: 'note' }, warning)),
    h(
      'p',
      { class: 'row', id: 'comparison-says', role: 'status' },
      `${counted(queries.length, 'motif')} of ${name} compared with ${counted(targets, 'known motif')}: ${matched} resemble one, ${counted(rows, 'match', 'matches')}.`,
      h(
        'button',
        { type: 'button', class: 'quiet', id: 'save-tsv', onclick: () => save(file, tsv, 'text/tab-separated-values') },
        'Save as Tomtom’s TSV',
      ),
    ),
    ...warnings,
  ];
}

/** Motifs without a match, and why. @param {Compared} comparison */
function lonely({ queries }) {
  const without = queries.filter(({ search }) => search.matches.length === 0);
  if (without.length === 0) return [];
  return [
    h('h3', {}, `${counted(without.length, 'motif')} without a match`),
    h(
      'ul',
      {},
      ...without.map(({ id, name, search }) => h('li', {}, h('b', {}, titled(id, name)), ` ${search.reason}`)),
    ),
  ];
}

/** @param {Compared} comparison @returns {Row[]} */
function rowsOf({ queries, motifs }) {
  return queries.flatMap(query =>
    query.search.matches.map(match => ({ query, match, known: motifs[match.motif], place: null })),
  );
}

/** @param {string} id @param {string} name */
function titled(id, name) {
  return name && name !== id ? `${id} ${name}` : id;
}

/** @param {Logos} logos @returns {import('../ui/data-table.js').Column<Row>[]} */
function columnsFor(logos) {
  return [
    { name: 'Query', title: 'your motif', read: ({ query }) => titled(query.id, query.name) },
    FACTOR,
    MOTIF,
    P_VALUE,
    E_VALUE,
    Q_VALUE,
    OVERLAP,
    offset('positions by which your motif starts to the right of the known one'),
    STRAND,
    {
      name: 'Aligned',
      title: 'your motif above the known one, the way they matched',
      read: () => '',
      fixed: true,
      show: row => logosOf(row, logos),
    },
    { name: 'Family', read: ({ known }) => known?.family ?? '' },
  ];
}

/** Drawn once: sorting moves a row's logos, it does not make them anew. @param {Row} row @param {Logos} logos */
function logosOf(row, logos) {
  const { query, match, known } = row;
  row.place ??= known ? aligned(query.ppm, titled(query.id, query.name), match, known, logos) : null;
  return row.place;
}
