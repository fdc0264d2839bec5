/** A file on disk as a page gets one from its visitor: it is read in ranges, never as a whole. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

/**
 * @param {string} path
 * @returns {Promise<import('../../www/sources/file.js').NamedBlob>}
 */
export async function openFile(path) {
  return Object.assign(await openAsBlob(path), { name: basename(path) });
}
