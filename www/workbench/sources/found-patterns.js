/** The patterns that were found: those that raise the neuron, then those that lower it, as logos, as a table and as files. */
import { rowLogo } from '../../session/logo-sizes.js';
import { bedOfSeqlets, jsonOfPatterns, patternsOf } from '../../session/questions/modisco-files.js';
import { signed } from '../../texts/format.js';
import { PATTERNS as TEXT } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { attributionText } from './attribution-choice.js';
import { consensusColumn, foundFiles, foundRow, knownColumns, rounded, rowList, searchesOf } from './found-parts.js';
import { knownText } from './known-motifs.js';

/** @typedef {import('../../session/questions/modisco.js').Discovered} Discovered */
/** @typedef {import('../../session/questions/modisco.js').PlacedPattern} PlacedPattern */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */
/** @typedef {import('../../engine/types.js').Search} Search */
/** @typedef {(pattern: PlacedPattern) => Search | undefined} Known known motifs of a pattern, where it was compared */

/** Positions that are drawn on either side of those that count: all of a pattern is wider than a phone. */
const FLANK = 4;

/**
 * @param {{id: string, file: string, patterns: import('../../session/sources-state.js').FoundPatterns}} view `id`: with which
 *   the ids of its elements begin; `file`: with which the names of its files begin
 * @param {Logos} logos
 * @returns {HTMLElement[]}
 */
export function foundPatterns({ id, file, patterns: { found, known, ...chosen } }, logos) {
  const knownOf = searchesOf(known);
  const parts = [
    h('p', { class: 'how', role: 'status' }, TEXT.summary(found, attributionText(chosen))),
    ...ofSign(found, 'positive', knownOf, logos),
    ...ofSign(found, 'negative', knownOf, logos),
  ];
  if (patternsOf(found).length === 0) return parts;
  const files = { meme: found.meme, bed: () => bedOfSeqlets(found), json: () => jsonOfPatterns(found) };
  return [...parts, table(id, file, found, knownOf), foundFiles(id, file, TEXT, files)];
}

/** @param {Discovered} found @param {'positive' | 'negative'} sign @param {Known} knownOf @param {Logos} logos */
function ofSign(found, sign, knownOf, logos) {
  const { title, label } = TEXT[sign];
  const patterns = found[sign];
  const seqlets = found.seqlets[sign === 'positive' ? 0 : 1];
  const { min_seqlets: few, min_support: support } = found.options;
  const heading = h('h5', {}, title(patterns.length));
  if (seqlets <= few) return [heading, h('p', { class: 'empty' }, TEXT.tooFew(seqlets, few + 1))];
  if (patterns.length === 0) return [heading, h('p', { class: 'empty' }, TEXT.noPattern(seqlets, support))];
  return [
    heading,
    h('p', { class: 'hint' }, TEXT.seqlets(seqlets)),
    rowList(
      label,
      patterns.map((pattern, index) => row(pattern, index + 1, knownOf(pattern), logos)),
    ),
  ];
}

/** @param {PlacedPattern} pattern @param {number} number @param {Search | undefined} search @param {Logos} logos */
function row(pattern, number, search, logos) {
  const { ppm, contributions, consensus, contribution, seqlets, start, end } = pattern;
  const size = rowLogo(ppm.length);
  const drawn = /** @type {const} */ ([Math.max(start - FLANK, 0), end + FLANK]);
  const figures = [TEXT.from(seqlets.length), TEXT.contribution(contribution)];
  return foundRow(pattern, { title: TEXT.pattern(number), figures, known: knownText(search) }, [
    logos.place(ppm.slice(...drawn), { ...size, title: TEXT.logo(consensus) }),
    logos.contributions(contributions.slice(...drawn), { ...size, title: TEXT.contributionLogo(consensus) }),
  ]);
}

/** @param {string} id @param {string} file @param {Discovered} found @param {Known} knownOf */
function table(id, file, found, knownOf) {
  const { table: text } = TEXT;
  const shown = dataTable({
    id: `${id}-table`,
    label: text.label,
    search: text.search,
    file,
    columns: /** @type {import('../../ui/data-table.js').Column<PlacedPattern>[]} */ ([
      { name: text.pattern, read: ({ id }) => id },
      { name: text.seqlets, largestFirst: true, read: ({ seqlets }) => seqlets.length },
      {
        name: text.contribution,
        title: text.contributionMeaning,
        largestFirst: true,
        read: ({ contribution }) => rounded(contribution),
        show: ({ contribution }) => signed(contribution),
      },
      consensusColumn(text.consensus, text.consensusMeaning),
      { name: text.first, title: text.firstMeaning, read: ({ start }) => start + 1 },
      { name: text.last, title: text.lastMeaning, read: ({ end }) => end },
      ...knownColumns(text, knownOf),
    ]),
  });
  shown.update(patternsOf(found));
  return shown.element;
}
