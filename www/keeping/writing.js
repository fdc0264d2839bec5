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
 * @property {Map<string, PartValue>} written parts as they are kept
 * @property {Map<string, import('../session/keeping-state.js').Part>} list of the parts
 * @property {string} last its record as it is kept
 * @property {import('./snapshot.js').Snapshot | null} dormant what is not kept under this id until it changes
 */

/**
 * Writes what has changed since the last time.
 * @param {import('./database.js').Database} database
 * @param {Current} session
 * @param {import('./snapshot.js').Snapshot} snapshot
 * @returns {Promise<boolean>} whether there was anything to write
 */
export async function put(database, session, snapshot) {
  if (session.dormant && isSame(session.dormant, snapshot)) return false;
  session.dormant = null;
  const { content, parts, isOpen } = snapshot;
  const changed = [...parts].filter(([part, { content }]) => session.written.get(part) !== content);
  // While the network is not open, its files stay as they are kept.
  const isUnused = (/** @type {string} */ part) => !parts.has(part) && (isOpen || part.endsWith('.json'));
  const removed = [...session.written.keys()].filter(isUnused);
  const record = JSON.stringify(content);
  if (changed.length === 0 && removed.length === 0 && record === session.last) return false;
  const { id, created, list } = session;
  /** @type {Map<string, Blob>} */
  const blobs = new Map();
  for (const [part, { content }] of changed) blobs.set(part, await asBlob(content));
  for (const [part, { size }] of blobs) list.set(part, { part, name: parts.get(part)?.name ?? part, size });
  for (const part of removed) list.delete(part);
  await database.write({ ...content, id, created, changed: Date.now(), parts: [...list.values()] }, blobs, removed);
  for (const [part, { content }] of parts) session.written.set(part, content);
  for (const part of removed) session.written.delete(part);
  session.last = record;
  return true;
}

/**
 * A long text is encoded piece by piece: the page answers in between.
 * @param {Blob | string} content
 */
async function asBlob(content) {
  if (typeof content !== 'string') return content;
  const pieces = [];
  for (let start = 0; start < content.length; ) {
    if (start > 0) await nextTask();
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
