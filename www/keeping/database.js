/** The browser's own database with the sessions: their records, and the parts of each. */
import { loadDatabase } from './libraries.js';

/** @typedef {import('../session/keeping-state.js').KeptSession} KeptSession */
/** @typedef {import('idb').IDBPDatabase<any>} Opened */

const NAME = 'neuronmotif';
const VERSION = 1;
const STORES = Object.freeze({ sessions: 'sessions', parts: 'parts' });

/** Why nothing can be kept: no room, or no permission. @typedef {'full' | 'refused'} Trouble */

export class Database {
  /** @type {Promise<Opened> | null} */
  #opened = null;

  /** @returns {Promise<KeptSession[]>} the last changed first */
  async list() {
    const database = await this.#open();
    /** @type {KeptSession[]} */
    const sessions = await database.getAll(STORES.sessions);
    return sessions.sort((a, b) => b.changed - a.changed);
  }

  /**
   * The parts of a session, by their keys.
   * @param {string} id
   * @returns {Promise<Map<string, Blob>>}
   */
  async parts(id) {
    const database = await this.#open();
    const [keys, contents] = await Promise.all([
      database.getAllKeys(STORES.parts, partsOf(id)),
      database.getAll(STORES.parts, partsOf(id)),
    ]);
    return new Map(keys.map((key, i) => [/** @type {string[]} */ (/** @type {unknown} */ (key))[1], contents[i]]));
  }

  /**
   * Writes a session as one step: all of it, or nothing.
   * @param {KeptSession} session
   * @param {Map<string, Blob>} changed parts
   * @param {string[]} [removed] parts
   */
  async write(session, changed, removed = []) {
    await this.#change(({ sessions, parts }) => [
      sessions.put(session),
      ...[...changed].map(([part, content]) => parts.put(content, [session.id, part])),
      ...removed.map(part => parts.delete([session.id, part])),
    ]);
  }

  /** @param {string[]} ids */
  remove(ids) {
    return this.#change(({ sessions, parts }) => ids.flatMap(id => [sessions.delete(id), parts.delete(partsOf(id))]));
  }

  /** @param {(stores: {sessions: any, parts: any}) => Promise<unknown>[]} requests that are made at once */
  async #change(requests) {
    const database = await this.#open();
    const transaction = database.transaction(Object.values(STORES), 'readwrite');
    const stores = { sessions: transaction.objectStore(STORES.sessions), parts: transaction.objectStore(STORES.parts) };
    const ends = Promise.allSettled(requests(stores));
    transaction.commit(); // written even where the page is closed before it is answered
    await transaction.done;
    await ends;
  }

  #open() {
    this.#opened ??= opened(() => {
      this.#opened = null;
    }).catch(error => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }
}

/** @param {() => void} closed */
async function opened(closed) {
  const { openDB } = await loadDatabase();
  return openDB(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore(STORES.sessions, { keyPath: 'id' });
      database.createObjectStore(STORES.parts);
    },
    blocking(_version, _blocked, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      closed();
    },
    terminated: closed,
  });
}

/** @param {string} id */
function partsOf(id) {
  return IDBKeyRange.bound([id], [id, []]);
}

/** @param {unknown} error @returns {Trouble} */
export function troubleOf(error) {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused';
}
