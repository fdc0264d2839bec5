/** A folder as one zip whose bytes depend on the files alone: sorted, with one fixed time, packed by one compressor. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { filesBelow } from './digest.mjs';

/** The first time that a zip can hold. It is written in local time, hence without a time zone. */
const TIME = new Date('1980-01-01T00:00:00');

/**
 * @param {string} folder
 * @returns {Promise<Uint8Array>}
 */
export async function zipOf(folder) {
  /** @type {Record<string, Uint8Array>} */
  const content = {};
  for (const file of await filesBelow(folder)) content[file] = await readFile(join(folder, file));
  return zipSync(content, { level: 9, mtime: TIME });
}
