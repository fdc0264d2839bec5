/** Makes the release asset of the reference data. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow, sha256 } from '../dist/digest.mjs';
import { archiveOf } from './archive.mjs';
import { entryOf } from './catalogue.mjs';
import { LICENCES, licencesText } from './licences.mjs';

/** @typedef {import('./catalogue.mjs').Listed} Listed */

/** The checksums inside of the archive, in the form that `sha256sum -c` reads. */
export const SUMS = 'SHA256SUMS';

/**
 * @param {string} folder with the reference data
 * @param {import('./catalogue.mjs').Entry[]} catalogue
 * @param {{all?: boolean}} [options] `all` packs files without a licence, too
 * @returns {Promise<{archive: Uint8Array, manifest: Listed[], unlicensed: string[], unknown: string[]}>} files that have
 *   no licence, and files of the folder that the catalogue does not name and that are never packed
 */
export async function pack(folder, catalogue, { all = false } = {}) {
  const present = await filesBelow(folder);
  const paths = present.filter(path => entryOf(catalogue, path));
  /** @type {Map<string, Uint8Array>} */
  const files = new Map([[LICENCES, Buffer.from(await licencesText(catalogue, paths))]]);
  for (const path of paths) files.set(path, await readFile(join(folder, path)));
  const manifest = [...files].map(([path, content]) => listed(catalogue, path, content));
  const packed = new Map([...files].filter((_, index) => all || manifest[index].licence !== null));
  packed.set(SUMS, Buffer.from(sumsOf(manifest.filter(({ path }) => packed.has(path)))));
  return {
    archive: await archiveOf(packed),
    manifest,
    unlicensed: manifest.filter(({ licence }) => licence === null).map(({ path }) => path),
    unknown: present.filter(path => path !== LICENCES && !paths.includes(path)),
  };
}

/** @param {Listed[]} files @returns {string} as `sha256sum` writes it */
export function sumsOf(files) {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  return sorted.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/**
 * @param {import('./catalogue.mjs').Entry[]} catalogue
 * @param {string} path
 * @param {Uint8Array} content
 * @returns {Listed}
 */
function listed(catalogue, path, content) {
  const licence = path === LICENCES ? 'MIT' : (entryOf(catalogue, path)?.licence ?? null);
  return { path, bytes: content.length, sha256: sha256(content), licence };
}
