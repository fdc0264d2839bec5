/** The clusters of a motif file: how they are made, their representatives as logos, their members folded, files of both. */
import { reverseComplement } from '../session/matches.js';
import { Logos } from '../session/views/logos.js';
import { COMPARE } from '../texts/compare.js';
import { figure } from '../texts/format.js';
import { dataTable } from '../ui/data-table.js';
import { fill, h, write } from '../ui/dom.js';
import { save } from '../ui/save.js';
import { membersTsv, representativesMeme } from './cluster-files.js';
import { clusterControls } from './cluster-controls.js';
import { titled } from './titled.js';

/** @typedef {import('./clustering.js').ClusterActions} ClusterActions */
/** @typedef {import('./cluster-files.js').Clustered} Clustered */
/** @typedef {{cluster: import('./clusters.js').Cluster, clustered: Clustered}} Row */

const { clusters: TEXT } = COMPARE;

/**
 * @param {HTMLElement} root
 * @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {ClusterActions} actions
 */
export function clustersView(root, store, engine, actions) {
  const logos = new Logos(engine, () => {
    const { clustered } = store.state;
    return clustered && { report: { model: { name: clustered.name, alphabet: clustered.alphabet } }, logos: {} };
  });
  const table = dataTable({ id: 'clusters-table', label: TEXT.table, search: TEXT.search, columns: columnsFor(logos) });
  const status = h('p', { id: 'clusters-status', role: 'status' });
  const found = h('div');
  fill(root, h('p', { class: 'hint' }, TEXT.meaning), clusterControls(store, actions), status, found);
  store.watch(
    ({ clustered, clustering }) => [clustered, clustering !== null],
    ({ clustered, clustering }) => {
      write(status, clustered ? summary(clustered) : clustering ? '' : TEXT.empty);
      status.classList.toggle('empty', !clustered);
    },
  );
  store.watch(
    ({ clustered }) => [clustered],
    ({ clustered }) => {
      logos.forget();
      if (!clustered) return fill(found);
      table.update(clustered.clusters.map(cluster => ({ cluster, clustered })));
      fill(found, ...warnings(clustered), files(clustered), clustered.clusters.length > 0 && table.element);
    },
  );
}

/** @param {Clustered} clustered */
function summary({ name, motifs, clusters }) {
  const alone = clusters.filter(({ members }) => members.length === 1).length;
  return TEXT.summary(motifs.length, name, clusters.length, alone);
}

/** @param {Clustered} clustered */
function warnings({ warnings }) {
  return warnings.map(warning => h('p', { class: 'note' }, warning));
}

/** @param {Clustered} clustered */
function files(clustered) {
  const stem = clustered.name.replace(/\.[^.]*$/, '');
  const button = (/** @type {string} */ id, /** @type {string} */ title, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', id, onclick }, title);
  return h(
    'p',
    { class: 'row' },
    button('save-representatives', TEXT.saveMeme, () =>
      save(`${stem}.representatives.meme`, representativesMeme(clustered)),
    ),
    button('save-clusters', TEXT.saveTsv, () =>
      save(`${stem}.clusters.tsv`, membersTsv(clustered), 'text/tab-separated-values'),
    ),
  );
}

/** @param {Logos} logos @returns {import('../ui/data-table.js').Column<Row>[]} */
function columnsFor(logos) {
  return [
    {
      ...heading('representative'),
      read: ({ cluster, clustered }) => titled(clustered.motifs[cluster.representative]),
    },
    {
      ...heading('logo'),
      fixed: true,
      read: () => '',
      show: ({ cluster, clustered }) => {
        const motif = clustered.motifs[cluster.representative];
        return logos.small(motif.ppm, titled(motif));
      },
    },
    { ...heading('motifs'), largestFirst: true, read: ({ cluster }) => cluster.members.length },
    {
      ...heading('mean'),
      largestFirst: true,
      read: ({ cluster }) => (cluster.members.length === 1 ? '' : cluster.mean),
      show: ({ cluster }) => (cluster.members.length === 1 ? '–' : figure(cluster.mean)),
    },
    {
      ...heading('members'),
      fixed: true,
      read: ({ cluster, clustered }) => cluster.members.map(({ motif }) => titled(clustered.motifs[motif])).join(' '),
      show: row => membersOf(row, logos),
    },
  ];
}

/** The members, drawn when they are unfolded. @param {Row} row @param {Logos} logos */
function membersOf({ cluster, clustered }, logos) {
  const { members } = cluster;
  if (members.length === 1) return TEXT.alone;
  const list = h('div');
  const first = Math.min(...members.map(({ offset }) => offset));
  const element = h(
    'details',
    {
      class: 'members',
      ontoggle() {
        if (element.open && list.childElementCount === 0) {
          fill(list, ...members.map(member => memberOf(member, clustered, first, logos)));
        }
      },
    },
    h('summary', {}, TEXT.members(members.length)),
    list,
  );
  return element;
}

/**
 * @param {import('./clusters.js').Member} member
 * @param {Clustered} clustered
 * @param {number} first position at which any member starts
 * @param {Logos} logos
 */
function memberOf({ motif, similarity, offset, reversed }, { motifs, alphabet }, first, logos) {
  const { ppm } = motifs[motif];
  const title = TEXT.member(titled(motifs[motif]), figure(similarity), reversed);
  return h(
    'figure',
    {},
    h('figcaption', {}, title),
    logos.small(reversed ? reverseComplement(ppm, alphabet) : ppm, title, offset - first),
  );
}

/** @param {keyof typeof TEXT.columns} column */
function heading(column) {
  const [name, title] = TEXT.columns[column];
  return { name, title };
}
