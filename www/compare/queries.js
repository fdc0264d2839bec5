/** The page that compares motifs: its file, its settings and its progress. */
import { parametersView } from '../session/views/parameters.js';
import { COMPARE } from '../texts/compare.js';
import { bytes, counted } from '../texts/format.js';
import { fill, h } from '../ui/dom.js';
import { PATHS } from './parameters.js';

/** @typedef {import('./state.js').CompareState} CompareState */
/** @typedef {import('../ui/store.js').Store<CompareState>} Store */
/** @typedef {import('./actions.js').CompareActions} CompareActions */

/** @param {HTMLElement} root @param {Store} store @param {CompareActions} actions */
export function queriesView(root, store, actions) {
  const chosen = h('p', { class: 'hint', role: 'status' });
  fill(root, chooser(actions), pasteForm(actions), chosen);
  store.watch(
    ({ queries, comparison }) => [queries, comparison],
    ({ queries, comparison }) => {
      if (!queries) return fill(chosen, COMPARE.noFile);
      const isRead = comparison?.content === queries.content && !comparison.cancelled;
      const size = queries.isPasted ? '' : ` ${bytes(queries.content.size)}`;
      const motifs = isRead ? ` ${counted(comparison.queries.length, 'motif')}` : '';
      fill(chosen, h('strong', {}, queries.name), size, size && motifs && ' ·', motifs);
    },
  );
}

/** @param {CompareActions} actions */
function chooser(actions) {
  const input = h('input', {
    type: 'file',
    id: 'queries-file',
    class: 'unseen',
    'aria-label': COMPARE.input,
    onchange() {
      const [file] = input.files ?? [];
      if (file) actions.chooseQueries(file);
      input.value = '';
    },
  });
  return h(
    'label',
    { class: 'dropzone' },
    input,
    h('span', { class: 'dropzone-title' }, COMPARE.drop, h('u', {}, COMPARE.choose)),
    h('span', { class: 'hint' }, COMPARE.formats),
  );
}

/** @param {CompareActions} actions */
function pasteForm(actions) {
  const text = h('textarea', {
    id: 'queries-text',
    rows: 4,
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: COMPARE.pasteExample,
    'aria-describedby': 'queries-text-formats',
  });
  return h(
    'form',
    {
      class: 'paste',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        actions.pasteQueries(text.value);
      },
    },
    h('label', { for: 'queries-text' }, COMPARE.paste),
    text,
    h('p', { class: 'hint', id: 'queries-text-formats' }, COMPARE.pasteFormats),
    h('button', { type: 'submit', id: 'queries-paste' }, COMPARE.usePasted),
  );
}

/** @param {HTMLElement} root @param {Store} store @param {CompareActions} actions */
export function compareView(root, store, actions) {
  const parameters = h('details', { class: 'parameters' });
  const start = h('button', { type: 'button', class: 'primary', id: 'start', onclick: actions.compare }, COMPARE.start);
  const cancel = h('button', { type: 'button', id: 'cancel', onclick: actions.stop }, COMPARE.cancel);
  const working = h('p', { class: 'working', role: 'status' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': COMPARE.share });
  fill(root, parameters, h('div', { class: 'row buttons' }, start, cancel), working, bar);
  parametersView(parameters, store, actions, ({ path }) => PATHS.includes(path));
  store.watch(
    state => [state.queries, state.databases, state.comparing, state.presets, state.openingMotifs],
    state => {
      start.disabled = !state.queries || state.databases.length === 0 || !state.presets || state.comparing !== null;
      cancel.disabled = state.comparing === null;
      bar.hidden = state.comparing === null;
      bar.value = state.comparing?.progress?.fraction ?? 0;
      fill(working, statusText(state));
    },
  );
}

/** @param {CompareState} state */
function statusText({ queries, databases, comparing, openingMotifs, presets }) {
  const motifs = databases.reduce((sum, { info }) => sum + info.motifs, 0);
  if (comparing) return COMPARE.working(queries?.name ?? '', motifs, comparing.progress?.fraction ?? 0);
  if (!presets) return COMPARE.loading;
  if (!queries) return COMPARE.noQueries;
  if (openingMotifs) return '';
  return motifs === 0 ? COMPARE.noKnown : '';
}
