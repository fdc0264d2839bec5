/** Weights in files next to the model: they are found by the names that the engine misses. */
import { accessSync, constants } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { missingFile, nameOf } from '../../www/workbench/open/external-data.js';
import { Refusal } from './refusal.mjs';

/** @typedef {{name: string, file: string}} ExternalFile the name that the model asks for, and where its content is */

/**
 * Opens a model anew with each file that it turns out to need.
 * @template T
 * @param {string} model its file
 * @param {string | undefined} weights a file to take where there is none of the name that the model asks for
 * @param {(files: ExternalFile[]) => Promise<T>} open
 * @returns {Promise<T>}
 */
export async function withExternalFiles(model, weights, open) {
  /** @type {ExternalFile[]} */
  const files = [];
  for (;;) {
    try {
      return await open(files);
    } catch (error) {
      const asked = error instanceof Refusal ? missingFile(error) : null;
      const file = asked === null ? null : (located(model, asked) ?? weights);
      if (asked === null || files.some(({ name }) => name === nameOf(asked))) throw error;
      if (!file) throw unlocated(model, /** @type {Refusal} */ (error));
      files.push({ name: nameOf(asked), file });
    }
  }
}

/**
 * The refusal names a file next to the model that may be the missing one under another name.
 * @param {string} model
 * @param {Refusal} refusal
 */
function unlocated(model, refusal) {
  const other = `${model}.data`;
  if (!isReadable(other)) return refusal;
  return new Refusal(refusal.code, refusal.message, `If ${other} has these weights, add --weights ${other}.`);
}

/**
 * A model comes from anywhere and may name any file; only those in its own folder and below are read. Links that lie
 * there were put there by the user.
 * @param {string} model
 * @param {string} missing as the model spells it
 * @returns {string | null} the file that is missing, where it can be read
 */
export function located(model, missing) {
  if (missing.includes('\0')) return null;
  const name = normalize(missing.replaceAll('\\', '/'));
  if (isAbsolute(name) || /^[a-z]:/i.test(name) || name.split(sep).includes('..')) return null;
  const file = join(dirname(model), name);
  return isReadable(file) ? file : null;
}

/** @param {string} file */
function isReadable(file) {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
