/** Motif files for tests: small ones of our own, and single motifs of the shipped database. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';
import { file } from './command.mjs';

/**
 * A MEME file whose motifs prefer each letter of their consensus.
 * @param {string} name of the file
 * @param {Record<string, string>} motifs consensus by identifier
 */
export function memeFile(name, motifs) {
  const row = (/** @type {string} */ letter) =>
    [...'ACGT'].map(other => (other === letter ? '0.91' : '0.03')).join(' ');
  const matrix = (/** @type {[string, string]} */ [id, consensus]) =>
    `MOTIF ${id} ${id}\nletter-probability matrix: alength= 4 w= ${consensus.length} nsites= 20 E= 0\n${[...consensus].map(row).join('\n')}\n`;
  return file(name, `MEME version 4\n\nALPHABET= ACGT\n\n${Object.entries(motifs).map(matrix).join('\n')}`);
}

/** @param {string} factor @returns {Promise<{path: string, id: string}>} a file with its first matrix in the shipped database */
export async function shippedMotif(factor) {
  const database = await readFile(join(root, 'www', 'motifs', 'jaspar-vertebrates.transfac'), 'utf8');
  const record = database.split(/^\/\/\n/m).find(text => text.includes(`\nID ${factor}\n`)) ?? '';
  const id = /^AC (\S+)/m.exec(record)?.[1] ?? '';
  return { path: await file(`${factor}.transfac`, `${record}//\n`), id };
}
