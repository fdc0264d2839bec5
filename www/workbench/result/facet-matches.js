/** Matches of a facet with known motifs: the best match in one line, all matches with aligned logos on demand. */
import { comparedColumns, matchesOf, nameOf, namingOf, partsOf } from '../../session/matches.js';
import { pair } from '../../session/views/aligned-pair.js';
import { significance } from '../../texts/format.js';
import { SESSION } from '../../texts/session.js';
import { FACETS } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';
import { say } from '../../texts/say.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */
/** @typedef {import('../../session/matches.js').Part} Part */
/** @typedef {import('../../session/matches.js').FacetMatch} FacetMatch */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */

/** Maximum number of pairs of logos per part; the table has all. */
const MAX_PAIRS = 5;

/**
 * @param {Crm} crm
 * @param {import('../../engine/types.js').DictionaryMotif[]} dictionary of its neuron
 * @param {KnownMotifs} known
 * @param {number} factor largest q-value of a match that is not weak
 * @param {Logos} logos
 * @returns {HTMLElement | null} nothing where nothing was compared
 */
export function facetMatches(crm, dictionary, known, factor, logos) {
  const parts = partsOf(crm);
  if (parts.length === 0) return null;
  const [best] = matchesOf(crm);
  const panel = h('div', { class: 'hits-more', hidden: true });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'link',
      'aria-expanded': 'false',
      'aria-label': FACETS.matches.label(crm.id, label(parts)),
      onclick() {
        if (!panel.hasChildNodes()) fill();
        panel.hidden = !panel.hidden;
        button.setAttribute('aria-expanded', String(!panel.hidden));
        write(button, panel.hidden ? label(parts) : FACETS.matches.hide);
      },
    },
    label(parts),
  );
  const fill = () => {
    panel.append(h('p', { class: 'hint' }, FACETS.matches.values));
    panel.append(...parts.map(part => partHits({ crm, dictionary, known, logos }, part)));
  };
  const line = h('div', { class: 'facet-head hit' }, ...(best ? bestMatch(best, factor) : noMatch(parts)), button);
  return h('div', { class: 'facet-hits' }, line, panel);
}

/** @param {Part[]} parts */
function label(parts) {
  return FACETS.matches.show(parts.reduce((sum, { search }) => sum + search.found, 0));
}

/** @param {FacetMatch} match @param {number} factor largest q-value of a match that is not weak */
function bestMatch({ part }, factor) {
  const naming = namingOf(part.search);
  const isWeak = naming.some(({ q }) => q > factor);
  return [
    h(
      'span',
      {},
      FACETS.matches.best,
      h('b', isWeak ? { title: FACETS.matches.weakMeaning(factor) } : {}, nameOf(part.search) ?? ''),
    ),
    ...naming.flatMap(({ target, q, overlap, orientation }) => [
      h('span', {}, target),
      h('span', {}, FACETS.matches.q, h('b', {}, significance(q))),
      h('span', {}, SESSION.pair.aligned(overlap)),
      orientation === '-' && h('span', {}, FACETS.matches.reversed),
    ]),
    h('span', {}, part.name.toLowerCase()),
  ];
}

/** @param {Part[]} parts */
function noMatch(parts) {
  const q = Math.min(...parts.map(({ search }) => search.best_q));
  return [h('span', {}, FACETS.matches.none), Number.isFinite(q) && h('span', {}, FACETS.matches.bestQ(q))];
}

/**
 * @param {{crm: Crm, dictionary: import('../../engine/types.js').DictionaryMotif[], known: KnownMotifs, logos: Logos}} facet
 * @param {Part} part
 */
function partHits({ crm, dictionary, known, logos }, part) {
  const { start, search, whole } = part;
  const segment = crm.segments?.find(one => !whole && one.start === start);
  const shown = search.matches.slice(0, MAX_PAIRS);
  const left = search.found - shown.length;
  const pairOf = (/** @type {import('../../engine/types.js').Match} */ found) => {
    const { start: first, ppm, match } = comparedColumns({ crm, part, match: found }, dictionary);
    const name = whole ? part.name : FACETS.matches.positions(first + 1, first + ppm.length);
    return pair(ppm, FACETS.matches.part(crm.id, name), match, known.motifs[found.motif], logos);
  };
  return h(
    'section',
    { class: 'part' },
    h('h4', {}, part.name, segment && h('span', { class: 'hint' }, FACETS.matches.information(segment.information))),
    ...shown.map(pairOf),
    left > 0 && h('p', { class: 'hint' }, FACETS.matches.more(left)),
    search.matches.length === 0 &&
      h('p', {}, search.reason ? say('nothingFound', search.reason) : FACETS.matches.noMatch),
  );
}
