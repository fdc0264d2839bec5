/** The formats and dialects of motif files, and what of a motif each of them contains. */
import { cisbp, stamp, transfac } from './flat.mjs';
import { minimal, printed } from './meme.mjs';
import { bare, encode, hocomoco, homer, jaspar, lettered, raw, rsat, uniprobe } from './tables.mjs';

/** @typedef {import('../dice.mjs').Dice} Dice */
/** @typedef {import('./matrices.mjs').Motif} Motif */
/**
 * @typedef {object} Dialect
 * @property {string} name
 * @property {string} format as the engine names it
 * @property {(dice: Dice, page: import('./page.mjs').Page, motifs: Motif[], letters: string) => void} write
 * @property {'name' | 'title' | 'id' | 'none'} names which name is written with the identifier; none where the file has no identifiers
 * @property {string[]} letters alphabets in the order of the columns
 * @property {boolean} [even] whether nothing but equal sums says what the rows are
 * @property {boolean} [single] whether the file has one motif
 */

const DNA = ['ACGT'];
const NUCLEOTIDES = ['ACGT', 'ACGT', 'ACGU'];
const ANY = ['ACGT', 'ACGT', 'ACGT', 'TGCA', 'ACGU', 'ACDEFGHIKLMNPQRSTVWY'];

/** @type {Dialect[]} */
export const DIALECTS = [
  { name: 'MEME, minimal', format: 'MEME', write: minimal, names: 'name', letters: ANY },
  { name: 'MEME, printed', format: 'MEME', write: printed, names: 'name', letters: DNA },
  { name: 'TRANSFAC', format: 'TRANSFAC', write: transfac, names: 'title', letters: NUCLEOTIDES },
  { name: 'STAMP', format: 'STAMP', write: stamp, names: 'id', letters: DNA },
  { name: 'CIS-BP', format: 'CIS-BP', write: cisbp, names: 'title', letters: NUCLEOTIDES },
  { name: 'JASPAR', format: 'JASPAR', write: jaspar, names: 'title', letters: NUCLEOTIDES },
  { name: 'JASPAR, raw', format: 'JASPAR', write: raw, names: 'title', letters: DNA, even: true },
  { name: 'HOCOMOCO', format: 'HOCOMOCO', write: hocomoco, names: 'title', letters: DNA, even: true },
  { name: 'positions below letters', format: 'HOCOMOCO', write: lettered, names: 'title', letters: NUCLEOTIDES },
  { name: 'HOMER', format: 'HOMER', write: homer, names: 'title', letters: DNA, even: true },
  { name: 'ENCODE', format: 'ENCODE', write: encode, names: 'title', letters: DNA, even: true },
  { name: 'RSAT', format: 'RSAT', write: rsat, names: 'none', letters: DNA },
  { name: 'UniPROBE', format: 'UniPROBE', write: uniprobe, names: 'id', letters: DNA },
  { name: 'bare table', format: 'table', write: bare, names: 'none', letters: DNA, even: true, single: true },
];
