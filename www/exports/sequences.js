/** Sequences as FASTA, with their values in the header. */

/** @typedef {import('../engine/types.js').Crm} Crm */

/** Letters on a line. */
const LINE = 60;

/**
 * @param {{name: string, values: Record<string, string | number>, letters: string}[]} sequences
 * @returns {string}
 */
export function fasta(sequences) {
  return sequences.map(record).join('');
}

/**
 * The strongest sequences of a facet that the search kept, the strongest first.
 * @param {Crm} crm
 * @param {string} name of the facet, where it was given one; else its identifier
 * @returns {string | null} null for reports without sequences
 */
export function facetFasta({ id, strongest, shift }, name) {
  if (!strongest) return null;
  return fasta(
    strongest.map(({ sequence, activation }, i) => ({
      name: `${id}_${i + 1}`,
      values: { activation, facet: id, ...(name === id ? {} : { name }), shift },
      letters: sequence,
    })),
  );
}

/** @param {Parameters<typeof fasta>[0][number]} sequence */
function record({ name, values, letters }) {
  const pairs = Object.entries(values).map(([key, value]) => ` ${key}=${written(value)}`);
  const lines = letters.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return `>${name.replace(/\s+/g, '_')}${pairs.join('')}\n${lines.join('\n')}\n`;
}

/** @param {string | number} value */
function written(value) {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : value.replace(/\s+/g, '_');
}
