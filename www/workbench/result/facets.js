/** The matrix of all sequences and the facets on one ruler. */
import { rowLogo } from '../../session/logo-sizes.js';
import { neuronId } from '../../session/state.js';
import { count, figure, shift as signed } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { brackets } from './brackets.js';
import { facetMatches } from './facet-matches.js';
import { facetTools } from './facet-tools.js';
import { levelSlider, veil } from './level.js';
import { foundIn } from './repeats.js';
import { bitScale, ruler } from './scales.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */
/** @typedef {import('../actions.js').Actions} Actions */

/** Number of facets that are shown at first. */
const FIRST = 20;

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {Logos} logos
 * @param {Actions} actions
 * @param {import('../../engine/types.js').Report} report that the neuron belongs to
 * @returns {{element: HTMLElement, slider: HTMLElement | null, align: (mode: 'pattern' | 'field') => void}} without a slider
 *   where the network was not asked
 */
export function facetRows(neuron, logos, actions, { known, options }) {
  const { layer, channel, crms, mixed, repeats, receptive_field: field } = neuron;
  const { column_width: column, height } = rowLogo(field);
  /** @type {[Crm, HTMLElement][]} */
  const places = [];
  /** @type {NonNullable<ReturnType<typeof veil>>[]} */
  const veils = [];
  const scale = h('div');

  /** @param {Crm} crm @param {string} id @param {HTMLElement} head */
  function row(crm, id, head) {
    const { button, panel } = facetTools(crm, id, logos, actions);
    head.append(button);
    const place = h('div', { class: 'logo-place' });
    place.style.width = `${field * column}px`;
    place.style.height = `${height}px`;
    logos.show(place, crm, id);
    const { segments = [] } = crm;
    const faded = veil(crm, column);
    if (faded) veils.push(faded);
    const logo = h('div', { class: 'veiled' }, place, faded?.element);
    const stack = h('div', { class: 'logo-stack' }, segments.length > 0 && brackets(segments, field, column), logo);
    places.push([crm, stack]);
    const line = h('div', { class: 'logo-row' }, bitScale(logos.alphabet().length, height), stack);
    const hits = known ? facetMatches(crm, known, options.grammar.factor, logos) : null;
    return h('li', { class: 'facet', 'data-facet': id }, head, line, hits, panel);
  }

  const facets = crms.map((crm, i) => row(crm, crm.id, facetHead(crm, i + 1, repeats)));
  const rows = [mixed && row(mixed, `mixed:${neuronId({ layer, channel })}`, mixedHead(mixed)), ...facets];
  const enough = facets.filter((_, i) => !crms[i].small);
  const few = facets.filter((_, i) => crms[i].small);
  const folds = [
    folded((enough.length > 0 ? enough : few).slice(FIRST), FACETS.rows.more),
    folded(enough.length > 0 ? few : [], FACETS.rows.few),
  ];
  const element = h(
    'div',
    { class: 'facets', tabindex: 0, role: 'region', 'aria-label': FACETS.rows.label },
    scale,
    h('ol', { onreveal: ({ target }) => folds.find(fold => fold.has(target))?.show() }, ...rows),
    ...folds.map(({ button }) => button),
  );

  /** @param {'pattern' | 'field'} mode */
  function align(mode) {
    const starts = places.map(([{ shift }]) => (mode === 'pattern' ? -shift : 0));
    const first = Math.min(0, ...starts);
    fill(scale, ruler(first, Math.max(0, ...starts) + field, column));
    for (const [i, [, place]] of places.entries()) place.style.marginLeft = `${(starts[i] - first) * column}px`;
    requestAnimationFrame(() => {
      element.scrollLeft = -first * column; // reads the layout, so it waits for the next frame
    });
  }
  const fade = (/** @type {number} */ level) => {
    for (const { set } of veils) set(level);
  };
  const slider = veils.length > 0 ? levelSlider(fade) : null;
  return { element, slider, align };
}

/**
 * Hides facets until a button is pressed.
 * @param {HTMLElement[]} facets
 * @param {(facets: number) => string} text of the button
 * @returns {{button: HTMLElement | false, has: (target: EventTarget | null) => boolean, show: () => void}} without a button
 *   where there are no facets
 */
function folded(facets, text) {
  const button = h('button', { type: 'button', class: 'more', onclick: show }, text(facets.length));
  for (const facet of facets) facet.hidden = true;

  function show() {
    for (const facet of facets) facet.hidden = false;
    button.remove();
    facets[0]?.querySelector('button')?.focus({ preventScroll: true });
  }
  const has = (/** @type {EventTarget | null} */ target) => facets.some(facet => facet === target);
  return { button: facets.length > 0 && button, has, show };
}

/** @param {Crm} mixed */
function mixedHead(mixed) {
  const { mixed: name, mixedMeaning } = FACETS.rows;
  return h('div', { class: 'facet-head' }, h('b', {}, name), h('span', {}, mixedMeaning(mixed.sequences)));
}

/** @param {Crm} crm @param {number} rank @param {import('../../engine/types.js').NeuronReport['repeats']} repeats */
function facetHead(crm, rank, repeats) {
  const value = (/** @type {string} */ name, /** @type {string} */ text) => h('span', {}, `${name} `, h('b', {}, text));
  return h(
    'div',
    { class: 'facet-head' },
    h('b', { class: 'rank' }, rank),
    value(FACETS.rows.decoupling, figure(crm.decoupling)),
    crm.purity !== undefined && value(FACETS.rows.purity, figure(crm.purity)),
    value(FACETS.rows.importance, figure(crm.importance)),
    value(FACETS.rows.information, FACETS.rows.bits(crm.information)),
    value(FACETS.rows.sequences, count(crm.sequences)),
    crm.shift !== 0 && value(FACETS.rows.shift, signed(crm.shift)),
    foundIn(crm.found, repeats),
    crm.small && h('span', { class: 'badge' }, FACETS.rows.small),
  );
}
