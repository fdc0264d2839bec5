/** Names that the visitor gives the outputs. */
import { OUTPUTS } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

const { names: TEXT } = OUTPUTS;

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function outputNames(store, actions) {
  const text = h('textarea', {
    id: 'outputs-names',
    rows: 4,
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'outputs-names-status',
    oninput: read,
  });
  const status = h('p', { id: 'outputs-names-status', class: 'hint', role: 'status' });

  async function read() {
    const given = text.value;
    const wrong = await actions.nameOutputs(given);
    if (given !== text.value) return;
    text.setAttribute('aria-invalid', String(wrong !== ''));
    status.classList.toggle('wrong', wrong !== '');
    const { names, pasted } = store.state.outputs;
    write(status, wrong || (pasted ? TEXT.used(names.length) : TEXT.none));
  }

  // Names of a session that was restored.
  store.watch(
    ({ outputs }) => [outputs.pasted],
    ({ outputs }) => {
      if (outputs.pasted && text.value.trim() === '') text.value = outputs.names.join('\n');
      read();
    },
  );
  store.watch(
    ({ model }) => [model],
    () => {
      text.value = '';
      read();
    },
  );
  return h(
    'details',
    { class: 'outputs-names' },
    h('summary', {}, TEXT.summary),
    h('label', { for: 'outputs-names' }, TEXT.label),
    text,
    status,
  );
}
