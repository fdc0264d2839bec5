/** A session in the list: what it is, and what can be done with it. */
import { resultsWords } from '../../session/other-runs.js';
import { KEEPING } from '../../texts/keeping.js';
import { h } from '../../ui/dom.js';
import { PART } from '../snapshot.js';

/** @typedef {import('../../session/keeping-state.js').KeptSession} KeptSession */
/** @typedef {{kind: 'rename' | 'delete', id: string} | {kind: 'delete-all'}} Change what is being changed in the list */
/** @typedef {Pick<import('../keeping.js').KeepingActions, 'openSession' | 'renameSession' | 'removeSessions' | 'exportSession'> & {begin: (change: Change | null) => void}} Actions */

const { sessions: TEXT } = KEEPING;

/**
 * @param {KeptSession} session
 * @param {{here: string | null, elsewhere: string[]}} open ids of the session of this tab, and of those of other tabs
 * @param {Change | null} change
 * @param {Actions} actions
 */
export function sessionEntry(session, { here, elsewhere }, change, actions) {
  const { id, name, network, changed } = session;
  const marks = [
    id === here && TEXT.here,
    elsewhere.includes(id) && TEXT.elsewhere,
    session.run !== null && TEXT.unfinished,
  ];
  const isOwn = change !== null && 'id' in change && change.id === id;
  const hasNetwork = network.example !== null || session.parts.some(({ part }) => part === PART.network);
  return h(
    'li',
    { class: 'session', 'data-session': id },
    isOwn && change.kind === 'rename' ? nameField(session, actions) : h('h3', {}, name),
    h('p', { class: 'hint' }, TEXT.about(network.name, resultsWords(session), changed)),
    h('p', { class: 'hint' }, [TEXT.size(sizeOf(session), hasNetwork), ...marks].filter(Boolean).join(' · ')),
    isOwn && change.kind === 'delete'
      ? deletion(session, actions)
      : buttons(session, id === here, elsewhere.includes(id), actions),
  );
}

/** @param {KeptSession} session @returns {number} bytes */
export function sizeOf({ parts }) {
  return parts.reduce((sum, { size }) => sum + size, 0);
}

/** @param {KeptSession} session @param {boolean} isHere @param {boolean} isElsewhere @param {Actions} actions */
function buttons({ id, name }, isHere, isElsewhere, actions) {
  /** @param {string} what @param {string} text @param {string} label @param {() => void} onclick @param {boolean} [disabled] */
  const button = (what, text, label, onclick, disabled = false) =>
    h('button', { type: 'button', id: `session-${what}-${id}`, 'aria-label': label, disabled, onclick }, text);
  return h(
    'div',
    { class: 'row' },
    button('open', TEXT.open, TEXT.openName(name), () => actions.openSession(id), isHere),
    button('rename', TEXT.rename, TEXT.renameName(name), () => actions.begin({ kind: 'rename', id })),
    button('export', TEXT.export, TEXT.exportName(name), () => actions.exportSession(id)),
    button('delete', TEXT.delete, TEXT.deleteName(name), () => actions.begin({ kind: 'delete', id }), isElsewhere),
  );
}

/** @param {KeptSession} session @param {Actions} actions */
function deletion({ id, name }, { begin, removeSessions }) {
  const yes = () => {
    begin(null);
    removeSessions([id]);
  };
  return h(
    'div',
    { class: 'row' },
    h('span', {}, TEXT.question(name)),
    h('button', { type: 'button', id: `session-delete-yes-${id}`, onclick: yes }, TEXT.delete),
    h(
      'button',
      { type: 'button', id: `session-delete-no-${id}`, 'data-first': true, onclick: () => begin(null) },
      TEXT.cancel,
    ),
  );
}

/** @param {KeptSession} session @param {Actions} actions */
function nameField({ id, name }, { begin, renameSession }) {
  const input = h('input', {
    type: 'text',
    id: `session-name-${id}`,
    value: name,
    maxlength: 120,
    'aria-label': TEXT.name,
    'data-first': true,
    required: true,
  });
  return h(
    'form',
    {
      class: 'row',
      /** @param {SubmitEvent} event */
      onsubmit(event) {
        event.preventDefault();
        const wanted = input.value.trim();
        begin(null);
        if (wanted !== '') renameSession(id, wanted);
      },
    },
    input,
    h('button', { type: 'submit' }, TEXT.apply),
    h('button', { type: 'button', onclick: () => begin(null) }, TEXT.cancel),
  );
}
