/** Files as one tar.gz whose bytes depend on names and contents alone, and back. */
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { gzipSync } from 'fflate';
import tar from 'tar-stream';

/** Bytes that are unpacked at once: what comes before a damaged piece is read. */
const PIECE = 4096;

/** Owner, permissions and time of every file. */
const FIXED = { mode: 0o644, uid: 0, gid: 0, uname: '', gname: '', mtime: new Date(0) };

/**
 * @param {Map<string, Uint8Array>} files
 * @returns {Promise<Uint8Array>} sorted by name; packed by fflate, because zlib differs between machines
 */
export async function archiveOf(files) {
  const pack = tar.pack();
  for (const name of [...files.keys()].sort()) pack.entry({ ...FIXED, name }, Buffer.from(files.get(name) ?? []));
  pack.finalize();
  return gzipSync(await buffer(pack), { level: 9, mtime: 0 });
}

/**
 * Reads as far as the archive can be read.
 * @param {Uint8Array} archive
 * @returns {Promise<{files: Map<string, Buffer>, damaged?: string}>} `damaged` is the file at which reading ended early,
 *   or the last one before that place
 */
export async function filesOf(archive) {
  const { content, whole } = await unzipped(archive);
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  let current = 'the first file';
  const extract = tar.extract();
  extract.end(content);
  try {
    for await (const entry of extract) {
      current = entry.header.name;
      files.set(current, await buffer(entry));
    }
  } catch {
    return { files, damaged: current };
  }
  return whole ? { files } : { files, damaged: current };
}

/**
 * @param {Uint8Array} archive
 * @returns {Promise<{content: Buffer, whole: boolean}>} what comes before the first damage
 */
function unzipped(archive) {
  return new Promise(resolve => {
    /** @type {Buffer[]} */
    const parts = [];
    const gunzip = createGunzip();
    gunzip.on('data', part => parts.push(part));
    gunzip.once('error', () => resolve({ content: Buffer.concat(parts), whole: false }));
    gunzip.once('end', () => resolve({ content: Buffer.concat(parts), whole: true }));
    for (let at = 0; at < archive.length; at += PIECE) gunzip.write(archive.subarray(at, at + PIECE));
    gunzip.end();
  });
}
