/** Numbers per letter and position, in words for who wants them exactly. */
import { figure } from '../../texts/format.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

const LETTERS = [...'ACGT'];

/** @param {number[][]} values @param {string} label */
export function lettersTable(values, label) {
  return scrollingTable({
    label,
    kind: 'matrix',
    columns: [['Letter'], ...values.map((_, i) => /** @type {[string]} */ ([`${i + 1}`]))],
    rows: LETTERS.map((letter, j) =>
      tableRow(
        letter,
        values.map(row => figure(row[j])),
      ),
    ),
  });
}
