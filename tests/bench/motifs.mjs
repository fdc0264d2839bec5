/** Motifs that Tomtom is measured with: real queries and their database. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/** The real queries and their database; null where they are not. */
export function motifs() {
  const queries = join(root, '../shared/tomtom/published64.json');
  const database = join(root, '../shared/motifs/jaspar2020-vertebrates-1011.meme');
  return existsSync(queries) && existsSync(database) ? { queries, database } : null;
}

/** Columns of the queries that Tomtom is measured with: Basset's layers 1 to 3. */
export const WIDTHS = [19, 51, 132];

/**
 * @param {string} file
 * @param {number} width
 * @returns {string} the queries of this many columns as a MEME file
 */
export function queriesOf(file, width) {
  /** @type {{queries: {id: string, nsites: number, length: number, ppm_raw_meme_file?: number[][]}[]}} */
  const { queries } = JSON.parse(readFileSync(file, 'utf8'));
  const chosen = queries.filter(({ length, ppm_raw_meme_file: ppm }) => length === width && ppm);
  const motifs = chosen.map(({ id, nsites, ppm_raw_meme_file: ppm = [] }) => {
    const rows = ppm.map(row => row.join(' ')).join('\n');
    return `MOTIF ${id}\nletter-probability matrix: alength= 4 w= ${width} nsites= ${nsites}\n${rows}\n`;
  });
  return `MEME version 4\n\nALPHABET= ACGT\n\n${motifs.join('\n')}`;
}
