/** Many files as one ZIP, packed piece by piece, so that the page answers in between. */

const LIBRARY = '../vendor/fflate.js';
/** Bytes that are packed at once. */
const PIECE = 2 ** 19;

/**
 * @param {AsyncIterable<[name: string, content: string | Uint8Array]>} files
 * @param {(name: string) => void} [onfile] called before each file is packed
 * @returns {Promise<Blob>}
 */
export async function archived(files, onfile = () => {}) {
  const { Zip, ZipDeflate } = /** @type {typeof import('fflate')} */ (await import(LIBRARY));
  /** @type {BlobPart[]} */
  const pieces = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (piece));
  });
  for await (const [name, content] of files) {
    onfile(name);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const entry = new ZipDeflate(name);
    zip.add(entry);
    for (let at = 0; at < bytes.length || at === 0; at += PIECE) {
      entry.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      await nextTask();
    }
  }
  zip.end();
  return new Blob(pieces, { type: 'application/zip' });
}

/** Lets everything else run first. */
function nextTask() {
  return new Promise(resolve => setTimeout(resolve));
}
