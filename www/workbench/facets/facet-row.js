/** One facet in the list: its figures, its logo on the common ruler, its matches, and what can be done with it. */
import { rowLogo } from '../../session/logo-sizes.js';
import { count, figure, shift as signed } from '../../texts/format.js';
import { FACET_VIEW, FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { brackets } from '../result/brackets.js';
import { facetMatches } from '../result/facet-matches.js';
import { facetTools } from '../result/facet-tools.js';
import { veil } from '../result/level.js';
import { foundIn } from '../result/repeats.js';
import { bitScale } from '../result/scales.js';
import { markTools } from './mark-tools.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../result/place.js').Place} Place */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {(positions: number) => void} moveTo positions of the ruler before its first one
 * @property {(level: number) => void} fade see level.js
 * @property {(mark: import('../../session/facets/marks.js').FacetMark) => void} mark
 * @property {(part: HTMLElement | null) => void} fold what shows the similar facets, after the figures
 */

/**
 * @param {Place} place
 * @param {Crm} crm
 * @param {number} rank
 * @param {Actions} actions
 * @returns {Row}
 */
export function facetRow(place, crm, rank, actions) {
  const tools = markTools(place.neuron, crm.id, actions);
  const similar = h('span', { class: 'similar-place' });
  const head = h(
    'div',
    { class: 'facet-head' },
    h('b', { class: 'rank' }, rank),
    h('span', { class: 'facet-title' }, tools.star, tools.called),
    ...figures(crm, place.neuron.repeats),
    h('span', { class: 'facet-acts' }, similar, ...tools.buttons),
  );
  const row = logoRow(place, crm, crm.id, head, actions, [tools.note, tools.form]);
  return {
    ...row,
    mark(mark) {
      tools.show(mark);
      row.element.classList.toggle('hidden-facet', mark.hidden === true);
    },
    fold: part => similar.replaceChildren(...(part ? [part] : [])),
  };
}

/**
 * The matrix of all sequences before demixing.
 * @param {Place} place
 * @param {Crm} mixed
 * @param {string} id
 * @param {Actions} actions
 */
export function mixedRow(place, mixed, id, actions) {
  const { mixed: name, mixedMeaning } = FACETS.rows;
  const head = h('div', { class: 'facet-head' }, h('b', {}, name), h('span', {}, mixedMeaning(mixed.sequences)));
  return logoRow(place, mixed, id, head, actions, []);
}

/**
 * @param {Place} place
 * @param {Crm} crm
 * @param {string} id
 * @param {HTMLElement} head
 * @param {Actions} actions
 * @param {HTMLElement[]} notes what stands between head and logo
 */
function logoRow({ neuron, report, logos, name }, crm, id, head, actions, notes) {
  const { receptive_field: field } = neuron;
  const { height } = rowLogo(field);
  const { button, panel } = facetTools(crm, id, logos, actions, name);
  (head.querySelector('.facet-acts') ?? head).append(button);
  const logo = h('div', { class: 'logo-place' });
  logo.style.setProperty('--positions', String(field));
  logo.style.height = `${height}px`;
  logos.show(logo, crm, id);
  const { segments = [] } = crm;
  const faded = veil(crm);
  const stack = h(
    'div',
    { class: 'logo-stack' },
    segments.length > 0 && brackets(segments),
    h('div', { class: 'veiled' }, logo, faded?.element),
  );
  const line = h('div', { class: 'logo-row' }, bitScale(logos.alphabet().length, height), stack);
  const hits = report.known
    ? facetMatches(crm, neuron.dictionary ?? [], report.known, report.options.grammar.factor, logos)
    : null;
  return {
    element: h('li', { class: 'facet', 'data-facet': id }, head, ...notes, line, hits, panel),
    moveTo: (/** @type {number} */ positions) => stack.style.setProperty('--before', String(positions)),
    fade: (/** @type {number} */ level) => faded?.set(level),
  };
}

/** @param {Crm} crm @param {import('../../engine/types.js').NeuronReport['repeats']} repeats */
function figures(crm, repeats) {
  const value = (/** @type {string} */ name, /** @type {string} */ text) => h('span', {}, `${name} `, h('b', {}, text));
  return [
    value(FACETS.rows.decoupling, figure(crm.decoupling)),
    crm.purity !== undefined && value(FACETS.rows.purity, figure(crm.purity)),
    value(FACETS.rows.importance, figure(crm.importance)),
    value(FACETS.rows.information, FACETS.rows.bits(crm.information)),
    value(FACETS.rows.sequences, count(crm.sequences)),
    crm.shift !== 0 && value(FACETS.rows.shift, signed(crm.shift)),
    foundIn(crm.found, repeats),
    crm.small && h('span', { class: 'badge' }, FACETS.rows.small),
    h('span', { class: 'hidden-badge' }, FACET_VIEW.mark.isHidden),
  ];
}
