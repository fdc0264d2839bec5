/** Opening: drop zone, file picker and examples; and the facts about the open network, with the result of the engine check. */
import { bytes } from '../../texts/format.js';
import { OPEN } from '../../texts/workbench.js';
import { fill, h, refill } from '../../ui/dom.js';
import { inputChannelsView } from './input-channels-panel.js';
import { inputLengthView } from './input-length-panel.js';
import { exportLink } from './refused-network.js';
import { alarmText, uncheckedText } from './unchecked.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * What can be opened: files of the visitor, and the examples.
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {Actions} actions
 */
export function openView(root, store, actions) {
  const gallery = h('ul', { class: 'gallery' });
  const help = h('p', { class: 'export-help' }, OPEN.noFile, exportLink());
  fill(root, chooser(actions), help, gallery);
  store.watch(
    ({ examples, shown }) => [examples, shown?.example],
    state => {
      refill(
        gallery,
        ...state.examples.map(example => galleryEntry(example, state.shown?.example === example.id, actions)),
      );
    },
  );
}

/**
 * What is open: its facts, and how its file is read.
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {Actions} actions
 */
export function openedView(root, store, actions) {
  const opened = h('div', { class: 'opened' });
  const letters = h('div', { class: 'letters' });
  const length = h('div', { class: 'letters' });
  fill(root, opened, letters, length);
  inputChannelsView(letters, store, actions);
  inputLengthView(length, store, actions);
  store.watch(
    ({ model, opening, engine }) => [model, opening, engine],
    state => {
      opened.setAttribute('aria-busy', String(state.opening !== null));
      fill(opened, state.opening ? openingLine(state) : state.model ? facts(state) : nothing());
    },
  );
}

/** @param {Actions} actions */
function chooser(actions) {
  const input = h('input', {
    type: 'file',
    id: 'file',
    class: 'unseen',
    multiple: true,
    'aria-label': OPEN.input,
    onchange() {
      actions.openFiles([...(input.files ?? [])]);
      input.value = '';
    },
  });
  return h(
    'label',
    { class: 'dropzone' },
    input,
    h('span', { class: 'dropzone-title' }, OPEN.drop, h('u', {}, OPEN.choose)),
    h('span', { class: 'hint' }, OPEN.accepted),
  );
}

/** @param {import('../../session/state.js').Example} example @param {boolean} current @param {Actions} actions */
function galleryEntry({ id }, current, actions) {
  const { title, story } = OPEN.examples[id];
  return h(
    'li',
    { class: 'card' },
    h('h3', {}, title),
    h('p', {}, story),
    h(
      'button',
      { type: 'button', id: `example-${id}`, 'aria-pressed': String(current), onclick: () => actions.openExample(id) },
      OPEN.example,
    ),
  );
}

/** @param {State} state */
function openingLine({ opening, engine }) {
  return [
    h('p', { class: 'working', role: 'status' }, OPEN.opening(opening?.name ?? '', engine !== null)),
    h('progress', { 'aria-label': OPEN.progress }),
    h('button', { type: 'button', class: 'quiet', onclick: () => opening?.abort() }, OPEN.cancel),
  ];
}

function nothing() {
  return [h('p', { class: 'empty' }, OPEN.none)];
}

/** @param {State} state */
function facts({ model, engine }) {
  if (!model) return [];
  const { info, check, size } = model;
  const unchecked = uncheckedText(model);
  return [
    h(
      'dl',
      { class: 'facts' },
      ...fact(OPEN.facts.file, h('strong', {}, info.name), ` ${bytes(size)}`),
      ...fact(OPEN.facts.sha256, h('code', { title: info.sha256 }, info.sha256.slice(0, 12)), ' …'),
      ...fact(OPEN.facts.input, OPEN.inputShape(info)),
      ...fact(OPEN.facts.check, ...(check ? checkResult(check) : []), unchecked),
      ...(engine ? fact(OPEN.facts.threads, engine.isolated ? OPEN.threads(engine.threads) : OPEN.oneThread) : []),
    ),
  ];
}

/** @param {string} term @param {...import('../../ui/dom.js').Child} value */
function fact(term, ...value) {
  return [h('dt', {}, term), h('dd', {}, ...value)];
}

/** @param {import('../../engine/types.js').EngineCheck} check */
function checkResult(check) {
  const { verdict, max_relative_difference, sequences, layer } = check;
  if (layer === 0) return [];
  const alarm = alarmText(check);
  return [
    alarm && h('p', { class: 'problem', role: 'alert' }, alarm),
    h(
      'details',
      {},
      h('summary', {}, h('strong', {}, OPEN.verdict[verdict]), ' ', OPEN.difference(max_relative_difference)),
      OPEN.checked(sequences, layer),
    ),
  ];
}
