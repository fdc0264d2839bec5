/** The results in `tests/evidence/results`: one file per network, which grows neuron by neuron. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/**
 * @typedef {object} Row one neuron
 * @property {string} module
 * @property {number} channel
 * @property {string} planted the module as a line, like that of a tree
 * @property {{name: string, jaspar: string, matrix: string}[]} parts `matrix` is the identifier that the matrix is of
 * @property {[number, number][]} gaps planted, bp
 * @property {string | null} tree the first syntax tree as the page shows it
 * @property {string[]} leaves their names
 * @property {import('./score.mjs').Score} score
 * @property {{modisco: number, stacking: number} | null} methods parts that the usual methods find; null where these were
 *   left out
 * @property {number} seconds of the analysis
 */

/** @typedef {{engine: string, network: string, preset: 'quick' | 'paper', seed: number}} Conditions digests and options */

/**
 * @typedef {object} Result
 * @property {string} network
 * @property {string} about its shape
 * @property {number} layer
 * @property {number} receptive_field
 * @property {string[]} modules all that were planted
 * @property {Conditions} conditions what the rows depend on
 * @property {string} machine
 * @property {string} date of the last row
 * @property {Row[]} rows in the order of the modules
 */

const FOLDER = join(root, 'tests', 'evidence', 'results');

/** @returns {Result[]} of all networks that were analysed, by name */
export function readResults() {
  if (!existsSync(FOLDER)) return [];
  const files = readdirSync(FOLDER).filter(file => file.endsWith('.json'));
  return files.sort().map(file => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}

/**
 * @param {string} network
 * @param {Conditions} conditions
 * @returns {Row[]} rows that were made under the same conditions
 */
export function keptRows(network, conditions) {
  const result = readResults().find(result => result.network === network);
  const keys = /** @type {(keyof Conditions)[]} */ (Object.keys(conditions));
  return result && keys.every(key => result.conditions[key] === conditions[key]) ? result.rows : [];
}

/** Without a pause, so that Ctrl-C leaves a whole file. @param {Result} result */
export function writeResult(result) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${result.network}.json`), `${JSON.stringify(result, null, 1)}\n`);
}

/** @param {string[]} files @returns {string} one digest of their bytes */
export function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {Pick<Row, 'module' | 'channel'>} one @param {Pick<Row, 'module' | 'channel'>} other @returns {boolean} */
export function isSame(one, other) {
  return one.module === other.module && one.channel === other.channel;
}

/** @returns {string} what the seconds depend on */
export function machine() {
  return `${cpus()[0].model.trim()}, ${cpus().length} threads`;
}
