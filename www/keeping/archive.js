/** A session as one file, `NAME.neuronmotif`: a ZIP with its record and its parts, written and read piece by piece. */
import { KEEPING } from '../texts/keeping.js';
import { newId } from './keeper.js';
import { loadArchive } from './libraries.js';

/** @typedef {import('../session/keeping-state.js').KeptSession} KeptSession */
/** @typedef {import('../session/keeping-state.js').Whole} Whole */

const FORMAT = 'neuronmotif-session';
const SCHEMA = 1;
const RECORD = 'session.json';
const FOLDER = 'parts/';
/** Bytes that are packed at once: the page answers in between. */
const PIECE = 2 ** 19;
/** Largest content in bytes: a network has at most 1 GB. */
const MAX_BYTES = 2e9;

/**
 * @param {KeptSession} session
 * @param {Map<string, Blob>} parts
 * @returns {Promise<Blob>}
 */
export async function packed(session, parts) {
  const { Zip, ZipDeflate, ZipPassThrough } = await loadArchive();
  /** @type {BlobPart[]} */
  const pieces = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (piece));
  });
  const record = new Blob([JSON.stringify({ format: FORMAT, schema: SCHEMA, session })]);
  await add(new ZipDeflate(RECORD), record);
  for (const [part, content] of parts) {
    const name = FOLDER + part;
    await add(part.endsWith('.json') ? new ZipDeflate(name) : new ZipPassThrough(name), content);
  }
  zip.end();
  return new Blob(pieces, { type: 'application/zip' });

  /** @param {import('fflate').ZipDeflate | import('fflate').ZipPassThrough} entry @param {Blob} content */
  async function add(entry, content) {
    zip.add(entry);
    await inPieces(content, (piece, isLast) => entry.push(piece, isLast));
  }
}

/**
 * @param {File} file
 * @returns {Promise<Whole>} a session of its own
 * @throws {import('../engine/protocol.js').EngineError} for a file of another kind, or a damaged one
 */
export async function unpacked(file) {
  const contents = await unzipped(file).catch(() => {
    throw refusal(file.name, KEEPING.unread.damaged);
  });
  const session = sessionIn(await contents.get(RECORD)?.text());
  if (!session) throw refusal(file.name, KEEPING.unread.other);
  const parts = new Map(
    session.parts.map(({ part }) => {
      const content = contents.get(FOLDER + part);
      if (!content) throw refusal(file.name, KEEPING.unread.damaged);
      return [part, content];
    }),
  );
  return { session: { ...session, id: newId(), changed: Date.now() }, parts };
}

/** @param {Blob} file @returns {Promise<Map<string, Blob>>} its entries, by their names */
async function unzipped(file) {
  const { Unzip, UnzipInflate, UnzipPassThrough } = await loadArchive();
  /** @type {Map<string, Uint8Array<ArrayBuffer>[]>} */
  const entries = new Map();
  /** @type {Set<string>} */
  const ended = new Set();
  let bytes = 0;
  const unzip = new Unzip(entry => {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const pieces = [];
    entries.set(entry.name, pieces);
    entry.ondata = (error, piece, isLast) => {
      if (error) throw error;
      bytes += piece.length;
      if (bytes > MAX_BYTES) throw new RangeError(`more than ${MAX_BYTES} bytes`);
      pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (piece));
      if (isLast) ended.add(entry.name);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  await inPieces(file, (piece, isLast) => unzip.push(piece, isLast));
  if (ended.size < entries.size) throw new RangeError('an entry is cut off');
  return new Map([...entries].map(([name, pieces]) => [name, new Blob(pieces)]));
}

/** @param {Blob} content @param {(piece: Uint8Array<ArrayBuffer>, isLast: boolean) => void} take */
async function inPieces(content, take) {
  for (let start = 0; start === 0 || start < content.size; start += PIECE) {
    const piece = await content.slice(start, start + PIECE).arrayBuffer();
    take(new Uint8Array(piece), start + PIECE >= content.size);
  }
}

/** @param {string | undefined} text @returns {KeptSession | null} null for anything else */
function sessionIn(text) {
  try {
    const { format, schema, session } = JSON.parse(text ?? '');
    const { name, network, settings, motifs, parts } = session;
    const isSession = format === FORMAT && schema === SCHEMA && typeof name === 'string';
    const isWhole = typeof network.sha256 === 'string' && Array.isArray(motifs) && Array.isArray(parts);
    return isSession && isWhole && typeof settings === 'object' ? session : null;
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} message @returns {import('../engine/protocol.js').EngineError} */
function refusal(name, message) {
  return { code: 'session.unread', concerns: name, message: `“${name}” ${message}`, next: KEEPING.unread.next };
}
