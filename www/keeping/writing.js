/** Writing a session: its record, and those of its parts that have changed. */
import { nextTask } from '../ui/next-task.js';
import { isSame } from './snapshot.js';

/** @typedef {import('./snapshot.js').PartContent['content']} PartValue */

/** Code units that are encoded at once. */
const PIECE = 2 ** 20;

/**
 * A session that this tab writes.
 * @typedef {object} Current
 * @property {string} id
 * @property {number} created
 * @property {string} sha256 of its network
 * @property {Map<string, PartValue>} written parts as they are kept, or on their way
 * @property {Map<string, import('../session/keeping-state.js').Part>} list of the parts
 * @property {string} last its record as it is kept, or on its way
 * @property {import('./snapshot.js').Snapshot | null} dormant what is not kept under this id until it changes
 * @property {number} writes that were begun
 */

/**
 * Writes what has changed since the last time, which may not have ended yet: the database keeps the order.
 * @param {import('./database.js').Database} database
 * @param {Current} session
 * @param {import('./snapshot.js').Snapshot} snapshot
 * @param {boolean} urgent whether the page may be gone in the next task
 * @returns {Promise<boolean>} whether there was anything to write
 */
export async function put(database, session, snapshot, urgent) {
  if (session.dormant && isSame(session.dormant, snapshot)) return false;
  session.dormant = null;
  const { content, parts, isOpen } = snapshot;
  const changed = [...parts].filter(([part, { content }]) => session.written.get(part) !== content);
  // While the network is not open, its files stay as they are kept.
  const isUnused = (/** @type {string} */ part) => !parts.has(part) && (isOpen || part.endsWith('.json'));
  const removed = [...session.list.keys()].filter(isUnused);
  const record = JSON.stringify(content);
  if (changed.length === 0 && removed.length === 0 && record === session.last) return false;
  session.writes += 1;
  const number = session.writes;
  /** @type {Map<string, Blob>} */
  const blobs = new Map();
  for (const [part, { content }] of changed) blobs.set(part, await asBlob(content, urgent));
  if (number !== session.writes) return false; // a later write began meanwhile, and has all of this one
  const { id, created, list } = session;
  for (const [part, { size }] of blobs) list.set(part, { part, name: parts.get(part)?.name ?? part, size });
  const gone = removed.flatMap(part => list.get(part) ?? []);
  for (const part of removed) list.delete(part);
  for (const [part, { content }] of changed) session.written.set(part, content);
  for (const part of removed) session.written.delete(part);
  session.last = record;
  try {
    await database.write({ ...content, id, created, changed: Date.now(), parts: [...list.values()] }, blobs, removed);
  } catch (error) {
    session.last = '';
    for (const [part] of changed) session.written.delete(part);
    for (const part of gone) if (!list.has(part.part)) list.set(part.part, part);
    throw error;
  }
  return true;
}

/**
 * A long text is encoded piece by piece, so that the page answers in between, unless it is urgent.
 * @param {Blob | string} content
 * @param {boolean} urgent
 */
async function asBlob(content, urgent) {
  if (typeof content !== 'string') return content;
  const pieces = [];
  for (let start = 0; start < content.length; ) {
    if (start > 0 && !urgent) await nextTask();
    const end = endOfPiece(content, start);
    pieces.push(new Blob([content.slice(start, end)]));
    start = end;
  }
  return new Blob(pieces, { type: 'application/json' });
}

/** A character of two code units is not divided. @param {string} text @param {number} start */
function endOfPiece(text, start) {
  const end = Math.min(start + PIECE, text.length);
  const isDivided = end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1]);
  return isDivided ? end - 1 : end;
}
