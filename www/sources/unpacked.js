/** The contents of a file part after part, unpacked where it is packed with gzip or bgzip. */
import { SOURCES } from '../texts/sources.js';
import { genomicFiles } from './library.js';
import { objection, SourceError } from './refusals.js';

/** @param {Uint8Array} bytes the first of a file */
export function isPacked(bytes) {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What some programs write in front of text. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * @param {import('./file.js').CountedFile} file
 * @param {AbortSignal} [signal]
 * @returns {AsyncGenerator<Uint8Array>} without a byte order mark
 */
export async function* unpacked(file, signal) {
  /** @type {Uint8Array | null} */
  let start = new Uint8Array();
  for await (const part of isPacked(await file.read(2)) ? gunzipped(file, signal) : file.stream(signal)) {
    if (start === null) {
      yield part;
      continue;
    }
    start = joined(start, part);
    if (start.length < BYTE_ORDER_MARK.length) continue;
    yield start.subarray(BYTE_ORDER_MARK.every((byte, at) => start?.[at] === byte) ? BYTE_ORDER_MARK.length : 0);
    start = null;
  }
  if (start !== null) yield start;
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function joined(a, b) {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/**
 * By fflate: a browser's own DecompressionStream reads the first member of a file alone, and bgzip writes thousands.
 * @param {import('./file.js').CountedFile} file
 * @param {AbortSignal} [signal]
 * @returns {AsyncGenerator<Uint8Array>}
 */
async function* gunzipped(file, signal) {
  const { Gunzip } = await genomicFiles();
  /** @type {Uint8Array[]} */
  let parts = [];
  const gunzip = new Gunzip(part => parts.push(part));
  const take = () => {
    const taken = parts;
    parts = [];
    return taken.filter(({ length }) => length > 0);
  };
  for await (const packed of file.stream(signal)) {
    push(file, () => gunzip.push(packed));
    yield* take();
  }
  push(file, () => gunzip.push(new Uint8Array(), true));
  yield* take();
}

/** @param {import('./file.js').CountedFile} file @param {() => void} step */
function push({ name }, step) {
  try {
    step();
  } catch (error) {
    const ended = error instanceof Error && /unexpected EOF/i.test(error.message);
    const [code, said] = ended ? ['truncated', SOURCES.truncated(name)] : ['damaged', SOURCES.damaged(name)];
    throw new SourceError(objection(/** @type {string} */ (code), name, null, /** @type {any} */ (said)));
  }
}
