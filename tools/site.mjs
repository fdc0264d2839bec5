/** Which files of the project are the site: what the server answers, dist/ copies and sw.js keeps for offline use. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The project's root folder, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A generated script: the list of the site's files, their hash and the headers, for sw.js. */
export const OFFLINE_LIST = 'www/vendor/offline.js';

/** Generated: the readers of genomic files, which pages and the command load. */
export const GENOMIC_FILES = 'www/vendor/genomic-files.js';

/** Generated: what draws figures for publications, for pages and the command. */
export const FIGURES = 'www/vendor/figures.js';

/**
 * The Rust reference, which `cargo doc` makes: where it is served, and where it lies until `npm run dist` copies it.
 * It is not a part of the list for offline use.
 */
export const REFERENCE = { served: 'www/docs/api/', folder: 'target/doc/' };

const SINGLE = ['index.html', 'compare.html', 'learn.html', 'export.html', 'sw.js', 'LICENSE'];
const FOLDERS = ['www', 'pkg'];
const LEFT_OUT = /(^|\/)\.|\.d\.ts$|^pkg\/(package\.json|README\.md)$/;

/**
 * @param {string} path relative to the root, with forward slashes
 * @returns {boolean} whether the file belongs to the site
 */
export function isPublic(path) {
  if (LEFT_OUT.test(path)) return false;
  return SINGLE.includes(path) || FOLDERS.some(folder => path.startsWith(`${folder}/`));
}

/** @returns {Promise<string[]>} every file of the site, sorted, relative to the root with forward slashes */
export async function siteFiles() {
  const found = [...SINGLE];
  for (const folder of FOLDERS) {
    const entries = await readdir(`${root}/${folder}`, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter(entry => entry.isFile())) {
      found.push(`${entry.parentPath.slice(root.length + 1)}/${entry.name}`.replaceAll('\\', '/'));
    }
  }
  return found.filter(isPublic).sort();
}
