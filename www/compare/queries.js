/** The page of its own for comparing motifs: which file, with which settings, and how it goes. */
import { parametersView } from '../session/views/parameters.js';
import { bytes, counted, percent } from '../texts/format.js';
import { fill, h } from '../ui/dom.js';

/** @typedef {import('./actions.js').CompareState} CompareState */
/** @typedef {import('../ui/store.js').Store<CompareState>} Store */
/** @typedef {import('./actions.js').ComparingActions} ComparingActions */

/** Parameters of a comparison, among all those of a run. */
const PATHS = ['distance', 'both_strands', 'min_overlap', 'pseudocount', 'correction', 'threshold', 'listed'].map(
  name => `grammar.${name}`,
);

/** @param {HTMLElement} root @param {Store} store @param {ComparingActions} actions */
export function queriesView(root, store, actions) {
  const chosen = h('p', { class: 'hint', role: 'status' });
  fill(root, chooser(actions), chosen);
  store.watch(
    ({ queries }) => [queries],
    ({ queries }) => {
      fill(
        chosen,
        ...(queries ? [h('strong', {}, queries.name), ` ${bytes(queries.content.size)}`] : ['No file is chosen.']),
      );
    },
  );
}

/** @param {ComparingActions} actions */
function chooser(actions) {
  const input = h('input', {
    type: 'file',
    id: 'queries-file',
    class: 'unseen',
    'aria-label': 'Choose the file with your motifs',
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
    h('span', { class: 'dropzone-title' }, 'Drop a motif file here, or ', h('u', {}, 'choose one')),
    h(
      'span',
      { class: 'hint' },
      'MEME, JASPAR, TRANSFAC, HOCOMOCO or CIS-BP, with motifs of any width. It stays on this computer.',
    ),
  );
}

/** @param {HTMLElement} root @param {Store} store @param {ComparingActions} actions */
export function compareView(root, store, actions) {
  const parameters = h('details', { class: 'parameters' });
  const start = h('button', { type: 'button', class: 'primary', id: 'start', onclick: actions.compare }, 'Compare');
  const cancel = h('button', { type: 'button', id: 'cancel', onclick: actions.stop }, 'Cancel');
  const working = h('p', { class: 'working', role: 'status' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Share of the comparison that is done' });
  fill(root, parameters, h('div', { class: 'row buttons' }, start, cancel), working, bar);
  parametersView(parameters, store, actions, ({ path }) => PATHS.includes(path));
  store.watch(
    state => [state.queries, state.databases, state.comparing, state.presets, state.openingMotifs],
    state => {
      start.disabled = !state.queries || state.databases.length === 0 || !state.presets || state.comparing !== null;
      cancel.disabled = state.comparing === null;
      bar.hidden = state.comparing === null;
      bar.value = state.comparing?.progress?.fraction ?? 0;
      fill(working, inWords(state));
    },
  );
}

/** @param {CompareState} state */
function inWords({ queries, databases, comparing, openingMotifs, presets }) {
  const motifs = databases.reduce((sum, { info }) => sum + info.motifs, 0);
  if (comparing)
    return `Comparing ${queries?.name ?? ''} with ${counted(motifs, 'known motif')} · ${percent(comparing.progress?.fraction ?? 0)}`;
  if (!presets) return 'The engine is loading.';
  if (!queries) return 'Choose the file with your motifs first.';
  if (openingMotifs) return '';
  return motifs === 0 ? 'Choose known motifs to compare with.' : '';
}
