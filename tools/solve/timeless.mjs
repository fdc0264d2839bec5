/**
 * Time and memory that a run took differ from machine to machine; its digest leaves them out. The solved examples have
 * zeros in their place, so that two builds have the same bytes.
 * @param {string} report JSON text
 * @returns {string}
 */
export function timeless(report) {
  return report.replace(/("(?:\w+_)?seconds"|"wasm_bytes"):\s*[\d.eE+-]+/g, '$1:0');
}
