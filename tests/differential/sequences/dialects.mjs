/** The formats and dialects of files with sequences. */

/** @typedef {import('../dice.mjs').Dice} Dice */
/** @typedef {import('./records.mjs').SequenceRecord} SequenceRecord */
/**
 * @typedef {object} Dialect
 * @property {string} format as the engine names it
 * @property {(dice: Dice, records: SequenceRecord[]) => string} write
 * @property {boolean} [empty] whether records may be without letters
 * @property {(name: string) => string} name what is read of a name
 */

/** @param {string} text @param {number} width @returns {string[]} */
const wrapped = (text, width) => text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];

/** @param {string} name */
const whole = name => name;

/** @param {string} name */
const firstWord = name => name.replaceAll(/\s/g, '_');

/** @param {Dice} dice @param {SequenceRecord[]} records */
function fasta(dice, records) {
  const width = dice.choose([1000, 60, 10, 1]);
  const lines = dice.chance(0.2) ? ['; a comment'] : [];
  if (dice.chance(0.1)) lines.push('');
  for (const { name, letters } of records) {
    lines.push(`>${dice.choose(['', ' '])}${name}${dice.choose(['', ' '])}`);
    for (const line of wrapped(letters, width))
      lines.push(dice.choose(['', ' ']) + line + dice.choose(['', '', ' ', '\t']));
    if (dice.chance(0.2)) lines.push(dice.choose(['', '; a comment', '# a comment']));
  }
  return ended(dice, lines);
}

/** Copied from a page: positions in front of the lines, and spaces between groups of ten. @param {Dice} dice @param {SequenceRecord[]} records */
function numbered(dice, records) {
  const lines = [];
  for (const { name, letters } of records) {
    lines.push(`>${name}`);
    for (const [index, line] of wrapped(letters, 60).entries())
      lines.push(`${String(60 * index + 1).padStart(9)} ${wrapped(line, 10).join(' ')}`);
  }
  return ended(dice, lines);
}

/** @param {Dice} dice @param {SequenceRecord[]} records */
function fastq(dice, records) {
  const width = dice.choose([1000, 1000, 60, 7]);
  // Qualities may begin with the characters of headers.
  const qualities = [...dice.choose(['I', '!~@+>#5', '@', '+'])];
  const lines = [];
  for (const { name, letters } of records) {
    const quality = Array.from(letters, () => dice.choose(qualities)).join('');
    lines.push(`@${name}`, ...wrapped(letters, width), dice.choose(['+', `+${name}`]), ...wrapped(quality, width));
  }
  return ended(dice, lines);
}

/** @param {Dice} dice @param {SequenceRecord[]} records */
function genBank(dice, records) {
  const lines = [];
  for (const { name, letters } of records) {
    lines.push(
      `LOCUS       ${firstWord(name)}     ${letters.length} bp    DNA     linear   PLN 21-JUN-1999`,
      'DEFINITION  a gene',
      'FEATURES             Location/Qualifiers',
      `     source          1..${letters.length}`,
      'ORIGIN',
    );
    for (const [index, line] of wrapped(letters, 60).entries())
      lines.push(`${String(60 * index + 1).padStart(9)} ${wrapped(line, 10).join(' ')}`);
    lines.push('//');
  }
  return ended(dice, lines);
}

/** @param {Dice} dice @param {SequenceRecord[]} records */
function embl(dice, records) {
  const lines = [];
  for (const { name, letters } of records) {
    lines.push(
      `ID   ${firstWord(name)}; SV 1; linear; mRNA; STD; PLN; ${letters.length} BP.`,
      'XX',
      'DE   a gene',
      'XX',
      `SQ   Sequence ${letters.length} BP; 1 A; 1 C; 1 G; 1 T; 0 other;`,
    );
    for (const [index, line] of wrapped(letters, 60).entries())
      lines.push(`     ${wrapped(line, 10).join(' ')} ${60 * index + line.length}`);
    lines.push('//');
  }
  return ended(dice, lines);
}

/** @param {Dice} dice @param {SequenceRecord[]} records */
function plain(dice, records) {
  const lines = dice.chance(0.2) ? ['# a comment'] : [];
  for (const { letters } of records) {
    lines.push(dice.choose(['', '  ']) + letters + dice.choose(['', ' ']));
    if (dice.chance(0.1)) lines.push('');
  }
  return ended(dice, lines);
}

/** @param {Dice} dice @param {string[]} lines */
const ended = (dice, lines) => lines.join('\n') + dice.choose(['\n', '\n', '', '\n\n']);

/** @type {Dialect[]} */
export const DIALECTS = [
  { format: 'FASTA', write: fasta, empty: true, name: whole },
  { format: 'FASTA', write: fasta, empty: true, name: whole },
  { format: 'FASTA', write: numbered, empty: true, name: whole },
  { format: 'FASTQ', write: fastq, name: whole },
  { format: 'GenBank', write: genBank, empty: true, name: firstWord },
  { format: 'EMBL', write: embl, empty: true, name: firstWord },
  { format: 'lines', write: plain, name: () => '' },
];
