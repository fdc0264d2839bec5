/** The files of the user that commands read in ranges: sequences, genomes, variants. */
import { openGenome } from '../../www/sources/genome.js';
import { openRecords } from '../../www/sources/records.js';
import { openVariants } from '../../www/sources/variants.js';
import { openFile } from '../node/file.mjs';
import { optionRefusal } from './arguments.mjs';

/** @typedef {import('./arguments.mjs').Values} Values */
/** @typedef {import('../../www/sources/refusals.js').Refusal} Refused */

/**
 * The sequences of a command: --sequences, or --regions of --genome.
 * @param {Values} values
 * @param {{length: number | null, alphabet: string, longest?: number}} reading `length`: letters of the window around each
 *   region, null to take regions as they are
 */
export async function records(values, { length, alphabet, longest }) {
  if (values.sequences !== undefined) {
    return openRecords({
      fasta: await openFile(String(values.sequences)),
      alphabet,
      longest,
      labels: await labels(values),
    });
  }
  if (values.regions === undefined) throw optionRefusal('Give --sequences, or --regions with --genome.');
  const bed = await openFile(String(values.regions));
  const own = values.labels === undefined ? /** @type {const} */ ({ bedColumns: true }) : await labels(values);
  return openRecords({ bed, genome: await genome(values), length, alphabet, longest, labels: own });
}

/** @param {Values} values */
async function labels(values) {
  return values.labels === undefined ? null : { tsv: await openFile(String(values.labels)) };
}

/** @param {Values} values @returns {Promise<import('../../www/sources/genome.js').Genome>} */
export async function genome(values) {
  if (values.genome === undefined) throw optionRefusal('Regions need --genome.');
  const file = await openFile(String(values.genome));
  if (!/\.(fa|fasta|fna)(\.gz)?$/i.test(file.name)) return openGenome({ twobit: file });
  const index = async (/** @type {string} */ ending) => {
    try {
      return await openFile(`${values.genome}${ending}`);
    } catch {
      return null;
    }
  };
  return openGenome({ fasta: file, index: await index('.fai'), gzi: await index('.gzi') });
}

/** @param {Values} values @param {import('../../www/sources/genome.js').Genome} genome @param {number} longest */
export async function variants(values, genome, longest) {
  return openVariants(await openFile(String(values.variants)), genome, { longest });
}

/** What was refused, on stderr. @param {Refused[]} refused */
export function warn(refused) {
  for (const { message, next, count } of refused) {
    process.stderr.write(`${count === 1 ? '' : `${count} × `}${message} ${next}\n`);
  }
}
