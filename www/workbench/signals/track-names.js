/** What the visitor's signals are called: a name and a cell type each. */
import { SIGNALS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../session/sources-state.js').Track} Track */

const { tracks: TEXT } = SIGNALS;
const ID = 'track';

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function trackNames(store, actions) {
  const cellTypes = h('datalist', { id: `${ID}-cell-types` });
  const body = h('div');
  const element = h(
    'details',
    { class: 'track-names' },
    h('summary', {}, TEXT.title),
    h('p', { class: 'hint' }, TEXT.how),
    body,
    cellTypes,
  );
  store.watch(
    ({ sources }) => [sources.files.signals, (sources.signals ?? []).length],
    ({ sources }) => {
      const tracks = sources.signals ?? [];
      element.hidden = tracks.length === 0;
      fill(body, tracks.length > 0 && namesTable(tracks, actions));
    },
  );
  store.watch(
    ({ sources }) => [sources.expression],
    ({ sources }) => fill(cellTypes, ...(sources.expression?.cellTypes ?? []).map(value => h('option', { value }))),
  );
  return element;
}

/** @param {Track[]} tracks @param {import('../actions.js').Actions} actions */
function namesTable(tracks, actions) {
  const rows = tracks.map(({ file, name, cellType }, index) => {
    const take = () => actions.nameTrack(file, { name: own.value.trim() || file.name, cellType: type.value.trim() });
    const field = (/** @type {string} */ id, /** @type {string} */ value, /** @type {string} */ label) =>
      h('input', {
        type: 'text',
        id: `${ID}-${id}-${index}`,
        value,
        'aria-label': label,
        autocomplete: 'off',
        spellcheck: 'false',
        onchange: take,
      });
    const own = field('name', name, TEXT.nameOf(file.name));
    const type = field('cell-type', cellType, TEXT.cellTypeOf(file.name));
    type.setAttribute('list', `${ID}-cell-types`);
    return tableRow(file.name, [own, type]);
  });
  return scrollingTable({ label: TEXT.label, columns: [[TEXT.file], [TEXT.name], [TEXT.cellType]], rows });
}
