/** Puts files into a folder without changing what is there. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../headless/refusal.mjs';

/**
 * @param {Map<string, Buffer>} files
 * @param {string} folder
 * @returns {Promise<{written: number, kept: number}>} files that are new, and files that were there already
 * @throws {Refusal} `reference.exists` where a file is there with another content; then nothing is written
 */
export async function unpack(files, folder) {
  /** @type {string[]} */
  const fresh = [];
  /** @type {string[]} */
  const different = [];
  for (const [path, content] of files) {
    const there = await existing(join(folder, path));
    if (there === undefined) fresh.push(path);
    else if (!there.equals(content)) different.push(path);
  }
  if (different.length > 0) {
    const message = `${folder} has other files of the same names: ${different.join(', ')}.`;
    throw new Refusal('reference.exists', message, 'Nothing was written. Move them away, or name a folder with --to.');
  }
  for (const path of fresh) await write(join(folder, path), /** @type {Buffer} */ (files.get(path)));
  return { written: fresh.length, kept: files.size - fresh.length };
}

/** @param {string} file @returns {Promise<Buffer | undefined>} */
async function existing(file) {
  try {
    return await readFile(file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file is whole at any time. @param {string} file @param {Buffer} content */
async function write(file, content) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
