/** Columns that the tables about variants share. */
import { signed } from '../../texts/format.js';
import { SEQUENCES } from '../../texts/workbench.js';

const { variantTable: TEXT } = SEQUENCES;

/**
 * Which variant a row is about.
 * @template R
 * @param {(row: R) => import('../../sources/variants.js').Variant} variantOf
 * @returns {import('../../ui/data-table.js').Column<R>[]}
 */
export function which(variantOf) {
  return [
    { name: TEXT.variant, read: row => variantOf(row).id },
    { name: TEXT.place, read: row => `${variantOf(row).chromosome}:${variantOf(row).position}` },
    { name: TEXT.alleles, read: row => `${variantOf(row).ref}>${variantOf(row).alt}` },
  ];
}

/**
 * A value; the cell is empty where there is none.
 * @template R
 * @param {string} name
 * @param {(row: R) => number} read
 * @returns {import('../../ui/data-table.js').Column<R>}
 */
export function number(name, read) {
  return {
    name,
    largestFirst: true,
    read: row => (Number.isFinite(read(row)) ? Number(read(row).toPrecision(7)) : ''),
    show: row => signed(read(row)),
  };
}
