/** Errors of the libraries are about bytes: they come from files whose parts do not fit together, and this is said. */
import { SOURCES } from '../texts/sources.js';
import { objection, SourceError } from './refusals.js';

/**
 * @template T
 * @param {string} file its name
 * @param {() => Promise<T>} read
 * @returns {Promise<T>}
 */
export async function understood(file, read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceError || isAbort(error)) throw error;
    throw new SourceError(objection('damaged', file, null, SOURCES.damaged(file)));
  }
}

/** @param {unknown} error */
function isAbort(error) {
  return error instanceof Error && error.name === 'AbortError';
}
