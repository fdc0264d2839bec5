/** Names of outputs as people paste them: one per line, or a row of a table. */

/**
 * @param {string} text names apart by lines; a single line by tabs, or by commas
 * @returns {string[]}
 */
export function namesIn(text) {
  const lines = text.split(/\r?\n/);
  const filled = lines.filter(line => line.trim() !== '');
  const [line = ''] = filled;
  const names = filled.length === 1 ? line.split(line.includes('\t') ? '\t' : ',') : filled;
  return names.map(name => name.replaceAll('\t', ' ').trim()).filter(name => name !== '');
}
