/** Weights in files other than the model's own (ONNX: external data). */

/**
 * The file that the engine misses, as the model spells it; null for refusals of another kind.
 * @param {{details?: import('../../engine/types.js').ErrorDetails}} refusal
 * @returns {string | null}
 */
export function missingFile({ details }) {
  return details?.kind === 'missing-file' && details.file !== '' ? details.file : null;
}

/** @param {string} path as the model spells it @returns {string} the file's own name, by which the engine finds it */
export function nameOf(path) {
  return path.split(/[\\/]/).at(-1) ?? path;
}
