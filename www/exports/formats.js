/** Motifs in the formats that other programs read. */
import { EXPORTS } from '../texts/exports.js';

/** @typedef {import('./meme.js').MemeFile} MemeFile */
/** @typedef {import('./meme.js').SavedMotif} SavedMotif */
/** @typedef {'meme' | 'jaspar' | 'transfac' | 'homer' | 'json'} MotifFormat */
/** @typedef {{model: string, sha256: string, digest: string, version: string}} Origin */

/** Formats with the endings of their files. @type {Readonly<Record<MotifFormat, string>>} */
export const ENDINGS = Object.freeze({
  meme: 'meme',
  jaspar: 'jaspar',
  transfac: 'transfac',
  homer: 'homer',
  json: 'motifs.json',
});

/** Share of the largest score from which HOMER counts a site. */
const HOMER_SHARE = 0.6;

/** Why motifs cannot be written: their alphabet has no place in a format. */
export class FormatProblem extends Error {
  /** @param {string} message @param {string} next */
  constructor(message, next) {
    super(message);
    this.name = 'FormatProblem';
    this.code = 'export.alphabet';
    this.next = next;
  }
}

/**
 * @param {MemeFile} file
 * @param {MotifFormat} format
 * @param {Origin} origin
 * @param {(motif: SavedMotif) => boolean} isTrusted
 * @returns {string}
 * @throws {FormatProblem} where the format has no such alphabet
 */
export function written(file, format, origin, isTrusted) {
  const { alphabet, head, motifs, blocks } = file;
  if (format === 'meme') return head + blocks.join('');
  if (format === 'json') return json(file, origin, isTrusted);
  if (format === 'transfac') return motifs.map(motif => transfac(motif, alphabet)).join('');
  if ([...alphabet].length !== 4) {
    throw new FormatProblem(EXPORTS.fourLetters(EXPORTS.formats[format], alphabet), EXPORTS.fourLettersNext);
  }
  return motifs.map(motif => (format === 'jaspar' ? jaspar(motif, alphabet) : homer(motif, alphabet))).join('');
}

/** Counts of sites, a line for each letter. @param {SavedMotif} motif @param {string} alphabet */
function jaspar({ id, name, sites, rows }, alphabet) {
  const lines = [...alphabet].map((letter, i) => `${letter}  [ ${rows.map(row => counted(row[i], sites)).join(' ')} ]`);
  return `>${id}\t${name}\n${lines.join('\n')}\n\n`;
}

/** Counts of sites, a line for each position. @param {SavedMotif} motif @param {string} alphabet */
function transfac({ id, name, sites, rows }, alphabet) {
  const lines = rows.map((row, i) =>
    [String(i + 1).padStart(2, '0'), ...row.map(share => counted(share, sites))].join('\t'),
  );
  return [
    `AC  ${id}`,
    'XX',
    `ID  ${id}`,
    'XX',
    `NA  ${name}`,
    'XX',
    `P0\t${[...alphabet].join('\t')}`,
    ...lines,
    'XX',
    '//',
    '',
  ].join('\n');
}

/** Probabilities, and the log-odds from which HOMER counts a site. @param {SavedMotif} motif @param {string} alphabet */
function homer({ id, name, rows }, alphabet) {
  const letters = [...alphabet];
  const best = rows.map(row => row.indexOf(Math.max(...row)));
  const score = rows.reduce((sum, row, i) => sum + Math.log(Math.max(row[best[i]], 1e-3) * letters.length), 0);
  const lines = rows.map(row => row.map(share => share.toFixed(6)).join('\t'));
  const consensus = best.map(i => letters[i]).join('');
  return `>${consensus}\t${id}/${name}\t${(HOMER_SHARE * score).toFixed(6)}\n${lines.join('\n')}\n`;
}

/** @param {MemeFile} file @param {Origin} origin @param {(motif: SavedMotif) => boolean} isTrusted */
function json({ alphabet, motifs }, origin, isTrusted) {
  const entries = motifs.map(motif => ({
    id: motif.id,
    name: motif.name,
    sites: motif.sites,
    trusted: isTrusted(motif),
    probabilities: motif.rows,
  }));
  return `${JSON.stringify({ format: 'NeuronMotif motifs', ...origin, alphabet, motifs: entries }, null, 1)}\n`;
}

/** @param {number} share @param {number} sites */
function counted(share, sites) {
  return String(Number((share * sites).toFixed(2)));
}
