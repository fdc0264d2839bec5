/** A matrix above the known motif that it matches, aligned as they matched. */
import { significance } from '../../texts/format.js';
import { SESSION } from '../../texts/session.js';
import { h } from '../../ui/dom.js';
import { labelOf, placed, reverseComplement } from '../matches.js';

/** @typedef {import('../../engine/types.js').Match} Match */
/** @typedef {import('../../engine/types.js').KnownMotif} KnownMotif */

/** Width of one position of a small logo in px: see logo-sizes.js. */
const COLUMN = 12;

/**
 * @param {number[][]} ppm of the facet or of its segment
 * @param {string} name what it is called
 * @param {Match} match
 * @param {KnownMotif | undefined} known the motif matched
 * @param {import('./logos.js').Logos} logos
 */
export function pair(ppm, name, match, known, logos) {
  const isReversed = match.orientation === '-';
  return h(
    'figure',
    { class: 'pair' },
    h('figcaption', {}, ...caption(match)),
    known && [
      h(
        'div',
        { class: 'scroll pair-logos', tabindex: 0, role: 'region', 'aria-label': SESSION.pair.label(name, known.id) },
        aligned(ppm, name, match, known, logos),
      ),
      h('p', { class: 'hint' }, SESSION.pair.caption(name, SESSION.pair.known(known.name, known.id, isReversed))),
    ],
  );
}

/**
 * Both logos, one above the other, with a band behind the aligned positions.
 * @param {number[][]} ppm
 * @param {string} name
 * @param {Match} match
 * @param {KnownMotif} known
 * @param {import('./logos.js').Logos} logos
 */
export function aligned(ppm, name, match, known, logos) {
  const { query, target } = placed(match);
  const isReversed = match.orientation === '-';
  const drawn = isReversed ? reverseComplement(known.ppm, logos.alphabet()) : known.ppm;
  const band = h('div', { class: 'band' });
  band.style.left = `${Math.max(query, target) * COLUMN}px`;
  band.style.width = `${match.overlap * COLUMN}px`;
  return h(
    'div',
    { class: 'aligned' },
    band,
    logos.small(ppm, name, query),
    logos.small(drawn, SESSION.pair.known(known.name, known.id, isReversed), target),
  );
}

/** @param {Match} match */
function caption(match) {
  const value = (/** @type {string} */ term, /** @type {string} */ text) => h('span', {}, `${term} `, h('b', {}, text));
  return [
    h('b', {}, labelOf(match)),
    h('span', {}, match.target),
    value('q', significance(match.q)),
    value('p', significance(match.p)),
    value('E', significance(match.e)),
    h('span', {}, SESSION.pair.aligned(match.overlap)),
    match.orientation === '-' && h('span', { class: 'badge' }, SESSION.pair.reversed),
  ];
}
