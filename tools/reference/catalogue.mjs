/** What the reference data consist of, and under which licence each file may be passed on. */
import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Entry
 * @property {string[]} files paths, or beginnings of paths with a `*` at their end
 * @property {string | null} licence SPDX identifier; null where passing on is not clearly permitted
 * @property {string} [notice] whose it is
 * @property {string} source where it comes from, or how it was made
 * @property {string} [reason] why there is no licence
 */

/** The list of files with their checksums; `pack` writes it. */
export const MANIFEST = new URL('manifest.json', import.meta.url);

/** @typedef {{path: string, bytes: number, sha256: string, licence: string | null}} Listed */

/** @returns {Promise<Entry[]>} */
export async function readCatalogue() {
  return JSON.parse(await readFile(new URL('catalogue.json', import.meta.url), 'utf8'));
}

/** @returns {Promise<Listed[]>} */
export async function readManifest() {
  return JSON.parse(await readFile(MANIFEST, 'utf8'));
}

/** @param {Entry[]} catalogue @param {string} path @returns {Entry | undefined} the entry of a file */
export function entryOf(catalogue, path) {
  return catalogue.find(({ files }) =>
    files.some(name => (name.endsWith('*') ? path.startsWith(name.slice(0, -1)) : path === name)),
  );
}
