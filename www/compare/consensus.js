/** Consensus sequences as motifs: a line each in IUPAC letters, its name before it or on a line of its own after `>`. */
import { memeText } from '../exports/meme.js';
import { COMPARE } from '../texts/compare.js';

/** The letters that each IUPAC letter stands for. */
const IUPAC = /** @type {Readonly<Record<string, string>>} */ (
  Object.freeze({
    ...{ A: 'A', C: 'C', G: 'G', T: 'T', U: 'T' },
    ...{ R: 'AG', Y: 'CT', S: 'CG', W: 'AT', K: 'GT', M: 'AC' },
    ...{ B: 'CGT', D: 'AGT', H: 'ACT', V: 'ACG', N: 'ACGT' },
  })
);

const LETTERS = 'ACGT';

/** Sites that a consensus counts as, as in the MEME Suite. */
const SITES = 20;

/** A line of a matrix has two numbers or more. */
const NUMBERS = /(?:^|[\s,[])[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?[\s,\]]+[-+]?[\d.]/im;

/** @typedef {{number: number, text: string}} Line */

/**
 * Whether a text is lines of consensus sequences, and none of the formats with matrices. At least two thirds of the letters of
 * the first one must be of IUPAC, so that a text with a wrong letter there is refused by line, too.
 * @param {string} text
 */
export function isConsensus(text) {
  const first = contentOf(text).find(line => !line.text.startsWith('>'));
  if (first === undefined || NUMBERS.test(text)) return false;
  const letters = [...lastWord(first.text)];
  const right = letters.filter(letter => letter.toUpperCase() in IUPAC);
  return right.length >= 2 && 3 * right.length >= 2 * letters.length;
}

/**
 * @param {string} text
 * @param {string} name what it is called in an error
 * @returns {string} the same motifs as a MEME file: the letters of a position are equally probable
 * @throws {import('../engine/protocol.js').EngineError} with the line that cannot be read
 */
export function consensusMeme(text, name) {
  /** @type {Line | null} */
  let header = null;
  const motifs = [];
  for (const line of contentOf(text)) {
    if (line.text.startsWith('>')) {
      if (header) throw refusal(name, COMPARE.consensus.empty(header.number, header.text));
      header = line;
    } else {
      motifs.push(motifOf(line, header, name));
      header = null;
    }
  }
  if (header) throw refusal(name, COMPARE.consensus.empty(header.number, header.text));
  return memeText(LETTERS, motifs);
}

/** @param {Line} line @param {Line | null} header @param {string} name */
function motifOf({ number, text }, header, name) {
  const letters = lastWord(text);
  const wrong = [...letters].find(letter => !(letter.toUpperCase() in IUPAC));
  if (wrong !== undefined) throw refusal(name, COMPARE.consensus.wrong(number, letters, wrong));
  const words = (header?.text.slice(1) ?? text.slice(0, text.length - letters.length)).trim();
  const [id = letters, ...rest] = words.split(/\s+/).filter(Boolean);
  return { id, name: rest.join('_') || id, sites: SITES, rows: [...letters].map(rowOf) };
}

/** @param {string} letter */
function rowOf(letter) {
  const possible = IUPAC[letter.toUpperCase()];
  return [...LETTERS].map(own => (possible.includes(own) ? 1 / possible.length : 0));
}

/** Lines that are neither empty nor comments. @param {string} text @returns {Line[]} */
function contentOf(text) {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter(line => line.text !== '' && !line.text.startsWith('#'));
}

/** @param {string} text */
function lastWord(text) {
  return text.split(/\s+/).at(-1) ?? '';
}

/** @param {string} concerns @param {string} message @returns {import('../engine/protocol.js').EngineError} */
function refusal(concerns, message) {
  return { code: 'motifs.consensus', concerns, message, next: COMPARE.consensus.next };
}
