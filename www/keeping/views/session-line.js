/** One line above the content about what is kept: what the page needs to continue, what it asks, what there is. */
import { resultsWords } from '../../session/other-runs.js';
import { canContinue, missingNeurons, neuronsAsked } from '../../session/runs.js';
import { KEEPING } from '../../texts/keeping.js';
import { byId, h, refill } from '../../ui/dom.js';
import { isWorthIt } from '../list.js';
import { ownFiles } from '../snapshot.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/dom.js').Child} Child */
/** @typedef {Pick<import('../keeping.js').KeepingActions, 'answerConsent' | 'openSession'> & {continueRun: () => void, showSessions: () => void}} Actions */

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {Actions} actions
 */
export function sessionLine(root, store, actions) {
  /** @type {HTMLElement[]} */
  let drawn = [];
  store.watch(seen, state => {
    const all = [
      awaited(state),
      interrupted(state, actions),
      copy(state),
      consent(state, actions),
      earlier(state, actions),
    ];
    const wanted = all.filter(line => line !== null).slice(0, MOST);
    // A line that stays is not made again: somebody may be about to press its button.
    const lines = wanted.map(line => drawn.find(({ outerHTML }) => outerHTML === line.outerHTML) ?? line);
    if (lines.length === drawn.length && lines.every((line, i) => line === drawn[i])) return;
    drawn = lines;
    refill(root, ...lines);
  });
}

/** What the lines depend on. @param {State} state */
function seen(state) {
  const { keeping, awaited, model, run, databases, sequencesFile } = state;
  return [keeping, awaited, model, run?.status, databases, sequencesFile, canContinue(state)];
}

/** Lines at once: the first are the more urgent ones. */
const MOST = 2;

/** @param {string} id @param {string} text @param {...Child} more */
function line(id, text, ...more) {
  return h('div', { class: 'session-line row', id, role: 'status' }, h('span', {}, text), ...more);
}

/** @param {string} id @param {string} text @param {() => void} onclick @param {string} [kind] */
function button(id, text, onclick, kind = '') {
  return h('button', { type: 'button', id, class: kind, onclick }, text);
}

/** @param {State} state */
function awaited({ awaited }) {
  if (!awaited) return null;
  const { name, sha256 } = awaited;
  const { linked, named, choose } = KEEPING.awaited;
  const text = name === null ? linked(sha256) : named(name);
  return line(
    'session-awaited',
    text,
    button('session-choose', choose, () => byId('file').click(), 'primary'),
  );
}

/** @param {State} state @param {Actions} actions */
function interrupted(state, { continueRun }) {
  const { run } = state;
  if (run?.status !== 'interrupted') return null;
  const all = neuronsAsked(run.options);
  const text = KEEPING.interrupted.line(all - missingNeurons(run), all);
  const can = canContinue(state);
  const proceed = h(
    'button',
    { type: 'button', id: 'session-continue', class: 'primary', disabled: !can, onclick: continueRun },
    KEEPING.interrupted.continueRun,
  );
  return line('session-interrupted', text, proceed, !can && h('span', { class: 'hint' }, KEEPING.interrupted.wait));
}

/** @param {State} state */
function copy({ keeping }) {
  return keeping.isCopy ? line('session-copy', KEEPING.copy(keeping.name)) : null;
}

/** The question whether the visitor's files may be kept, and what follows a yes until they are. @param {State} state @param {Actions} actions */
function consent(state, { answerConsent }) {
  const { id, sessions, consent, trouble, isOpening } = state.keeping;
  const own = ownFiles(state);
  // Before the session itself is kept, its files cannot be.
  const session = sessions.find(session => session.id === id);
  if (!session || consent === false || trouble || isOpening || own.size === 0) return null;
  const names = [...own.values()].map(({ name }) => name);
  const { question, keeping, meaning, yes, no } = KEEPING.consent;
  if (consent) {
    const areKept = [...own.keys()].every(wanted => session.parts.some(({ part }) => part === wanted));
    return areKept ? null : line('session-keeping', keeping(names));
  }
  const size = [...own.values()].reduce((sum, { content }) => sum + /** @type {Blob} */ (content).size, 0);
  return line(
    'session-consent',
    question(names, size),
    button('session-keep', yes, () => answerConsent(true), 'primary'),
    button('session-keep-not', no, () => answerConsent(false)),
    h('span', { class: 'hint' }, meaning),
  );
}

/** A session to continue with: the last one where nothing was begun yet, or one of the network that was opened. @param {State} state @param {Actions} actions */
function earlier(state, { openSession, showSessions }) {
  const { sessions, elsewhere, id, isOpening } = state.keeping;
  const own = state.model?.source ? state.model.info.sha256 : null;
  const isBegun = id !== null && (sessions.find(session => session.id === id)?.neurons ?? 0) > 0;
  if (isOpening || isBegun || state.run || state.awaited || (id !== null && own === null)) return null;
  const free = sessions.filter(session => session.id !== id && !elsewhere.includes(session.id));
  const found = free.find(session => isWorthIt(session) && (own === null || session.network.sha256 === own));
  if (!found) return null;
  const { last } = KEEPING;
  return line(
    'session-last',
    own === null ? last.line(found, resultsWords(found)) : last.same(found, resultsWords(found)),
    button('session-open-last', last.open, () => openSession(found.id)),
    button('session-all', last.all, showSessions, 'quiet'),
  );
}
