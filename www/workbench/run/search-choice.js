/** What a run searches for, and where: the same options as among the parameters. */
import { valueAt } from '../../session/options.js';
import { RUN } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */

const EXTREME = 'sampling.extreme';
const INSERTION = 'sampling.insertion';

/** Length of insertions that is proposed, in letters: two motifs fit into it. */
const PROPOSED = 40;

/** @param {Store} store @param {Actions} actions */
export function searchChoice(store, actions) {
  return h('div', {}, extremeChoice(store, actions), placeChoice(store, actions));
}

/** Whether the search is for what raises or for what lowers a neuron. @param {Store} store @param {Actions} actions */
function extremeChoice(store, actions) {
  const meaning = h('p', { class: 'hint' });
  const choice = segments('extreme', RUN.extreme, RUN.extremes, value => choose(store, actions, EXTREME, value));
  watch(store, EXTREME, value => {
    choice.check(String(value));
    write(meaning, value === 'minimum' ? RUN.extremeMeaning : '');
    meaning.hidden = value !== 'minimum';
  });
  return h('div', { class: 'choice' }, choice.element, meaning);
}

/** Whether whole receptive fields are searched, or insertions of a length. @param {Store} store @param {Actions} actions */
function placeChoice(store, actions) {
  const length = h('input', {
    type: 'number',
    id: 'insertion',
    min: 1,
    max: 10_000,
    step: 1,
    inputmode: 'numeric',
    onchange() {
      if (length.value !== '' && length.checkValidity()) choose(store, actions, INSERTION, Number(length.value));
      else length.value = String(current(store.state, INSERTION));
    },
  });
  const field = h('label', { class: 'field', for: 'insertion' }, RUN.insertionLength, length);
  const meaning = h('p', { class: 'hint' }, RUN.insertionMeaning);
  const choice = segments('place', RUN.place, RUN.places, value =>
    choose(store, actions, INSERTION, value === 'insertion' ? PROPOSED : 0),
  );
  watch(store, INSERTION, value => {
    choice.check(value === 0 ? 'whole' : 'insertion');
    if (value !== 0) length.value = String(value);
    field.hidden = meaning.hidden = value === 0;
  });
  return h('div', { class: 'choice' }, choice.element, field, meaning);
}

/**
 * One of some values.
 * @template {string} T
 * @param {string} name
 * @param {string} legend
 * @param {Record<T, string>} labels
 * @param {(value: T) => void} chosen
 */
function segments(name, legend, labels, chosen) {
  const inputs = /** @type {T[]} */ (Object.keys(labels)).map(value =>
    h('input', { type: 'radio', name, value, onchange: () => chosen(value) }),
  );
  const options = inputs.map(input =>
    h('label', { class: 'segment' }, input, h('span', {}, labels[/** @type {T} */ (input.value)])),
  );
  const element = h('fieldset', { class: 'segments' }, h('legend', {}, legend), ...options);
  const check = (/** @type {string} */ value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
  return { element, check };
}

/** @param {Store} store @param {Actions} actions @param {string} path @param {string | number} value */
function choose(store, actions, path, value) {
  actions.override(path, value === usual(store.state, path) ? null : value);
}

/** @param {Store} store @param {string} path @param {(value: unknown) => void} changed */
function watch(store, path, changed) {
  store.watch(
    ({ settings, presets }) => [settings.overrides[path], settings.preset, presets],
    state => changed(current(state, path)),
  );
}

/** The value of an option. @param {State} state @param {string} path */
function current(state, path) {
  return state.settings.overrides[path] ?? usual(state, path);
}

/** That of the chosen preset. @param {State} state @param {string} path */
function usual({ presets, settings }, path) {
  return presets ? valueAt(presets[settings.preset], path) : { [EXTREME]: 'maximum', [INSERTION]: 0 }[path];
}
