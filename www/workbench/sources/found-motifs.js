/** The motifs of the strongest windows: as logos, as a table and as files. */
import { rowLogo } from '../../session/logo-sizes.js';
import { bedOfSites, jsonOfMotifs } from '../../session/questions/meme-files.js';
import { figure, percent } from '../../texts/format.js';
import { WINDOW_MOTIFS as TEXT } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { consensusColumn, foundFiles, foundRow, knownColumns, rounded, rowList, searchesOf } from './found-parts.js';
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
  const knownOf = searchesOf(known);
  const summary = h('p', { class: 'how', role: 'status' }, TEXT.summary(found));
  if (found.motifs.length === 0) return [summary, h('p', { class: 'empty' }, TEXT.none(found.windows))];
  return [
    summary,
    rowList(
      TEXT.label,
      found.motifs.map((motif, index) => row(motif, index + 1, knownOf(motif), logos)),
    ),
    table(id, file, found, knownOf),
    foundFiles(id, file, TEXT, {
      meme: found.meme,
      bed: () => bedOfSites(found),
      json: () => jsonOfMotifs(found),
    }),
  ];
}

/**
 * @param {PlacedMotif} motif @param {number} number @param {Search | undefined} search
 * @param {import('../../session/views/logos.js').Logos} logos
 */
function row(motif, number, search, logos) {
  const { ppm, consensus, informative, sites, share } = motif;
  const figures = [TEXT.sites(sites.length), TEXT.share(share)];
  const known = informative ? knownText(search) : TEXT.flat;
  const logo = logos.place(ppm, { ...rowLogo(ppm.length), title: TEXT.logo(consensus) });
  return foundRow(motif, { title: TEXT.motif(number), figures, known }, [logo]);
}

/** @param {string} id @param {string} file @param {WindowMotifs} found @param {Known} knownOf */
function table(id, file, found, knownOf) {
  const { table: text } = TEXT;
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
      consensusColumn(text.consensus),
      ...knownColumns(text, knownOf),
    ]),
  });
  shown.update(found.motifs);
  return shown.element;
}
