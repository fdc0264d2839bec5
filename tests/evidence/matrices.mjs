/** The position probability matrices of planted motifs. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';
import { reverseComplement } from '../../www/session/matches.js';
import { align } from './alignment.mjs';

/** @typedef {import('./networks.mjs').Part} Part */
/** @typedef {number[][]} Matrix probabilities, one row per position, in the order of `LETTERS` */
/** @typedef {Map<string, Matrix>} Database matrices by identifier */
/** @typedef {{matrix: Matrix, source: string}} Planted with the identifier that the matrix was taken from */

const LETTERS = 'ACGT';
const UNIFORM = [0.25, 0.25, 0.25, 0.25];

/** The release that was planted has its place in the reference data; the one that comes with the page is newer. */
const FILES = [
  join(root, '..', 'shared', 'motifs', 'jaspar2020-vertebrates-1011.meme'),
  join(root, 'www', 'motifs', 'jaspar-vertebrates.transfac'),
];

/** @returns {Database[]} those of this machine */
export function databases() {
  return FILES.filter(file => existsSync(file)).map(file => {
    const text = readFileSync(file, 'utf8');
    return file.endsWith('.meme') ? readMeme(text) : readTransfac(text);
  });
}

/** @param {string} text of a file in MEME format @returns {Database} */
export function readMeme(text) {
  const motifs = text.split(/^MOTIF +/m).slice(1);
  return new Map(motifs.map(motif => [motif.split(/\s/, 1)[0], rows(motif, /^ *([01]?\.?\d[\d. e-]*)$/gm)]));
}

/** @param {string} text of a file in TRANSFAC format, with counts @returns {Database} */
export function readTransfac(text) {
  const motifs = text.split(/^AC +/m).slice(1);
  return new Map(motifs.map(motif => [motif.split(/\s/, 1)[0], rows(motif, /^\d+\t([\d.\t]+)$/gm)]));
}

/** @param {string} text @param {RegExp} row @returns {Matrix} */
function rows(text, row) {
  return [...text.matchAll(row)].map(([, line]) => {
    const numbers = line.trim().split(/\s+/).map(Number);
    const sum = numbers.reduce((total, number) => total + number, 0);
    return numbers.map(number => number / sum);
  });
}

/**
 * The matrix of the identifier, from the first database that has it. Where none has this version, the newest version of
 * the same motif stands for it, placed where it fits the planted letters best.
 * @param {Part} part
 * @param {Database[]} databases
 * @returns {Planted}
 */
export function planted(part, databases) {
  const exact = databases.map(database => database.get(part.jaspar)).find(matrix => matrix !== undefined);
  if (exact) {
    const [first, last] = part.jaspar_columns_planted;
    const matrix = exact.slice(first - 1, last);
    return { matrix: part.strand === '+' ? matrix : reverseComplement(matrix, LETTERS), source: part.jaspar };
  }
  const source = newest(part.jaspar, databases);
  const versions = databases.flatMap(database => database.get(source) ?? []);
  if (versions.length === 0) throw new Error(`No motif database has a version of ${part.jaspar}.`);
  return { matrix: placed(versions, letters(part.consensus_as_planted)), source };
}

/** @param {string} id @param {Database[]} databases @returns {string} the same motif with its highest version */
function newest(id, databases) {
  const [base] = id.split('.');
  const ids = databases.flatMap(database => [...database.keys()]).filter(other => other.startsWith(`${base}.`));
  return ids.sort((one, other) => Number(other.split('.')[1]) - Number(one.split('.')[1]))[0] ?? '';
}

/** @param {string} consensus @returns {Matrix} */
function letters(consensus) {
  return [...consensus].map(letter => {
    const place = LETTERS.indexOf(letter);
    return place < 0 ? UNIFORM : UNIFORM.map((_, index) => Number(index === place));
  });
}

/** @param {Matrix} matrix @param {Matrix} consensus @returns {Matrix} the matrix, as long as the consensus */
function placed(matrix, consensus) {
  const strands = [matrix, reverseComplement(matrix, LETTERS)];
  const fits = strands.map(strand => ({ strand, ...align(strand, consensus) }));
  const { strand, offset } = fits[0].similarity >= fits[1].similarity ? fits[0] : fits[1];
  return consensus.map((_, column) => strand[offset + column] ?? UNIFORM);
}
