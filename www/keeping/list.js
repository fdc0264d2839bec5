/** The list of sessions in the state of the page, the same in every tab. What holds nothing is not in it. */
import { connectTabs, heldElsewhere } from './tabs.js';

/** @typedef {import('../session/keeping-state.js').Keeping} Keeping */
/** @typedef {import('../session/keeping-state.js').KeptSession} KeptSession */

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * @param {import('../ui/store.js').Store<import('../session/state.js').State>} store
 * @param {import('./database.js').Database} database
 */
export function createList(store, database) {
  const tell = connectTabs(({ renamed }) => {
    if (renamed && renamed.id === store.state.keeping.id) patch({ name: renamed.name });
    refresh();
  });

  /** @param {Partial<Keeping>} patch */
  function patch(patch) {
    store.update({ keeping: { ...store.state.keeping, ...patch } });
  }

  /** Reads it again. @returns {Promise<KeptSession[]>} with those that hold nothing: a page that is loaded anew needs its own */
  async function refresh() {
    try {
      const [sessions, elsewhere] = await Promise.all([database.list(), heldElsewhere()]);
      const { id } = store.state.keeping;
      const idle = sessions.filter(session => !isWorthIt(session) && session.id !== id);
      const old = idle.filter(session => !elsewhere.includes(session.id) && Date.now() - session.changed > DAY);
      if (old.length > 0) await database.remove(old.map(({ id }) => id));
      patch({ sessions: sessions.filter(session => !idle.includes(session)), elsewhere });
      return sessions;
    } catch {
      return []; // a browser that keeps nothing says so when there is something to keep
    }
  }

  /** Reads it again here and in other tabs. @param {import('./tabs.js').News} [news] */
  function changed(news) {
    tell(news);
    return refresh();
  }

  return { patch, refresh, changed };
}

/** Whether there is something to continue with: a network that was only opened is none. @param {KeptSession} session */
export function isWorthIt({ network, neurons, run, outputNames, parts }) {
  return network.example !== null || neurons > 0 || run !== null || outputNames !== null || parts.length > 0;
}
