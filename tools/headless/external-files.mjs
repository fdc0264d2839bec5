/** Weights in files next to the model: they are found by the names that the engine misses. */
import { accessSync, constants } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { missingFile } from '../../www/workbench/open/external-data.js';
import { Refusal } from './refusal.mjs';

/**
 * Opens a model anew with each file that it turns out to need.
 * @template T
 * @param {string} model its file
 * @param {(files: string[]) => Promise<T>} open
 * @returns {Promise<T>}
 */
export async function withExternalFiles(model, open) {
  /** @type {string[]} */
  const files = [];
  for (;;) {
    try {
      return await open(files);
    } catch (error) {
      const found = error instanceof Refusal ? located(model, error) : null;
      if (found === null || files.includes(found)) throw error;
      files.push(found);
    }
  }
}

/**
 * A model comes from anywhere and may name any file; only those in its own folder and below are read. Links that lie
 * there were put there by the user.
 * @param {string} model
 * @param {Refusal} refusal
 * @returns {string | null} the file that is missing, where it can be read
 */
export function located(model, refusal) {
  const missing = missingFile(refusal);
  if (missing === null || missing.includes('\0')) return null;
  const name = normalize(missing.replaceAll('\\', '/'));
  if (isAbsolute(name) || /^[a-z]:/i.test(name) || name.split(sep).includes('..')) return null;
  const file = join(dirname(model), name);
  try {
    accessSync(file, constants.R_OK);
    return file;
  } catch {
    return null;
  }
}
