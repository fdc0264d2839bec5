/** The file with the user's sequences, among the parameters of a run. */
import { isBusy } from '../../session/runs.js';
import { RUN } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').FastaInfo} FastaInfo */
/** @typedef {import('../actions.js').Actions} Actions */

const { sequences: TEXT } = RUN;

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {Actions} actions
 */
export function sequencesView(store, actions) {
  const opened = h('p', { role: 'status' });
  store.watch(
    ({ sequences, run }) => [sequences, isBusy({ run })],
    ({ sequences, run }) => fill(opened, ...(sequences ? openFile(sequences, isBusy({ run }), actions) : [TEXT.none])),
  );
  return h(
    'fieldset',
    { class: 'group', id: 'own-sequences' },
    h('legend', {}, TEXT.title),
    h('div', { class: 'own-sequences' }, h('p', { class: 'hint' }, TEXT.meaning), opened),
    chooser(actions),
  );
}

/** @param {FastaInfo} info @param {boolean} busy @param {Actions} actions */
function openFile({ name, sequences, longest, warnings }, busy, actions) {
  const remove = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      id: 'remove-sequences',
      disabled: busy,
      onclick: actions.removeSequences,
      'aria-label': TEXT.removeName(name),
    },
    TEXT.remove,
  );
  return [h('b', {}, name), TEXT.file(sequences, longest), ...warnings.map(warning => ` ${warning}`), ' ', remove];
}

/** @param {Actions} actions */
function chooser(actions) {
  const input = h('input', {
    type: 'file',
    id: 'sequences-file',
    class: 'unseen',
    'aria-label': TEXT.input,
    onchange() {
      const [file] = input.files ?? [];
      if (file) actions.openSequences(file);
      input.value = '';
    },
  });
  return h(
    'label',
    { class: 'dropzone small' },
    input,
    h('span', {}, TEXT.drop, h('u', {}, TEXT.choose)),
    h('span', { class: 'hint' }, TEXT.formats),
  );
}
