/** Letters of sequences as bytes: which ones are read, and the other strand. */

/** IUPAC codes for several nucleotides. The engine leaves out windows that contain these or an unknown letter. */
const SEVERAL = 'RYSWKMBDHV';

/** Unknown letters and gaps. */
const UNKNOWN = 'NX-.*';

const PAIRS = ['AT', 'CG', 'RY', 'KM', 'BV', 'DH'];

export const SPACE = 1;
export const FOREIGN = 0;

/**
 * @param {string} alphabet letters of the network, such as `ACGT`
 * @returns {{capitals: Uint8Array, own: Uint8Array}} for each byte: the capital to write, `SPACE` to skip it or `FOREIGN`;
 *   and 1 for the letters of the alphabet and unknown ones. T and U are the same nucleotide. In other alphabets any letter may occur.
 */
export function letterTables(alphabet) {
  const capitals = new Uint8Array(256);
  const own = new Uint8Array(256);
  for (const space of ' \t\r\n') capitals[space.charCodeAt(0)] = SPACE;
  const nucleotides = isNucleotides(alphabet);
  const letters = nucleotides ? 'ACGTU' : alphabet.toUpperCase();
  const known = letters + (nucleotides ? SEVERAL : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') + UNKNOWN;
  for (const letter of known) {
    for (const spelled of [letter, letter.toLowerCase()]) {
      capitals[spelled.charCodeAt(0)] = letter.charCodeAt(0);
      own[spelled.charCodeAt(0)] = letters.includes(letter) || UNKNOWN.includes(letter) ? 1 : 0;
    }
  }
  return { capitals, own };
}

/** @param {string} alphabet */
function isNucleotides(alphabet) {
  return [...alphabet.toUpperCase().replace('U', 'T')].sort().join('') === 'ACGT';
}

const COMPLEMENT = Uint8Array.from({ length: 256 }, (_, byte) => byte);
for (const [a, b] of [...PAIRS, ...PAIRS.map(pair => pair.toLowerCase())]) {
  COMPLEMENT[a.charCodeAt(0)] = b.charCodeAt(0);
  COMPLEMENT[b.charCodeAt(0)] = a.charCodeAt(0);
}

/** @param {Uint8Array} letters nucleotides, which become those of the other strand in its direction */
export function reverseComplement(letters) {
  letters.reverse();
  for (let place = 0; place < letters.length; place++) letters[place] = COMPLEMENT[letters[place]];
}
