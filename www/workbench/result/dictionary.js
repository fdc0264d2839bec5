/** The motif dictionary of a neuron: the different segments of its facets. */
import { motifName, namingOf } from '../../session/matches.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { foundIn } from './repeats.js';
import { say } from '../../texts/say.js';

/** @typedef {import('../../engine/types.js').DictionaryMotif} DictionaryMotif */

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {import('../../session/views/logos.js').Logos} logos
 * @param {(facet: string) => HTMLElement} link
 * @returns {HTMLElement | null}
 */
export function dictionaryView({ dictionary, crms, repeats }, logos, link) {
  if (!dictionary || dictionary.length === 0) return null;
  return h(
    'section',
    { class: 'dictionary' },
    h('h3', {}, FACETS.dictionary.title(dictionary.length)),
    h('p', { class: 'hint' }, FACETS.dictionary.meaning),
    h('ul', { class: 'motifs' }, ...dictionary.map(motif => card(motif, crms.length, repeats, logos, link))),
  );
}

/** @param {DictionaryMotif} motif @param {number} facets of the neuron @param {import('../../engine/types.js').NeuronReport['repeats']} repeats @param {import('../../session/views/logos.js').Logos} logos @param {(facet: string) => HTMLElement} link */
function card(motif, facets, repeats, logos, link) {
  const { id, crm, start, crms, found, ppm, search } = motif;
  const name = motifName(motif);
  const naming = namingOf(search);
  return h(
    'li',
    { class: 'motif' },
    h('p', { class: 'facet-head' }, h('b', {}, name), h('span', {}, id), foundIn(found, repeats)),
    logos.small(ppm, FACETS.dictionary.motif(id, name)),
    h(
      'p',
      { class: 'hint' },
      naming.length > 0
        ? naming.map(FACETS.dictionary.match).join(' + ')
        : search?.reason
          ? say('nothingFound', search.reason)
          : FACETS.dictionary.notCompared,
    ),
    h(
      'p',
      { class: 'hint' },
      FACETS.dictionary.facets(crms, facets),
      link(crm),
      FACETS.dictionary.positions(start + 1, start + ppm.length),
    ),
  );
}
