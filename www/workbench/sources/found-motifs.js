/** The motifs of the strongest windows: as logos, as a table and as files. */
import { rowLogo } from '../../session/logo-sizes.js';
import { nameOf, namingOf } from '../../session/matches.js';
import { bedOfSites, jsonOfMotifs } from '../../session/questions/meme-files.js';
import { figure, percent, significance } from '../../texts/format.js';
import { WINDOW_MOTIFS as TEXT } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { knownText } from './known-motifs.js';

/** @typedef {import('../../session/questions/meme.js').PlacedMotif} PlacedMotif */
/** @typedef {import('../../session/questions/meme.js').WindowMotifs} WindowMotifs */
/** @typedef {import('../../engine/types.js').Search} Search */
/** @typedef {(motif: PlacedMotif) => Search | undefined} Known known motifs of a motif, where it was compared */

/**
 * @param {{id: string, file: string, motifs: import('../../session/sources-state.js').FoundMotifs}} view `id`: with which the
 *   ids of its elements begin; `file`: with which the names of its files begin
 * @param {import('../../session/views/logos.js').Logos} logos
 * @returns {HTMLElement[]}
 */
export function foundMotifs({ id, file, motifs: { found, known } }, logos) {
  const searches = new Map(known?.map(query => [query.id, query.search]));
  const knownOf = (/** @type {PlacedMotif} */ motif) => searches.get(motif.id);
  const summary = h('p', { class: 'how', role: 'status' }, TEXT.summary(found));
  if (found.motifs.length === 0) return [summary, h('p', { class: 'empty' }, TEXT.none(found.windows))];
  return [
    summary,
    h(
      'div',
      { class: 'facets', tabindex: 0, role: 'region', 'aria-label': TEXT.label },
      h('ol', {}, ...found.motifs.map((motif, index) => row(motif, index + 1, knownOf(motif), logos))),
    ),
    table(id, file, found, knownOf),
    files(id, file, found),
  ];
}

/**
 * @param {PlacedMotif} motif @param {number} number @param {Search | undefined} search
 * @param {import('../../session/views/logos.js').Logos} logos
 */
function row({ id, ppm, consensus, informative, sites, share }, number, search, logos) {
  return h(
    'li',
    { class: 'facet pattern', 'data-pattern': id },
    h(
      'div',
      { class: 'facet-head' },
      h('b', {}, TEXT.motif(number)),
      h('span', {}, TEXT.sites(sites.length)),
      h('span', {}, TEXT.share(share)),
      h('code', { class: 'consensus' }, consensus),
      h('span', {}, informative ? knownText(search) : TEXT.flat),
    ),
    logos.place(ppm, { ...rowLogo(ppm.length), title: TEXT.logo(consensus) }),
  );
}

/** @param {string} id @param {string} file @param {WindowMotifs} found @param {Known} knownOf */
function table(id, file, found, knownOf) {
  const { table: text } = TEXT;
  const rounded = (/** @type {number} */ value) => Number(value.toPrecision(6));
  const firstMatch = (/** @type {PlacedMotif} */ motif) => namingOf(knownOf(motif))[0];
  const shown = dataTable({
    id: `${id}-table`,
    label: text.label,
    search: text.search,
    file,
    columns: /** @type {import('../../ui/data-table.js').Column<PlacedMotif>[]} */ ([
      { name: text.motif, read: ({ id }) => id },
      { name: text.width, largestFirst: true, read: ({ ppm }) => ppm.length },
      { name: text.sites, largestFirst: true, read: ({ sites }) => sites.length },
      {
        name: text.share,
        title: text.shareMeaning,
        largestFirst: true,
        read: ({ share }) => rounded(share),
        show: ({ share }) => percent(share),
      },
      {
        name: text.information,
        title: text.informationMeaning,
        largestFirst: true,
        read: ({ information }) => rounded(information),
        show: ({ information }) => figure(information),
      },
      {
        name: text.gain,
        title: text.gainMeaning,
        largestFirst: true,
        read: ({ gain }) => rounded(gain),
        show: ({ gain }) => figure(gain),
      },
      {
        name: text.consensus,
        read: ({ consensus }) => consensus,
        show: ({ consensus }) => h('code', {}, consensus),
      },
      { name: text.known, read: motif => nameOf(knownOf(motif)) ?? '' },
      {
        name: text.q,
        read: motif => firstMatch(motif)?.q ?? '',
        show: motif => (firstMatch(motif) ? significance(firstMatch(motif).q) : ''),
      },
    ]),
  });
  shown.update(found.motifs);
  return shown.element;
}

/** @param {string} id @param {string} file @param {WindowMotifs} found */
function files(id, file, found) {
  const button = (/** @type {string} */ own, /** @type {string} */ text, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', id: `${id}-${own}`, onclick }, text);
  return h(
    'p',
    { class: 'row' },
    button('meme', TEXT.meme, () => save(`${file}.meme`, found.meme)),
    button('bed', TEXT.bed, () => save(`${file}.bed`, bedOfSites(found))),
    button('json', TEXT.json, () => save(`${file}.json`, jsonOfMotifs(found), 'application/json')),
  );
}
