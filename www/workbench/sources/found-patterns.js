/** The patterns that were found: those that raise the neuron, then those that lower it, as logos, as a table and as files. */
import { rowLogo } from '../../session/logo-sizes.js';
import { nameOf, namingOf } from '../../session/matches.js';
import { bedOfSeqlets, jsonOfPatterns, patternsOf } from '../../session/questions/modisco-files.js';
import { significance, signed } from '../../texts/format.js';
import { PATTERNS as TEXT } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { attributionText } from './attribution-choice.js';
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
  const searches = new Map(known?.map(query => [query.id, query.search]));
  const knownOf = (/** @type {PlacedPattern} */ pattern) => searches.get(pattern.id);
  const parts = [
    h('p', { class: 'how', role: 'status' }, TEXT.summary(found, attributionText(chosen))),
    ...ofSign(found, 'positive', knownOf, logos),
    ...ofSign(found, 'negative', knownOf, logos),
  ];
  return patternsOf(found).length === 0 ? parts : [...parts, table(id, file, found, knownOf), files(id, file, found)];
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
    h(
      'div',
      { class: 'facets', tabindex: 0, role: 'region', 'aria-label': label },
      h('ol', {}, ...patterns.map((pattern, index) => row(pattern, index + 1, knownOf(pattern), logos))),
    ),
  ];
}

/** @param {PlacedPattern} pattern @param {number} number @param {Search | undefined} search @param {Logos} logos */
function row({ id, ppm, contributions, consensus, contribution, seqlets, start, end }, number, search, logos) {
  const size = rowLogo(ppm.length);
  const drawn = /** @type {const} */ ([Math.max(start - FLANK, 0), end + FLANK]);
  return h(
    'li',
    { class: 'facet pattern', 'data-pattern': id },
    h(
      'div',
      { class: 'facet-head' },
      h('b', {}, TEXT.pattern(number)),
      h('span', {}, TEXT.from(seqlets.length)),
      h('span', {}, TEXT.contribution(contribution)),
      h('code', { class: 'consensus' }, consensus),
      h('span', {}, knownText(search)),
    ),
    logos.place(ppm.slice(...drawn), { ...size, title: TEXT.logo(consensus) }),
    logos.contributions(contributions.slice(...drawn), { ...size, title: TEXT.contributionLogo(consensus) }),
  );
}

/** @param {string} id @param {string} file @param {Discovered} found @param {Known} knownOf */
function table(id, file, found, knownOf) {
  const { table: text } = TEXT;
  const rounded = (/** @type {number} */ value) => Number(value.toPrecision(6));
  const firstMatch = (/** @type {PlacedPattern} */ pattern) => namingOf(knownOf(pattern))[0];
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
      {
        name: text.consensus,
        title: text.consensusMeaning,
        read: ({ consensus }) => consensus,
        show: ({ consensus }) => h('code', {}, consensus),
      },
      { name: text.first, title: text.firstMeaning, read: ({ start }) => start + 1 },
      { name: text.last, title: text.lastMeaning, read: ({ end }) => end },
      { name: text.known, read: pattern => nameOf(knownOf(pattern)) ?? '' },
      {
        name: text.q,
        read: pattern => firstMatch(pattern)?.q ?? '',
        show: pattern => (firstMatch(pattern) ? significance(firstMatch(pattern).q) : ''),
      },
    ]),
  });
  shown.update(patternsOf(found));
  return shown.element;
}

/** @param {string} id @param {string} file @param {Discovered} found */
function files(id, file, found) {
  const button = (/** @type {string} */ own, /** @type {string} */ text, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', id: `${id}-${own}`, onclick }, text);
  return h(
    'p',
    { class: 'row' },
    button('meme', TEXT.meme, () => save(`${file}.meme`, found.meme)),
    button('bed', TEXT.bed, () => save(`${file}.bed`, bedOfSeqlets(found))),
    button('json', TEXT.json, () => save(`${file}.json`, jsonOfPatterns(found), 'application/json')),
  );
}
