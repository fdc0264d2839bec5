/** A genome: letters of any place, read from 2bit or from FASTA with an index without reading the rest. */
import { SOURCES } from '../texts/sources.js';
import { CountedFile } from './file.js';
import { openIndexedFasta } from './genome/indexed-fasta.js';
import { openTwoBit } from './genome/two-bit.js';
import { ofKind } from './kinds.js';
import { nearestName } from './names.js';
import { objection, SourceError } from './refusals.js';
import { understood } from './understood.js';

/** @typedef {import('./file.js').NamedBlob} NamedBlob */
/** @typedef {import('./genome/two-bit.js').Letters} Letters */
/** @typedef {{twobit: NamedBlob} | {fasta: NamedBlob, index?: NamedBlob | null, gzi?: NamedBlob | null}} GenomeFiles */

/**
 * @typedef {object} Genome
 * @property {string} name of its file
 * @property {Map<string, number>} chromosomes name → length
 * @property {(chromosome: string, start: number, end: number) => Promise<string>} sequence capitals; the start counted
 *   from 0, the end not included. A place that does not exist is refused.
 * @property {(chromosome: string) => string | null} nameOf the nearest name that the genome has
 * @property {(place: Place) => import('./refusals.js').Objection | null} objectionTo what is wrong with a place, if anything
 * @property {() => number} bytesRead of its files
 */

/**
 * @typedef {object} Place in a file of places
 * @property {string} file
 * @property {number | null} line
 * @property {string} chromosome
 * @property {number} start
 * @property {number} end
 */

/**
 * @param {GenomeFiles} files
 * @returns {Promise<Genome>}
 */
export async function openGenome(files) {
  const file = new CountedFile('twobit' in files ? files.twobit : files.fasta);
  const kind = await ofKind(file, ['2bit', 'fasta'], 'genome');
  const opened =
    kind.kind === '2bit'
      ? { ...(await openTwoBit(file)), indexes: [] }
      : await understood(file.name, () => openIndexedFasta(file, kind, 'fasta' in files ? files : {}));
  return genomeOf(file, opened);
}

/**
 * @param {CountedFile} file
 * @param {Letters & {indexes: CountedFile[]}} opened
 * @returns {Genome}
 */
function genomeOf(file, { chromosomes, read, indexes }) {
  /** @type {Map<string, string | null>} names that were looked for */
  const looked = new Map();

  function nameOf(/** @type {string} */ chromosome) {
    if (chromosomes.has(chromosome)) return chromosome;
    if (!looked.has(chromosome)) looked.set(chromosome, nearestName(chromosome, chromosomes.keys()));
    return looked.get(chromosome) ?? null;
  }

  function objectionTo(/** @type {Place} */ { file: concerns, line, chromosome, start, end }) {
    const length = chromosomes.get(chromosome);
    if (length === undefined) {
      const said = SOURCES.chromosome(concerns, line, chromosome, nameOf(chromosome), file.name);
      return objection('chromosome', concerns, line, said);
    }
    if (start >= 0 && end <= length) return null;
    const said = SOURCES.beyond(concerns, line, `${chromosome}:${start}-${end}`, chromosome, length);
    return objection('beyond', concerns, line, said);
  }

  async function sequence(/** @type {string} */ chromosome, /** @type {number} */ start, /** @type {number} */ end) {
    const wrong = objectionTo({ file: file.name, line: null, chromosome, start, end });
    if (wrong) throw new SourceError(wrong);
    const letters = start < end ? (await understood(file.name, () => read(chromosome, start, end))).toUpperCase() : '';
    if (letters.length === Math.max(end - start, 0)) return letters;
    throw new SourceError(objection('damaged', file.name, null, SOURCES.damaged(file.name)));
  }

  const bytesRead = () => [file, ...indexes].reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  return { name: file.name, chromosomes, sequence, nameOf, objectionTo, bytesRead };
}
