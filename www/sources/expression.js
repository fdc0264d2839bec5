/** Expression of genes by cell type, such as TPM: a table with tabs, of which a gene is a row. */
import { numberTable } from './table.js';

/**
 * @typedef {object} Expression
 * @property {string[]} cellTypes
 * @property {Map<string, number[]>} genes name → a value for each cell type, NaN where there is none
 * @property {import('./refusals.js').Refusal[]} refused
 */

/**
 * @param {import('./file.js').NamedBlob} tsv
 * @returns {Promise<Expression>}
 */
export async function openExpression(tsv) {
  const { names, rows, refused } = await numberTable(tsv, 'expression');
  return { cellTypes: names, genes: rows, refused: refused.list };
}

/**
 * The genes of factors, by their names: `TAL1::TCF3` are two, and `Gata1` is GATA1.
 * @param {Expression} expression
 * @param {string[]} factors as the motifs are called, such as `GATA1 + TAL1::TCF3`
 * @returns {string[]} genes of the table, in its order
 */
export function genesOf({ genes }, factors) {
  const wanted = new Set(factors.flatMap(factor => factor.toUpperCase().split(/[^A-Z0-9.-]+/)));
  return [...genes.keys()].filter(gene => wanted.has(gene.toUpperCase()));
}
