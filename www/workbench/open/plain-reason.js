/** Plain reasons for files that are no networks: with the file's name, and what the engine found last. */
import { CountedFile } from '../../sources/file.js';
import { kindOf } from '../../sources/kinds.js';
import { SOURCES } from '../../texts/sources.js';
import { OPEN } from '../../texts/workbench.js';

/** @typedef {import('../../engine/protocol.js').EngineError} EngineError */

/** What the engine calls a file whose bytes cannot be read: it does not know its name. */
const FILE = 'model file';

/** Kinds that the page knows by their first bytes, and the engine does not. */
const PICTURES = ['png', 'jpeg'];

/**
 * @param {EngineError} problem
 * @param {{name: string, content: Blob}} file that was refused
 * @returns {Promise<EngineError>}
 */
export async function plainReason(problem, { name, content }) {
  const { code, concerns, message } = problem;
  if (code === 'onnx.malformed' && concerns === FILE) {
    return { ...problem, message: OPEN.damaged(name), concerns: `${name} · ${message}` };
  }
  if (code !== 'onnx.not-onnx') return problem;
  const { kind } = await kindOf(new CountedFile(Object.assign(content.slice(), { name })));
  return PICTURES.includes(kind) ? { ...problem, message: OPEN.picture(name, SOURCES.kinds[kind]) } : problem;
}
