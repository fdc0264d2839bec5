/** The list of sessions in the state of the page, the same in every tab. */
import { connectTabs, heldElsewhere } from './tabs.js';

/** @typedef {import('../session/keeping-state.js').Keeping} Keeping */
/** @typedef {import('../session/keeping-state.js').KeptSession} KeptSession */

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

  /** Reads it again. @returns {Promise<KeptSession[]>} */
  async function refresh() {
    try {
      const [sessions, elsewhere] = await Promise.all([database.list(), heldElsewhere()]);
      patch({ sessions, elsewhere });
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
