/** Several tabs: each session is written by one of them, and each knows what the others changed. */
import { recall, remember } from '../ui/memory.js';

const KEY = 'neuronmotif.session';
const CHANNEL = 'neuronmotif.sessions';
const LOCK = 'neuronmotif.session.';

/** Milliseconds that a tab which is loaded anew waits for itself to have left. */
const LEAVING = 5000;

/** @typedef {{id: string, left: boolean}} Remembered `left`: the page was left as usual, and did not crash */
/** What tabs tell each other. @typedef {{renamed?: {id: string, name: string}}} News */

/** What this tab had open before it was loaded anew. @returns {Remembered | null} */
export function takeRemembered() {
  const text = recall('sessionStorage', KEY);
  if (!text) return null;
  /** @type {Remembered} */
  const remembered = JSON.parse(text);
  rememberSession(remembered.id, false);
  return remembered;
}

/** @param {string | null} id @param {boolean} left */
export function rememberSession(id, left) {
  remember('sessionStorage', KEY, id === null ? '' : JSON.stringify({ id, left }));
}

/** Ends the hold on a session. @type {Map<string, () => void>} */
const held = new Map();

/**
 * Takes a session for this tab alone, until the tab is closed or lets go of it.
 * @param {string} id
 * @param {boolean} [patient] whether to wait, for this tab itself may still have it
 * @returns {Promise<boolean>} whether it is this tab's
 */
export function hold(id, patient = false) {
  if (held.has(id)) return Promise.resolve(true);
  const options = patient ? { signal: AbortSignal.timeout(LEAVING) } : { ifAvailable: true };
  return new Promise(resolve => {
    const request = navigator.locks.request(LOCK + id, options, lock => {
      resolve(lock !== null);
      return lock && new Promise(release => held.set(id, () => release(undefined)));
    });
    request.catch(() => resolve(false));
  });
}

/** @param {string} id */
export function letGo(id) {
  held.get(id)?.();
  held.delete(id);
}

/** @returns {Promise<string[]>} ids of the sessions that other tabs have */
export async function heldElsewhere() {
  const { held: all = [] } = await navigator.locks.query();
  const ids = all.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
  return ids.filter(id => !held.has(id));
}

/**
 * @param {(news: News) => void} take is called with what other tabs tell
 * @returns {(news?: News) => void} tells them
 */
export function connectTabs(take) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => take(data);
  return (news = {}) => channel.postMessage(news);
}
