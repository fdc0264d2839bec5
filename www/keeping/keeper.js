/**
 * Writes the session of this tab as it changes: results at once, everything else a moment later. The page never waits for a
 * write. There is one at a time, but where the page may be gone before the next task: then a write waits for nothing.
 */
import { isBusy } from '../session/runs.js';
import { newId } from '../ui/new-id.js';
import { troubleOf } from './database.js';
import { KEPT_KEYS, networkOf, OWN_WORK, snapshotOf } from './snapshot.js';
import { hold, letGo, rememberSession } from './tabs.js';
import { put } from './writing.js';

/** @typedef {import('../session/state.js').State} State */
/** @typedef {import('../session/keeping-state.js').Keeping} Keeping */
/** @typedef {import('./writing.js').Current} Current */

/** Milliseconds from a change to its writing. */
const WAIT = 150;
/** Share of the time that writing may take: after a slow write the next one waits. */
const SHARE = 0.2;

/**
 * @param {import('../ui/store.js').Store<State>} store
 * @param {import('./database.js').Database} database
 * @param {{written: () => Promise<unknown>, failed: (trouble: import('./database.js').Trouble, files: boolean) => void}} told `files`: without the visitor's files there may be room
 */
export function createKeeper(store, database, told) {
  /** @type {Current | null} */
  let current = null;
  /** What the visitor had written when the network was opened. @type {Record<string, unknown>} */
  let before = ownWork(store.state);
  let suspended = false;
  let earliest = 0;
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  let writing = Promise.resolve();
  /** Writes that are wanted or have begun, and have not ended. */
  let pending = 0;

  /** @param {Partial<Keeping>} patch */
  function patch(patch) {
    store.update({ keeping: { ...store.state.keeping, ...patch } });
  }

  store.watch(
    state => [networkOf(state)?.sha256],
    state => {
      const sha256 = networkOf(state)?.sha256;
      if (suspended || sha256 === current?.sha256) return;
      if (current) leave();
      before = ownWork(state);
    },
  );
  store.watch(changing, () => schedule());
  store.watch(
    ({ run, shown }) => [run?.text, run?.status, shown],
    () => flush(),
  );
  addEventListener('pagehide', () => {
    flush(true);
    rememberSession(current?.id ?? null, true);
  });
  document.addEventListener('visibilitychange', () => document.hidden && flush(true));
  addEventListener('beforeunload', event => {
    flush(true);
    if (isLost(store.state)) event.preventDefault();
  });

  function schedule() {
    if (timer !== null) return;
    const wait = Math.max(WAIT, earliest - performance.now());
    timer = setTimeout(() => flush(), wait);
    tellProgress();
  }

  /** @param {boolean} [urgent] whether the page may be gone before a later one, and even in the next task */
  function flush(urgent = false) {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (urgent) earliest = 0;
    pending += 1;
    const own = urgent && current ? write(true) : writing.then(() => write(urgent));
    const both = Promise.all([writing, own]);
    writing = both.then(() => {
      pending -= 1;
      tellProgress();
    });
    tellProgress();
    return writing;
  }

  function tellProgress() {
    const isWriting = pending > 0 || timer !== null;
    if (isWriting !== store.state.keeping.isWriting) patch({ isWriting });
  }

  /** @param {boolean} urgent */
  async function write(urgent) {
    if (suspended) return;
    if (performance.now() < earliest) return schedule();
    const snapshot = snapshotOf(store.state, before);
    if (!snapshot) return;
    const started = performance.now();
    try {
      const session = current ?? (await begin(snapshot.content.network.sha256, snapshot.content.name));
      const isNew = await put(database, session, snapshot, urgent).finally(() => {
        earliest = performance.now() + (performance.now() - started) / SHARE;
      });
      if (isNew) await told.written();
      if (store.state.keeping.trouble) patch({ trouble: null });
    } catch (error) {
      const trouble = troubleOf(error);
      patch({ trouble });
      told.failed(trouble, store.state.keeping.consent === true && snapshot.own.size > 0);
    }
  }

  /** @param {string} sha256 @param {string} name */
  async function begin(sha256, name) {
    const id = newId();
    await hold(id);
    current = {
      id,
      created: Date.now(),
      sha256,
      written: new Map(),
      list: new Map(),
      last: '',
      dormant: null,
      writes: 0,
    };
    rememberSession(id, false);
    patch({ id, name });
    return current;
  }

  /** The session stays as it is; what comes next is another one's. @param {string} [next] its id, where it is known */
  function leave(next) {
    if (current && current.id !== next) letGo(current.id);
    current = null;
    rememberSession(null, false);
    patch({ id: null, name: '', consent: null, isCopy: false });
  }

  /**
   * Goes on with a session: what is on the page now is what is kept of it, or of a dormant one will be once it has changed.
   * @param {Pick<Current, 'id' | 'created' | 'written' | 'list'>} session
   * @param {boolean} [isDormant]
   */
  function adopt(session, isDormant = false) {
    const snapshot = snapshotOf(store.state, before);
    if (!snapshot) {
      letGo(session.id);
      return leave();
    }
    const { content } = snapshot;
    const [last, dormant] = isDormant ? ['', snapshot] : [JSON.stringify(content), null];
    current = { ...session, sha256: content.network.sha256, last, dormant, writes: 0 };
    before = ownWork(store.state);
    rememberSession(session.id, false);
  }

  /**
   * While work is restored nothing of it is written.
   * @param {string | undefined} next id of the session that is restored
   * @param {() => Promise<void>} work
   */
  async function without(next, work) {
    await flush(true);
    suspended = true;
    leave(next);
    patch({ isOpening: true });
    try {
      await work();
    } finally {
      suspended = false;
      patch({ isOpening: false });
      schedule();
    }
  }

  /** What is on the page is kept no longer, until it changes: then it is a new session, without the visitor's files. */
  async function forget() {
    if (!current) return;
    leave();
    const id = newId();
    await hold(id);
    patch({ consent: false });
    adopt({ id, created: Date.now(), written: new Map(), list: new Map() }, true);
  }

  return { flush, adopt, without, forget };
}

/** What a write depends on. @param {State} state */
function changing(state) {
  const { settings, shown, model, awaited, databases, sequencesFile, outputs, run, keeping, reports } = state;
  const parts = [settings, shown, reports, model, awaited, databases, sequencesFile, outputs.names, outputs.pasted];
  return [...parts, run?.status, run?.text, keeping.consent, keeping.name, ...KEPT_KEYS.map(key => state[key])];
}

/** @param {State} state @returns {Record<string, unknown>} */
function ownWork(state) {
  return Object.fromEntries(OWN_WORK.map(key => [key, state[key]]));
}

/** Whether closing the page would lose what was computed, because the browser keeps nothing. @param {State} state */
function isLost({ keeping, run, shown }) {
  return keeping.trouble !== null && (isBusy({ run }) || shown?.source === 'run');
}
