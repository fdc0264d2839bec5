/** The list of sessions, as a dialog that the header opens. */
import { KEEPING } from '../../texts/keeping.js';
import { fill, h, refill, write } from '../../ui/dom.js';
import { sessionEntry, sizeOf } from './session-entry.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../keeping.js').KeepingActions} Actions */

const { sessions: TEXT } = KEEPING;

/**
 * @param {HTMLElement} opener the button in the header
 * @param {HTMLDialogElement} dialog
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {Actions} actions
 * @returns {() => void} opens it
 */
export function sessionsDialog(opener, dialog, store, actions) {
  const list = h('ul', { class: 'sessions' });
  const room = h('p', { class: 'hint', id: 'sessions-room' });
  const foot = h('div', { class: 'row', id: 'sessions-foot' });
  const close = () => dialog.close();
  fill(
    dialog,
    h(
      'div',
      { class: 'row sessions-head' },
      h('h2', { id: 'sessions-title' }, TEXT.title),
      h('button', { type: 'button', class: 'quiet', id: 'sessions-close', onclick: close }, TEXT.close),
    ),
    h('p', { class: 'hint' }, TEXT.meaning),
    list,
    room,
    foot,
  );
  dialog.setAttribute('aria-labelledby', 'sessions-title');
  dialog.addEventListener('click', event => event.target === dialog && close());
  opener.addEventListener('click', show);

  /** What is being changed: a session's name, or whether it or all shall be deleted. @type {import('./session-entry.js').Change | null} */
  let change = null;

  /** @param {import('./session-entry.js').Change | null} next */
  function begin(next) {
    change = next;
    draw();
    const wanted = next ? dialog.querySelector('[data-first]') : dialog.querySelector('#sessions-close');
    /** @type {HTMLElement | null} */ (wanted)?.focus();
  }

  function draw() {
    const { sessions, elsewhere, id, trouble } = store.state.keeping;
    const own = {
      ...actions,
      begin,
      /** @param {string} wanted */
      openSession(wanted) {
        close();
        return actions.openSession(wanted);
      },
    };
    const entries = sessions.map(session => sessionEntry(session, { here: id, elsewhere }, change, own));
    const empty = h('li', { class: 'empty' }, trouble === 'refused' ? TEXT.refused : TEXT.none);
    refill(list, ...(entries.length > 0 ? entries : [empty]));
    refill(foot, ...footParts(sessions.filter(session => !elsewhere.includes(session.id))));
    describeRoom();
  }

  /** @param {import('../../session/keeping-state.js').KeptSession[]} deletable */
  function footParts(deletable) {
    const ids = deletable.map(({ id }) => id);
    if (change?.kind === 'delete-all') {
      return [
        h('span', {}, TEXT.questionAll(ids.length)),
        button('sessions-delete-all-yes', TEXT.delete, () => {
          begin(null);
          actions.removeSessions(ids);
        }),
        h(
          'button',
          { type: 'button', id: 'sessions-delete-all-no', 'data-first': true, onclick: () => begin(null) },
          TEXT.cancel,
        ),
      ];
    }
    return [
      importButton(actions, close),
      ids.length > 0 && button('sessions-delete-all', TEXT.deleteAll, () => begin({ kind: 'delete-all' })),
    ];
  }

  async function describeRoom() {
    const found = await actions.room().catch(() => null);
    const total = store.state.keeping.sessions.reduce((sum, session) => sum + sizeOf(session), 0);
    write(room, [TEXT.total(total), found && TEXT.room(found.quota, found.isPersistent)].filter(Boolean).join(' '));
  }

  function show() {
    change = null;
    actions.refresh();
    draw();
    dialog.showModal();
  }

  store.watch(
    ({ keeping }) => [keeping.isWriting],
    ({ keeping }) => {
      opener.dataset.state = keeping.isWriting ? 'writing' : 'written';
    },
  );
  store.watch(
    ({ keeping }) => [keeping.sessions, keeping.elsewhere, keeping.id],
    () => dialog.open && change?.kind !== 'rename' && draw(),
  );
  return show;
}

/** @param {string} id @param {string} text @param {() => void} onclick */
function button(id, text, onclick) {
  return h('button', { type: 'button', id, onclick }, text);
}

/** @param {Actions} actions @param {() => void} close */
function importButton(actions, close) {
  const input = h('input', {
    type: 'file',
    id: 'sessions-file',
    class: 'unseen',
    accept: '.neuronmotif',
    multiple: true,
    tabindex: -1,
    'aria-label': TEXT.import,
    onchange() {
      const files = [...(input.files ?? [])];
      input.value = '';
      if (files.length === 0) return;
      close();
      actions.openSessions(files);
    },
  });
  return [button('sessions-import', TEXT.import, () => input.click()), input];
}
