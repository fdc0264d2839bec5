/** One neuron on the wall. */
import { coreOf } from '../../session/facets/core.js';
import { WALL } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('./items.js').Item} Item */

/** Pixels of a logo. */
const LOGO_HEIGHT = 38;

const { cell: TEXT } = WALL;

/**
 * @param {Item} item
 * @param {import('./logo-queue.js').LogoQueue} logos
 * @returns {HTMLElement}
 */
export function wallCell(item, logos) {
  const { id, neuron, best, known, short, starred, effect, isElsewhere } = item;
  const logo = h('div', { class: 'wall-logo' });
  if (best) logos.put(logo, logoOf(best));
  return h(
    'div',
    { class: `wall-cell${neuron ? '' : ' quiet'}`, role: 'gridcell', id: cellId(id), 'data-neuron': id },
    h('div', { class: 'wall-head' }, h('b', {}, id), starred && h('span', { class: 'star' }, TEXT.star), name()),
    neuron && logo,
    best &&
      neuron &&
      h(
        'div',
        { class: 'wall-figures' },
        h('span', { title: TEXT.figuresMeaning }, TEXT.figures(best.decoupling, neuron.crms.length)),
        effect && h('span', {}, TEXT.effect(effect.mean, effect.error)),
      ),
  );

  function name() {
    const text = !neuron
      ? isElsewhere
        ? TEXT.elsewhere
        : TEXT.unanalysed
      : !best
        ? TEXT.silent
        : (short ?? TEXT.noMotif);
    return h('span', { class: 'wall-name', title: known }, text);
  }
}

/** @param {import('../../engine/types.js').Crm} facet @param {number} [height] in px @returns {import('./logo-queue.js').Logo} */
export function logoOf(facet, height = LOGO_HEIGHT) {
  return { ppm: coreOf(facet).ppm, description: TEXT.logo(facet.consensus), height };
}

/** @param {string} neuron */
export function cellId(neuron) {
  return `wall-${neuron}`;
}
