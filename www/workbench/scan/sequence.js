/** Reads a pasted sequence: plain letters, or the first record of FASTA. */

/** @typedef {import('../../session/state.js').Sequence} Sequence */

/** @param {string} text @returns {Sequence} */
export function readSequence(text) {
  const [before, ...records] = `\n${text}`.split(/\n\s*>/);
  if (records.length === 0 || before.trim())
    return { name: '', letters: lettersOf(before), records: 1 + records.length };
  const [head, ...lines] = records[0].split(/\r?\n/);
  return { name: head.trim(), letters: lettersOf(lines.join('')), records: records.length };
}

/** Copied sequences often have numbers and spaces between blocks of letters. @param {string} text */
function lettersOf(text) {
  return text.replace(/[\s\d]+/g, '').toUpperCase();
}
