/** One digest for a folder: two builds are the same if it is. `sha256sum` computes it without our tools, too. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** @param {Uint8Array | string} content @returns {string} as hexadecimal digits */
export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** @param {string} folder @returns {Promise<string[]>} every file below, sorted, with forward slashes */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile() || entry.isSymbolicLink());
  return files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/')).sort();
}

/**
 * In a shell: `find . -type f | sed 's|^\./||' | LC_ALL=C sort | xargs sha256sum | sha256sum`.
 * @param {string} folder
 * @returns {Promise<string>} `sha256:` of the lines that `sha256sum` prints for its files
 */
export async function folderDigest(folder) {
  const files = await filesBelow(folder);
  const lines = await Promise.all(files.map(async file => `${sha256(await readFile(join(folder, file)))}  ${file}\n`));
  return `sha256:${sha256(lines.join(''))}`;
}
