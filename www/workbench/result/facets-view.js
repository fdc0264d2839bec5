/** The facets of a neuron: their logos on one ruler, and as tables; both have what the filters leave, in its order. */
import { arrange } from '../../session/facets/arrange.js';
import { UI } from '../../texts/ui.js';
import { FACET_VIEW, FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { facetControls } from '../facets/controls.js';
import { facetRows } from '../facets/rows.js';
import { undoBar } from '../facets/undo.js';
import { facetTable, meanings } from './facet-table.js';
import { matchTable } from './match-table.js';

/** @typedef {import('../../session/address.js').Settings['align']} Align */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {import('./place.js').Place} place
 * @param {import('./place.js').Store} store
 * @param {Actions} actions
 * @returns {import('../../ui/tabs.js').Content}
 */
export function facetsView(place, store, actions) {
  const { neuron, report, name: nameOf } = place;
  /** Ranks of the facets on show. @type {number[]} */
  let shown = [];
  const rows = facetRows(place, actions);
  const controls = facetControls(place, actions);
  const table = facetTable(place, actions);
  const matches = report.known && matchTable(place, report.known, actions);
  const undo = undoBar(store, actions);
  const choice = alignment(actions);
  const figure = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      id: 'facets-figure',
      onclick: () => actions.openFigure({ kind: 'facets', neuron, report, nameOf, shown: () => shown }),
    },
    UI.figure,
  );
  const asTable = h(
    'button',
    { type: 'button', class: 'quiet', id: 'facets-as-table', onclick: openTable },
    FACET_VIEW.asTable,
  );
  controls.element.append(figure, ' ', asTable);
  const stops = [
    store.watch(
      ({ settings }) => [settings.align],
      ({ settings }) => {
        rows.align(settings.align);
        for (const input of choice.querySelectorAll('input')) input.checked = input.value === settings.align;
      },
    ),
    store.watch(
      ({ facetView, marks }) => [facetView, marks],
      ({ facetView: view, marks }) => {
        const arrangement = arrange(neuron, report.known, view, marks);
        const ungrouped = view.group === 'none' ? null : FACET_VIEW.ungrouped[view.group];
        shown = arrangement.shown.map(({ rank }) => rank);
        controls.show(view, arrangement);
        rows.show({ arrangement, marks, ungrouped });
        table.update(arrangement.shown, marks);
        matches?.update(arrangement.shown, marks);
      },
    ),
    undo.stop,
    () => removeEventListener('beforeprint', rows.complete),
  ];
  addEventListener('beforeprint', rows.complete);

  function openTable() {
    table.element.open = true;
    table.element.scrollIntoView({ block: 'start' });
  }

  return {
    parts: [
      choice,
      controls.element,
      rows.slider,
      rows.element,
      table.element,
      matches?.element,
      meanings(),
      undo.element,
    ],
    stop() {
      for (const stop of stops) stop();
    },
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
