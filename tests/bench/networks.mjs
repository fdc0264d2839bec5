/** What is measured: networks, and in each the layers that matter. A network that is not there is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/** Sequences in one call; of the order of a generation, so that every thread has its share. */
export const BATCH = 256;

/** Milliseconds of one measurement, and how many of them the median is taken of. */
export const MILLISECONDS = 400;
export const ROUNDS = 5;

const NETWORKS = [
  { name: 'zeb1-toy', file: 'www/examples/zeb1-toy/model.onnx' },
  { name: 'ctcf-pair', file: 'www/examples/ctcf-pair/model.onnx' },
  { name: 'nm_demo2', file: '../shared/models/nm_demo2.onnx' },
  { name: 'basset_planted', file: '../shared/models/basset_planted.onnx' },
];

/** @returns {{name: string, file: string}[]} the networks of this machine, with their absolute paths */
export function networks() {
  return NETWORKS.map(({ name, file }) => ({ name, file: join(root, file) })).filter(({ file }) => existsSync(file));
}

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
