/** Labels or scores of records: columns of the BED file, or a table with a line for each record. */
import { SOURCES } from '../../texts/sources.js';
import { objection, Refusals, SourceError } from '../refusals.js';
import { cell, number, numberTable } from '../table.js';
import { isNarrowPeak } from './bed.js';

/** @typedef {import('../file.js').NamedBlob} NamedBlob */
/** @typedef {{names: string[], file: string, line: number, fields?: string[]}} Labelled a record: what a table may call it, and its columns */

/**
 * @typedef {object} Labels
 * @property {string[]} names
 * @property {Refusals} refused lines of the table
 * @property {(record: Labelled, refusals: Refusals) => number[] | null} of a record. A record without labels is not
 *   refused: its labels are, and it stays without.
 */

/** @type {Record<number, string>} */
const PEAK_COLUMNS = { 5: 'score', 7: 'signalValue', 8: 'pValue', 9: 'qValue' };

/** Columns of BED that are no labels, by the names that a header may give them. */
const OTHER_COLUMNS =
  /^(chrom|chr|start|end|chromstart|chromend|name|strand|thickstart|thickend|itemrgb|rgb|block\w*|peak)$/i;

/**
 * Columns of a BED file: those chosen, else those that a header names, else the score and the numbers from column 7.
 * @param {import('../file.js').CountedFile} file
 * @param {import('./bed.js').BedHead} head
 * @param {true | number[]} choice columns counted from 1
 * @returns {Labels}
 */
export function bedLabels(file, { header, fields, line }, choice) {
  const first = fields ?? [];
  const columns = choice === true ? labelColumns(header, first) : choice;
  const missing = columns.find(column => !(column >= 4 && column <= first.length));
  if (missing !== undefined) {
    throw new SourceError(objection('label-columns', file.name, line, SOURCES.noSuchColumn(file.name, line, missing)));
  }
  if (columns.length === 0) {
    throw new SourceError(objection('label-columns', file.name, null, SOURCES.noLabelColumns(file.name)));
  }
  const names = columns.map(column => header?.[column - 1] ?? usualName(column, first));
  return {
    names,
    refused: new Refusals(),
    of: (record, refusals) =>
      columns.map((column, place) => cell(record, record.fields?.[column - 1], names[place], refusals)),
  };
}

/** @param {string[] | null} header @param {string[]} fields @returns {number[]} counted from 1 */
function labelColumns(header, fields) {
  const isNumber = (/** @type {number} */ column) => !Number.isNaN(number(fields[column - 1] ?? '.') ?? 0);
  const all = fields.map((_, place) => place + 1).slice(3);
  if (header) return all.filter(column => !OTHER_COLUMNS.test(header[column - 1] ?? '') && isNumber(column));
  if (isNarrowPeak(fields)) return Object.keys(PEAK_COLUMNS).map(Number);
  const standard = fields.length >= 12 && fields[10].split(',').filter(Boolean).length === Number(fields[9]);
  return all.filter(column => (column === 5 || column > (standard ? 12 : 6)) && isNumber(column));
}

/** @param {number} column @param {string[]} fields */
function usualName(column, fields) {
  /** @type {Record<number, string>} */
  const names = isNarrowPeak(fields) ? PEAK_COLUMNS : { 5: PEAK_COLUMNS[5] };
  return names[column] ?? `column ${column}`;
}

/**
 * A table with tabs: names of the records, or their places, in the first column; names of the tasks in the header.
 * @param {NamedBlob} tsv
 * @returns {Promise<Labels & {file: import('../file.js').CountedFile}>}
 */
export async function tableOfLabels(tsv) {
  const { file, names, rows, refused } = await numberTable(tsv, 'labels');
  return { file, names, refused, of: (record, refusals) => rowOf(rows, file.name, record, refusals) };
}

/** @param {Map<string, number[]>} rows @param {string} table @param {Labelled} record @param {Refusals} refusals */
function rowOf(rows, table, { names, file, line }, refusals) {
  const name = names.find(name => rows.has(name));
  if (name !== undefined) return /** @type {number[]} */ (rows.get(name));
  refusals.add(objection('no-labels', file, line, SOURCES.noLabels(file, line, names[0], table)));
  return null;
}
