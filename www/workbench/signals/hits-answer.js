/** What was found of motifs: hits of each, where in their sequences they lie, all hits, and the syntax trees. */
import { signed, significance } from '../../texts/format.js';
import { SEQUENCES, SIGNALS } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { refusedRecords } from '../sources/refused-records.js';
import { hitsTable } from './hits-table.js';
import { positionsView } from './positions.js';
import { treesView } from './trees.js';

/** @typedef {import('../../session/sources-state.js').Hits} Hits */
/** @typedef {Hits['found']['motifs'][number]} Motif */
/** @typedef {import('../../ui/data-table.js').Column<Motif>} Column */
/** @typedef {import('../../ui/store.js').Store<import('../../session/state.js').State>} Store */

const { hits: TEXT } = SIGNALS;
const ID = 'hits';

/**
 * @param {Hits} hits
 * @param {Store} store
 * @param {import('../actions.js').Actions} actions
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function hitsAnswer(hits, store, actions) {
  const { found, subject, where, cancelled, refused, network } = hits;
  const file = network.replace(/\.onnx$/, '');
  const { records, letters, motifs, alphabet, background, options } = found;
  const counts = { found: found.found, motifs: motifs.length, records, letters, kept: found.hits.length, p: options.p };
  const says = [
    TEXT.summary(counts, subject, where),
    TEXT.frequencies(alphabet, background),
    cancelled && SEQUENCES.cancelled,
  ];
  const positions = positionsView(`${ID}-positions`, motifs, file);
  return [
    h('p', { class: 'how', role: 'status' }, says.filter(Boolean).join(' ')),
    refusedRecords(refused, `${ID}-refused`),
    motifsTable(motifs, file, positions.show),
    positions.element,
    h('h4', {}, TEXT.table.title),
    ...hitsTable(hits, file, store, actions),
    ...(found.trees.length > 0 ? treesView(hits, file, store, actions) : []),
  ];
}

/** @param {Motif[]} motifs @param {string} file @param {(id: string) => void} show */
function motifsTable(motifs, file, show) {
  const { motifs: text } = TEXT;
  const bits = (
    /** @type {string} */ name,
    /** @type {string} */ title,
    /** @type {(motif: Motif) => number | null} */ read,
  ) =>
    /** @type {Column} */ ({
      name,
      title,
      largestFirst: true,
      read: motif => read(motif) ?? '',
      show: motif => (read(motif) === null ? text.none : signed(read(motif) ?? 0)),
    });
  const table = dataTable({
    id: `${ID}-motifs`,
    label: text.label,
    search: text.search,
    file: `${file}-motif-hits`,
    columns: /** @type {Column[]} */ ([
      {
        name: text.name,
        read: ({ name }) => name,
        show: ({ id, name }) => h('button', { type: 'button', class: 'link', onclick: () => show(id) }, name),
      },
      { name: text.id, read: ({ id }) => id },
      { name: text.consensus, read: ({ consensus }) => consensus, show: ({ consensus }) => h('code', {}, consensus) },
      { name: text.hits, largestFirst: true, read: ({ found }) => found },
      { name: text.records, title: text.recordsMeaning, largestFirst: true, read: ({ records }) => records },
      bits(text.threshold, text.thresholdMeaning, ({ threshold }) => threshold),
      {
        name: text.thresholdP,
        read: ({ threshold_p: p }) => p ?? '',
        show: ({ threshold_p: p }) => (p === null ? '' : significance(p)),
      },
      bits(text.largest, text.largestMeaning, ({ max_score: score }) => score),
    ]),
  });
  table.update(motifs);
  return table.element;
}
