/** What the motif databases say of a facet: the best match in one line, all of them with aligned logos on demand. */
import { matchesOf, partsOf } from '../../session/matches.js';
import { pair } from '../../session/views/aligned-pair.js';
import { count, counted, figure, significance } from '../../texts/format.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../engine/types.js').KnownMotifs} KnownMotifs */
/** @typedef {import('../../session/matches.js').Part} Part */
/** @typedef {import('../../session/matches.js').FacetMatch} FacetMatch */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */

/** Pairs of logos of one part that are shown at once; the table has all. */
const MOST = 5;

/**
 * @param {Crm} crm
 * @param {KnownMotifs} known
 * @param {Logos} logos
 * @returns {HTMLElement | null} nothing where nothing was compared
 */
export function facetMatches(crm, known, logos) {
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
      'aria-label': `Known motifs of facet ${crm.id}`,
      onclick() {
        if (!panel.hasChildNodes()) panel.append(...parts.map(part => partHits(crm, part, known, logos)));
        panel.hidden = !panel.hidden;
        button.setAttribute('aria-expanded', String(!panel.hidden));
        write(button, panel.hidden ? label(parts) : 'hide');
      },
    },
    label(parts),
  );
  const line = h('div', { class: 'facet-head hit' }, ...(best ? bestInWords(best, known) : noneInWords(parts)), button);
  return h('div', { class: 'facet-hits' }, line, panel);
}

/** @param {Part[]} parts */
function label(parts) {
  const found = parts.reduce((sum, { search }) => sum + search.found, 0);
  return found > 0 ? `${counted(found, 'match', 'matches')}, with logos` : 'why';
}

/** @param {FacetMatch} hit @param {KnownMotifs} known */
export function bestInWords({ part, match }, known) {
  const family = known.motifs[match.motif]?.family;
  return [
    h('span', {}, 'known as ', h('b', {}, match.target_name)),
    h('span', {}, match.target),
    family && h('span', {}, family),
    h('span', {}, 'q ', h('b', {}, significance(match.q))),
    h('span', {}, part.name.toLowerCase()),
    match.orientation === '-' && h('span', {}, 'reverse complement'),
  ];
}

/** @param {Part[]} parts */
function noneInWords(parts) {
  const least = Math.min(...parts.map(({ search }) => search.best_q));
  return [h('span', {}, 'no known motif'), Number.isFinite(least) && h('span', {}, `best q ${significance(least)}`)];
}

/** @param {Crm} crm @param {Part} part @param {KnownMotifs} known @param {Logos} logos */
function partHits(crm, part, known, logos) {
  const { start, end, search, whole } = part;
  const segment = crm.segments?.find(one => !whole && one.start === start);
  const shown = search.matches.slice(0, MOST);
  const left = search.found - shown.length;
  const ppm = crm.ppm.slice(start, end);
  return h(
    'section',
    { class: 'part' },
    h('h4', {}, part.name, segment && h('span', { class: 'hint' }, ` ${figure(segment.information)} bits a position`)),
    ...shown.map(match =>
      pair(ppm, `facet ${crm.id}, ${part.name.toLowerCase()}`, match, known.motifs[match.motif], logos),
    ),
    left > 0 && h('p', { class: 'hint' }, `${count(left)} more; the table below the facets has those that were kept.`),
    search.matches.length === 0 && h('p', {}, search.reason || 'No known motif resembles it.'),
  );
}
