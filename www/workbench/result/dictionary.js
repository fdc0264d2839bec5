/** The dictionary of a neuron: the different segments of its facets, each once. */
import { counted, significance } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { showFacet } from './show-facet.js';

/** @typedef {import('../../engine/types.js').DictionaryMotif} DictionaryMotif */

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {import('../../session/views/logos.js').Logos} logos
 * @returns {HTMLElement | null}
 */
export function dictionaryView({ dictionary, crms }, logos) {
  if (!dictionary || dictionary.length === 0) return null;
  return h(
    'section',
    { class: 'dictionary' },
    h('h3', {}, `Dictionary: ${counted(dictionary.length, 'motif')}`),
    h('p', { class: 'hint' }, 'The different segments of all facets, each once.'),
    h('ul', { class: 'motifs' }, ...dictionary.map(motif => card(motif, crms.length, logos))),
  );
}

/** @param {DictionaryMotif} motif @param {number} facets of the neuron @param {import('../../session/views/logos.js').Logos} logos */
function card({ id, name, crm, start, crms, ppm, search }, facets, logos) {
  const best = search?.matches[0];
  const place = `positions ${start + 1}–${start + ppm.length}`;
  return h(
    'li',
    { class: 'motif' },
    h('p', { class: 'facet-head' }, h('b', {}, name), h('span', {}, id)),
    logos.small(ppm, `Motif ${id}, ${name}`),
    h('p', { class: 'hint' }, best ? knownAs(best) : (search?.reason ?? 'not compared with known motifs')),
    h(
      'p',
      { class: 'hint' },
      `in ${crms} of ${counted(facets, 'facet')}; taken from `,
      h('button', { type: 'button', class: 'link', onclick: () => showFacet(crm) }, crm),
      ` ${place}`,
    ),
  );
}

/** @param {import('../../engine/types.js').Match} match */
function knownAs({ target, target_name: name, q, orientation }) {
  return `${name} ${target}, q ${significance(q)}${orientation === '-' ? ', reverse complement' : ''}`;
}
