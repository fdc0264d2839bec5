/** The choice of one output. Of many, a search shortens the list. */
import { unitOf } from '../../session/network.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */

/** More outputs than this have a search, and a list shows no more than this at once. */
const SEARCHED = 12;
const LISTED = 200;

const { choice: TEXT } = OUTPUTS;

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function outputChoice(store, actions) {
  const select = h('select', { id: 'outputs-unit', onchange: () => actions.chooseOutput(Number(select.value)) });
  const search = h('input', {
    type: 'text',
    id: 'outputs-search',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: list,
  });
  const found = h('span', { class: 'hint', role: 'status' });
  const searching = h('span', { class: 'row' }, h('label', { for: 'outputs-search' }, TEXT.search), search, found);

  function list() {
    const { names } = store.state.outputs;
    const unit = unitOf(store.state);
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const texts = names.map(optionText);
    const fitting = texts.flatMap((text, i) => (words.every(word => text.toLowerCase().includes(word)) ? [i] : []));
    const shown = fitting.slice(0, LISTED);
    if (names.length > 0 && !shown.includes(unit)) shown.unshift(unit);
    fill(select, ...shown.map(i => h('option', { value: i }, texts[i])));
    select.value = String(unit);
    write(
      found,
      fitting.length === names.length && names.length <= LISTED ? '' : TEXT.found(fitting.length, names.length),
    );
  }

  store.watch(
    ({ model }) => [model],
    () => (search.value = ''),
  );
  store.watch(
    state => [state.outputs.names, unitOf(state)],
    ({ outputs }) => {
      searching.hidden = outputs.names.length <= SEARCHED;
      list();
    },
  );
  return h('div', { class: 'row' }, h('label', { for: 'outputs-unit' }, TEXT.label), select, searching);
}

/** @param {string} name @param {number} unit */
function optionText(name, unit) {
  return `${unit} · ${name}`;
}
