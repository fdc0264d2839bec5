/** The facets of a neuron: their logos on one ruler, and as tables. */
import { UI } from '../../texts/ui.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { facetTable, meanings } from './facet-table.js';
import { facetRows } from './facets.js';
import { matchTable } from './match-table.js';

/** @typedef {import('../../session/address.js').Settings['align']} Align */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {import('./place.js').Place} place
 * @param {import('./place.js').Store} store
 * @param {Actions} actions
 * @returns {import('../../ui/tabs.js').Content}
 */
export function facetsView({ neuron, report, logos }, store, actions) {
  const facets = facetRows(neuron, logos, actions, report);
  const choice = alignment(actions);
  const figure = h(
    'button',
    {
      type: 'button',
      id: 'facets-figure',
      onclick: () => actions.openFigure({ kind: 'facets', neuron, report }),
    },
    UI.figure,
  );
  const stop = store.watch(
    ({ settings }) => [settings.align],
    ({ settings }) => {
      facets.align(settings.align);
      for (const input of choice.querySelectorAll('input')) input.checked = input.value === settings.align;
    },
  );
  return {
    parts: [
      h('div', { class: 'row' }, choice, figure),
      facets.slider,
      facets.element,
      facetTable(neuron, actions),
      report.known && matchTable(neuron, report.known, actions),
      meanings(),
    ],
    stop,
  };
}

/** @param {Actions} actions */
function alignment(actions) {
  const option = (/** @type {Align} */ value) =>
    h(
      'label',
      { class: 'segment' },
      h('input', { type: 'radio', name: 'align', value, onchange: () => actions.align(value) }),
      h('span', {}, FACETS.align[value]),
    );
  return h('fieldset', { class: 'segments' }, h('legend', {}, FACETS.align.legend), option('pattern'), option('field'));
}
