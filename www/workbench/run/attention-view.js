/** The two wishes for the time in which a run works: a notification at its end, and a screen that stays on. */
import { RUN } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/attention-state.js').Attention} Attention */

const { attention: TEXT } = RUN;

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function attentionView(store, actions) {
  const notify = wish('notify', TEXT.notify, actions.chooseNotify);
  // What is said of the screen changes with every run and is no news.
  notify.meaning.setAttribute('role', 'status');
  const awake = wish('awake', TEXT.awake, actions.chooseAwake);
  store.watch(
    ({ attention }) => [attention],
    ({ attention }) => {
      notify.input.checked = attention.notify || attention.permission === 'asking';
      notify.input.disabled = ['unsupported', 'denied', 'asking'].includes(attention.permission);
      write(notify.meaning, notifyMeaning(attention));
      awake.input.checked = attention.awake && attention.lock !== 'unsupported';
      awake.input.disabled = attention.lock === 'unsupported';
      write(awake.meaning, awakeMeaning(attention));
    },
  );
  return h(
    'fieldset',
    { class: 'attention', id: 'attention' },
    h('legend', {}, TEXT.title),
    notify.element,
    awake.element,
  );
}

/** @param {string} id @param {string} label @param {(wished: boolean) => void} choose */
function wish(id, label, choose) {
  const meaning = h('span', { class: 'hint', id: `${id}-meaning` });
  const input = h('input', {
    type: 'checkbox',
    id,
    'aria-describedby': meaning.id,
    onchange: () => choose(input.checked),
  });
  return { input, meaning, element: h('p', {}, h('label', { class: 'check' }, input, label), ' ', meaning) };
}

/** @param {Attention} attention */
function notifyMeaning({ notify, permission }) {
  if (permission === 'granted') return notify ? TEXT.notifyMeaning.on : TEXT.notifyMeaning.off;
  return TEXT.notifyMeaning[permission];
}

/** @param {Attention} attention */
function awakeMeaning({ awake, lock }) {
  if (lock === 'none') return awake ? TEXT.awakeMeaning.on : TEXT.awakeMeaning.off;
  return TEXT.awakeMeaning[lock];
}
