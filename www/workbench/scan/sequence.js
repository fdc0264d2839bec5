/** The sequence that somebody pastes: plain letters, or FASTA, of which the first record counts. */

/** @typedef {import('../../session/state.js').Sequence} Sequence */

/** @param {string} text @returns {Sequence} */
export function readSequence(text) {
  const [before, ...records] = `\n${text}`.split(/\n\s*>/);
  if (records.length === 0 || before.trim())
    return { name: '', letters: lettersOf(before), records: 1 + records.length };
  const [head, ...lines] = records[0].split(/\r?\n/);
  return { name: head.trim(), letters: lettersOf(lines.join('')), records: records.length };
}

/** Sequences are often copied with numbers and gaps between blocks of letters. @param {string} text */
function lettersOf(text) {
  return text.replace(/[\s\d]+/g, '').toUpperCase();
}
