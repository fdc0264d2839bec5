/** A table of numbers with tabs: names of the columns in the header, names of the rows in the first column. */
import { SOURCES } from '../texts/sources.js';
import { CountedFile } from './file.js';
import { ofKind } from './kinds.js';
import { linesOf } from './lines.js';
import { objection, Refusals, SourceError } from './refusals.js';

/** Where a cell is. @typedef {{file: string, line: number}} CellPlace */

/**
 * @typedef {object} NumberTable
 * @property {CountedFile} file
 * @property {string[]} names of the columns
 * @property {Map<string, number[]>} rows by their names; NaN where there is no number
 * @property {Refusals} refused lines and cells
 */

const NONE = new Set(['', '.', 'NA', 'NaN', 'nan']);

/**
 * @param {import('./file.js').NamedBlob} tsv packed or not
 * @param {'labels' | 'expression'} wanted what it is for
 * @returns {Promise<NumberTable>}
 */
export async function numberTable(tsv, wanted) {
  const file = new CountedFile(tsv);
  await ofKind(file, ['text'], wanted);
  const refused = new Refusals();
  /** @type {NumberTable['rows']} */
  const rows = new Map();
  /** @type {string[] | null} */
  let names = null;
  for await (const { lines, first } of linesOf(file)) {
    for (const [place, text] of lines.entries()) {
      if (text.trim() === '') continue;
      const [name, ...cells] = text.split('\t');
      if (names === null) names = cells;
      else readRow({ file: file.name, line: first + place }, name, cells, names, rows, refused);
    }
  }
  if (names === null || names.length === 0) {
    const said = SOURCES.otherKind(file.name, SOURCES.kinds.text, SOURCES.wanted[wanted]);
    throw new SourceError(objection('kind', file.name, null, said));
  }
  return { file, names, rows, refused };
}

/** @param {CellPlace} place @param {string} name @param {string[]} cells @param {string[]} names @param {NumberTable['rows']} rows @param {Refusals} refused */
function readRow(place, name, cells, names, rows, refused) {
  const { file, line } = place;
  if (cells.length !== names.length) {
    refused.add(objection('label-line', file, line, SOURCES.ragged(file, line, cells.length + 1, names.length + 1)));
  } else if (rows.has(name)) {
    refused.add(objection('label-twice', file, line, SOURCES.twice(file, line, name)));
  } else {
    rows.set(
      name,
      cells.map((value, column) => cell(place, value, names[column], refused)),
    );
  }
}

/** @param {CellPlace} place @param {string | undefined} value @param {string} column @param {Refusals} refusals @returns {number} */
export function cell({ file, line }, value = '', column, refusals) {
  const read = number(value);
  if (read === null) return Number.NaN;
  if (Number.isNaN(read)) refusals.add(objection('label', file, line, SOURCES.notNumber(file, line, column, value)));
  return read;
}

/** @param {string} text @returns {number | null} NaN if it is none, null if there is none */
export function number(text) {
  return NONE.has(text.trim()) ? null : Number(text);
}
