/** Whether the reference data are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../site.mjs';
import { MANIFEST } from './catalogue.mjs';
import { LICENCES } from './licences.mjs';

/** Where tests look for the reference data. */
export const SHARED = join(root, '..', 'shared');

/**
 * The crate's tests are asked for all at once, so that one missing file counts like all.
 * @param {string} [folder]
 * @returns {string[]} files of the manifest that are missing
 */
export function lackingFiles(folder = SHARED) {
  /** @type {import('./catalogue.mjs').Listed[]} */
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  return manifest.map(({ path }) => path).filter(path => path !== LICENCES && !existsSync(join(folder, path)));
}
