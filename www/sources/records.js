/**
 * Sequences of the user, chunk after chunk: FASTA, or regions of a genome in BED format. Nothing is read as a whole, so
 * files of any size fit. A record that is wrong is refused by itself and counted; the others are read.
 */
import { SOURCES } from '../texts/sources.js';
import { CountedFile } from './file.js';
import { openGenome } from './genome.js';
import { ofKind } from './kinds.js';
import { bedHead, bedParser } from './records/bed.js';
import { ChunkBuilder, MAX_LETTERS } from './records/builder.js';
import { fastaChunks } from './records/fasta.js';
import { bedLabels, tableOfLabels } from './records/labels.js';
import { regionChunks } from './records/regions.js';
import { objection, Refusals, SourceError } from './refusals.js';

/** @typedef {import('./file.js').NamedBlob} NamedBlob */
/** @typedef {import('./genome.js').Genome} Genome */
/** @typedef {import('./records/builder.js').Region} Region */
/** @typedef {import('./records/builder.js').RecordChunk} RecordChunk */
/** @typedef {import('./records/labels.js').Labels} Labels */
/** @typedef {import('./records/builder.js').Pass} Pass */

/**
 * @typedef {object} Reading
 * @property {{bedColumns: true | number[]} | {tsv: NamedBlob} | null} [labels]
 * @property {number | null} [longest] letters that the network reads; records with more are refused
 * @property {string} [alphabet] letters of the network, `ACGT` unless given
 *
 * @typedef {{fasta: NamedBlob} & Reading} FastaChoice
 *
 * @typedef {object} BedRegions
 * @property {NamedBlob | string} bed a file, or lines
 * @property {import('./genome.js').GenomeFiles | Genome} genome files, or an open genome
 * @property {number | null} length each region is replaced by the window of so many letters around its middle, of
 *   narrowPeak around its summit; null takes regions as they are
 *
 * @typedef {BedRegions & Reading} BedChoice
 */

/**
 * @typedef {object} RecordSource
 * @property {'fasta' | 'bed'} kind
 * @property {string[]} names of the files
 * @property {number | null} count of the records that were read, once a pass is at its end
 * @property {string[]} labelNames
 * @property {import('./refusals.js').Refusal[]} refused in the last pass, by kind
 * @property {() => number} bytesRead of all files
 * @property {() => number} progress of the pass, from 0 to 1
 * @property {(options?: {letters?: number, signal?: AbortSignal}) => AsyncGenerator<RecordChunk>} chunks a pass through
 *   all records; `letters` is about the size of a chunk. Regions on the strand “-” are read as their reverse complement.
 */

/**
 * @param {FastaChoice | BedChoice} choice
 * @returns {Promise<RecordSource>}
 */
export async function openRecords(choice) {
  return 'fasta' in choice ? openFasta(choice) : openBed(choice);
}

/** @param {string} text @returns {NamedBlob} lines that were pasted, as a file */
export function pasted(text) {
  return Object.assign(new Blob([text]), { name: SOURCES.pasted });
}

/** @param {FastaChoice} choice @returns {Promise<RecordSource>} */
async function openFasta({ fasta, ...reading }) {
  const file = new CountedFile(fasta);
  await ofKind(file, ['fasta'], 'fasta');
  const table = reading.labels && 'tsv' in reading.labels ? await tableOfLabels(reading.labels.tsv) : null;
  return source('fasta', file, reading, table, [], pass => fastaChunks(file, pass));
}

/** @param {BedChoice} choice @returns {Promise<RecordSource>} */
async function openBed({ bed, genome, length, ...reading }) {
  const file = new CountedFile(typeof bed === 'string' ? pasted(bed) : bed);
  const longest = reading.longest ?? MAX_LETTERS;
  if (length !== null && length > longest) {
    const said = SOURCES.tooLong(file.name, null, SOURCES.window, length, longest);
    throw new SourceError(objection('too-long', file.name, null, said));
  }
  await ofKind(file, ['text'], 'bed');
  const opened = 'sequence' in genome ? genome : await openGenome(genome);
  const head = await bedHead(file);
  const labels = await labelsOf(file, head, reading.labels);
  const parse = await bedParser(file.name, head.header);
  return source('bed', file, reading, labels, [opened], pass =>
    regionChunks(file, { parse, genome: opened, length, longest }, pass),
  );
}

/** @param {CountedFile} file @param {import('./records/bed.js').BedHead} head @param {Reading['labels']} labels */
async function labelsOf(file, head, labels) {
  if (!labels) return null;
  return 'tsv' in labels ? tableOfLabels(labels.tsv) : bedLabels(file, head, labels.bedColumns);
}

/**
 * @param {'fasta' | 'bed'} kind
 * @param {CountedFile} file
 * @param {Reading} reading
 * @param {(Labels & {file?: CountedFile}) | null} labels
 * @param {Genome[]} genomes
 * @param {(pass: Pass) => AsyncGenerator<RecordChunk>} read
 * @returns {RecordSource}
 */
function source(kind, file, { longest, alphabet = 'ACGT' }, labels, genomes, read) {
  let refusals = new Refusals();
  /** @type {number | null} */
  let count = null;
  let before = 0;
  return {
    kind,
    names: [file.name, ...genomes.map(({ name }) => name), ...(labels?.file ? [labels.file.name] : [])],
    labelNames: labels?.names ?? [],
    get count() {
      return count;
    },
    get refused() {
      return [...(labels?.refused.list ?? []), ...refusals.list];
    },
    bytesRead: () =>
      file.bytesRead + (labels?.file?.bytesRead ?? 0) + genomes.reduce((sum, genome) => sum + genome.bytesRead(), 0),
    progress: () => Math.min((file.bytesRead - before) / Math.max(file.size, 1), 1),
    async *chunks({ letters = 4e6, signal } = {}) {
      refusals = new Refusals();
      before = file.bytesRead;
      let records = 0;
      const builder = new ChunkBuilder(alphabet, longest ?? MAX_LETTERS);
      for await (const chunk of read({ builder, refusals, labels, alphabet, letters, signal })) {
        records += chunk.regions.length;
        yield chunk;
      }
      count = records;
    },
  };
}
