/** Opening: drop zone, file picker, examples; then what was opened and whether the engine can be trusted with it. */
import { bytes, count, counted, figure } from '../../texts/format.js';
import { fill, h, refill } from '../../ui/dom.js';
import { lettersView } from './input-channels-panel.js';
import { exportLink } from './refused-network.js';
import { uncheckedInWords } from './unchecked.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {Actions} actions
 */
export function openView(root, store, actions) {
  const gallery = h('ul', { class: 'gallery' });
  const opened = h('div', { class: 'opened' });
  const letters = h('div', { class: 'letters' });
  const help = h('p', { class: 'export-help' }, 'No ONNX file yet? ', exportLink());
  fill(root, chooser(actions), help, gallery, opened, letters);
  lettersView(letters, store, actions);
  store.watch(
    ({ examples, shown }) => [examples, shown?.example],
    state => {
      refill(
        gallery,
        ...state.examples.map(example => galleryEntry(example, state.shown?.example === example.id, actions)),
      );
    },
  );
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
    'aria-label': 'Open an ONNX network, a saved report or motif files',
    onchange() {
      actions.openFiles([...(input.files ?? [])]);
      input.value = '';
    },
  });
  return h(
    'label',
    { class: 'dropzone' },
    input,
    h('span', { class: 'dropzone-title' }, 'Drop an ONNX network here, or ', h('u', {}, 'choose files')),
    h(
      'span',
      { class: 'hint' },
      'Any convolutional network that reads one-hot sequences; drop weights in files of their own together with it. A saved report.json opens as well, and so do files of known motifs. They stay on this computer.',
    ),
  );
}

/** @param {import('../../session/state.js').Example} example @param {boolean} current @param {Actions} actions */
function galleryEntry({ id, title, story }, current, actions) {
  return h(
    'li',
    { class: 'card' },
    h('h3', {}, title),
    h('p', {}, story),
    h(
      'button',
      { type: 'button', id: `example-${id}`, 'aria-pressed': String(current), onclick: () => actions.openExample(id) },
      'Open this example',
    ),
  );
}

/** @param {State} state */
function openingLine({ opening, engine }) {
  const doing = engine ? 'Opening and checking' : 'Waiting for the engine, then opening';
  return [
    h('p', { class: 'working', role: 'status' }, `${doing} ${opening?.name ?? ''} …`),
    h('progress', { 'aria-label': 'Opening' }),
    h('button', { type: 'button', class: 'quiet', onclick: () => opening?.abort() }, 'Cancel'),
  ];
}

function nothing() {
  return [h('p', { class: 'empty' }, 'No network is open. Results on show need none.')];
}

/** @param {State} state */
function facts({ model, engine }) {
  if (!model) return [];
  const { info, check, size } = model;
  const unchecked = uncheckedInWords(model);
  return [
    h(
      'dl',
      { class: 'facts' },
      ...fact('File', h('strong', {}, info.name), ` ${bytes(size)}`),
      ...fact('SHA-256', h('code', { title: info.sha256 }, info.sha256.slice(0, 12)), ' …'),
      ...fact('Input', inputInWords(info)),
      ...fact('Engine check', ...(check ? checkInWords(check) : []), unchecked),
      ...(engine ? fact('Threads', threadsInWords(engine)) : []),
    ),
  ];
}

/** @param {string} term @param {...import('../../ui/dom.js').Child} value */
function fact(term, ...value) {
  return [h('dt', {}, term), h('dd', {}, ...value)];
}

/** @param {import('../../engine/types.js').ModelInfo} info */
function inputInWords({ input_length, input_length_free, input_layout, alphabet }) {
  const length = input_length_free
    ? `any number of letters (the deepest layer sees ${count(input_length)})`
    : counted(input_length, 'letter');
  return `${length}, ${alphabet}, layout (${[...input_layout].join(', ')})`;
}

/** @param {import('../../engine/types.js').EngineCheck} check */
function checkInWords({ max_relative_difference, sequences, layer }) {
  if (layer === 0) return [];
  return [
    h('strong', {}, figure(max_relative_difference)),
    ` largest difference between the fast kernels and the reference engine, relative to the largest value (${counted(sequences, 'random sequence')} a layer; found in layer ${layer}). Rounding alone gives about 1e-6. `,
  ];
}

/** @param {import('../../session/state.js').Started} engine */
function threadsInWords({ threads, isolated }) {
  if (isolated) return `${counted(threads, 'thread')}: this page is cross-origin isolated.`;
  return '1 thread: this page is not cross-origin isolated, so the browser grants no shared memory. Results are the same, only slower.';
}
