/** Weights in files other than the model's own (ONNX: external data). */

/**
 * The file that the engine misses, as the model spells it; null for refusals of another kind.
 * @param {{code?: string, message: string}} refusal
 * @returns {string | null}
 */
export function missingFile({ code, message }) {
  if (code !== 'onnx.external-data') return null;
  return /not in the ONNX file but in “([^”]+)”/.exec(message)?.[1] ?? null;
}

/** @param {string} path as the model spells it @returns {string} the file's own name, by which the engine finds it */
export function nameOf(path) {
  return path.split(/[\\/]/).at(-1) ?? path;
}
