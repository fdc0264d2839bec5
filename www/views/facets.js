/** The blur and the facets below one another, on one ruler, so that equal positions stand below equal positions. */
import { h, s } from '../dom.js';
import { count, figure, shift } from '../format.js';
import { rowLogo } from '../geometry.js';
import { neuronId } from '../model.js';
import { facetTools } from './facet-tools.js';

/** @typedef {import('../engine/types.js').Crm} Crm */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('./logos.js').Logos} Logos */
/** @typedef {import('../actions.js').Actions} Actions */

/** Positions between two numbers of the ruler, the first that leaves them room. */
const TICKS = [1, 2, 5, 10, 20, 50];
const ROOM = 32;

/**
 * @param {NeuronReport} neuron
 * @param {'pattern' | 'field'} align
 * @param {Logos} logos
 * @param {Actions} actions
 */
export function facetRows(neuron, align, logos, actions) {
  const { crms, mixed } = neuron;
  const placeOf = (/** @type {Crm} */ crm) => (align === 'pattern' ? -crm.shift : 0);
  const first = Math.min(0, ...crms.map(placeOf));
  const last = Math.max(0, ...crms.map(placeOf)) + neuron.receptive_field;
  const { column_width: column } = rowLogo(neuron.receptive_field);
  const at = (/** @type {Crm} */ crm) => (placeOf(crm) - first) * column;
  const id = `mixed:${neuronId(neuron)}`;
  return h(
    'div',
    { class: 'facets', tabindex: 0, role: 'region', 'aria-label': 'Facets of the neuron' },
    ruler(first, last, column),
    h(
      'ol',
      {},
      mixed &&
        h(
          'li',
          { class: 'facet mixed' },
          h(
            'div',
            { class: 'facet-head' },
            h('b', {}, 'Blur'),
            h('span', {}, `all ${count(mixed.sequences)} sequences together, before demixing`),
          ),
          place(mixed, column, (0 - first) * column, logos, id),
          facetTools(mixed, id, logos, actions),
        ),
      ...crms.map((crm, i) =>
        h(
          'li',
          { class: 'facet', 'data-facet': crm.id },
          facetHead(crm, i + 1),
          place(crm, column, at(crm), logos, crm.id),
          facetTools(crm, crm.id, logos, actions),
        ),
      ),
    ),
  );
}

/** @param {Crm} crm @param {number} rank */
function facetHead(crm, rank) {
  const value = (/** @type {string} */ name, /** @type {string} */ text) =>
    h('span', { class: 'value' }, `${name} `, h('b', {}, text));
  return h(
    'div',
    { class: 'facet-head' },
    h('b', { class: 'rank' }, `${rank}`),
    value('decoupling', figure(crm.decoupling)),
    value('importance', figure(crm.importance)),
    value('information', `${figure(crm.information)} bits`),
    value('sequences', count(crm.sequences)),
    crm.shift !== 0 && value('shift', shift(crm.shift)),
    crm.small && h('span', { class: 'badge' }, 'few sequences'),
  );
}

/**
 * @param {Crm} crm
 * @param {number} column pixels of a position
 * @param {number} left pixels
 * @param {Logos} logos
 * @param {string} id
 */
function place(crm, column, left, logos, id) {
  const box = h('div', { class: 'logo-place' });
  box.style.width = `${crm.ppm.length * column}px`;
  box.style.marginLeft = `${left}px`;
  logos.show(box, crm, id);
  return box;
}

/** @param {number} first position of the left end, 0 being the first letter @param {number} last past the right end @param {number} column */
function ruler(first, last, column) {
  const every = TICKS.find(tick => tick * column >= ROOM) ?? 100;
  const width = (last - first) * column;
  const marks = Array.from({ length: last - first }, (_, i) => first + i + 1).filter(n => n % every === 0 || n === 1);
  const x = (/** @type {number} */ n) => (n - first - 0.5) * column;
  return s(
    'svg',
    {
      class: 'ruler',
      width,
      height: 22,
      viewBox: `0 0 ${width} 22`,
      role: 'img',
      'aria-label': `Ruler in bp, from ${first + 1} to ${last}`,
    },
    s('path', { d: `M0,21.5H${width}${marks.map(n => `M${x(n)},21V17`).join('')}` }),
    ...marks.map(n => s('text', { x: x(n), y: 13, 'text-anchor': 'middle' }, n)),
  );
}
