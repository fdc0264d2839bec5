/** What is said about files with sequences, variants and signals: of what kind they are, and why one or a record is refused. */
import { count, counted } from '../format.js';

/** @typedef {{message: string, next: string}} Said one sentence, and what to do */

export const SOURCES = {
  /** What a file is, by the names of `www/sources/kinds.js`. @type {Record<string, string>} */
  kinds: {
    empty: 'empty',
    '2bit': 'a 2bit file',
    '2bit-swapped': 'a 2bit file of a machine with the other order of bytes',
    bigwig: 'a bigWig file',
    'bigwig-swapped': 'a bigWig file of a machine with the other order of bytes',
    bigbed: 'a bigBed file',
    bam: 'a BAM file',
    cram: 'a CRAM file',
    bcf: 'a BCF file',
    index: 'an index of another file (tabix or CSI)',
    png: 'a PNG picture',
    jpeg: 'a JPEG picture',
    pdf: 'a PDF document',
    zip: 'a zip archive, such as an Excel table',
    hdf5: 'an HDF5 file',
    numpy: 'a NumPy array',
    bzip2: 'packed with bzip2',
    xz: 'packed with xz',
    zstd: 'packed with zstd',
    gzip: 'packed with gzip',
    'gzip-damaged': 'packed with gzip and damaged',
    utf16: 'text in UTF-16',
    html: 'a web page',
    json: 'JSON',
    vcf: 'a VCF file',
    fasta: 'FASTA',
    fastq: 'FASTQ',
    genbank: 'GenBank',
    text: 'text',
    binary: 'of an unknown kind',
  },

  /** What lines that were pasted are called where a file has its name. */
  pasted: 'the pasted lines',
  window: 'the window',
  track: 'The track',
  genome: 'the genome',

  /** @param {string} file @param {string} is what was recognised @param {string} wanted @returns {Said} */
  otherKind: (file, is, wanted) => ({
    message: `The file ${file} is ${is}.`,
    next: `Give ${wanted}.`,
  }),
  wanted: {
    genome: 'a genome as 2bit, or as FASTA with its index (.fai)',
    fasta: 'FASTA, packed with gzip or not',
    bed: 'regions in BED format, packed with gzip or not',
    labels: 'a table with tabs: names of the sequences in the first column, and a header with the names of the tasks',
    expression:
      'a table with tabs: names of the genes in the first column, and a header with the names of the cell types',
    variants: 'a VCF file, packed with gzip or not, or lines such as chr1:12345 A G',
    signal: 'a bigWig file',
    index: 'the index of the FASTA file, which “samtools faidx” writes (.fai)',
    gzi: 'the index of the packed FASTA file, which “bgzip -r” writes (.gzi)',
  },

  /** @param {string} file @param {string} reason as the system gives it @returns {Said} */
  unreadable: (file, reason) => ({
    message: `The file ${file} cannot be read: ${reason}`,
    next: 'Choose the file again: it may have been changed or moved.',
  }),
  /** @param {string} file @returns {Said} */
  truncated: file => ({
    message: `The file ${file} ends too early: a part of it is missing.`,
    next: 'Copy or download it again, and compare its size.',
  }),
  /** @param {string} file @returns {Said} */
  damaged: file => ({
    message: `The file ${file} is damaged: its contents do not fit together.`,
    next: 'Copy or download it again.',
  }),

  /** @param {string} file @returns {Said} */
  noIndex: file => ({
    message: `The genome ${file} has no index: its places can only be found by reading all of it.`,
    next: `Make the index by “samtools faidx ${file}”, and choose both files; or give the genome as 2bit.`,
  }),
  /** @param {string} file @returns {Said} */
  noPackedIndex: file => ({
    message: `The genome ${file} is packed, and the index of its blocks (.gzi) is missing.`,
    next: `Make it by “samtools faidx ${file}”, and choose all three files; or give the genome as 2bit.`,
  }),
  /** @param {string} file @returns {Said} */
  notBlocks: file => ({
    message: `The genome ${file} is packed with gzip as a whole, so its places cannot be read singly.`,
    next: 'Unpack it and pack it with bgzip, or give the genome as 2bit.',
  }),
  /** @param {string} index @param {string} file @returns {Said} */
  foreignIndex: (index, file) => ({
    message: `The index ${index} does not belong to ${file}: it names places beyond the end of the file.`,
    next: `Make it again by “samtools faidx ${file}”.`,
  }),
  /** @param {string} index @param {number} line @returns {Said} */
  malformedIndex: (index, line) => ({
    message: `Line ${line} of ${index} is not a line of an index: name and four numbers, with tabs between them.`,
    next: 'Make the index again by “samtools faidx”.',
  }),

  /** @param {string} file @param {number | null} line @param {string} name @param {string | null} nearest @param {string} where @returns {Said} */
  chromosome: (file, line, name, nearest, where) => ({
    message: `${inLine(file, line)}the chromosome ${name} is not in ${where}${nearest === null ? '' : `; the nearest name is ${nearest}`}.`,
    next:
      nearest === null
        ? `Choose the file that belongs to ${where}, or the other way round.`
        : `Write ${nearest} for ${name}, or choose files of the same genome with the same names.`,
  }),
  /** @param {string} file @param {number | null} line @param {string} place @param {string} chromosome @param {number} length @returns {Said} */
  beyond: (file, line, place, chromosome, length) => ({
    message: `${inLine(file, line)}${place} reaches beyond ${chromosome}, which has ${counted(length, 'letter')}.`,
    next: 'Check that the file and the genome are of the same assembly; a window at the very end of a chromosome has no letters to fill it.',
  }),
  /** @param {string} file @param {number} line @param {string} text @returns {Said} */
  coordinates: (file, line, text) => ({
    message: `${inLine(file, line)}“${text}” has no start and end, whole numbers with the start below the end.`,
    next: 'BED has the chromosome, the start counted from 0, and the end, with tabs between them.',
  }),
  /** @param {string} file @param {number | null} line @param {string} name @param {number | null} letters @param {number} longest @returns {Said} */
  tooLong: (file, line, name, letters, longest) => ({
    message: `${inLine(file, line)}${name} has ${letters === null ? 'more letters than' : `${counted(letters, 'letter')}, and`} the maximum ${letters === null ? 'of' : 'is'} ${count(longest)}.`,
    next: `Give windows of at most ${counted(longest, 'letter')}.`,
  }),
  /** @param {string} file @param {number | null} line @param {string} name @param {string} letter @param {string} alphabet @returns {Said} */
  letters: (file, line, name, letter, alphabet) => ({
    message: `${inLine(file, line)}${name} is not a sequence of the letters ${alphabet}: it contains “${letter}”.`,
    next: `Give sequences of the letters that the network reads (${alphabet}).`,
  }),
  /** @param {string} file @param {number | null} line @param {string} name @param {string} alphabet @returns {Said} */
  fewLetters: (file, line, name, alphabet) => ({
    message: `${inLine(file, line)}fewer than half of the letters of ${name} are ${alphabet}.`,
    next: `Give sequences of the letters that the network reads (${alphabet}).`,
  }),
  /** @param {string} file @param {number} line @param {string} name @returns {Said} */
  emptyRecord: (file, line, name) => ({
    message: `${inLine(file, line)}${name || 'the record'} has no letters.`,
    next: 'Remove its header, or add its sequence.',
  }),

  /** @param {string} file @returns {Said} */
  noLabelColumns: file => ({
    message: `The file ${file} has no column of numbers that could be labels.`,
    next: 'Give a score in column 5, numbers from column 7, or a header that starts with #chrom and names the columns.',
  }),
  /** @param {string} file @param {number} line @param {number} column @returns {Said} */
  noSuchColumn: (file, line, column) => ({
    message: `${inLine(file, line)}there is no column ${column}.`,
    next: 'Choose columns that every line has, counted from 1.',
  }),
  /** @param {string} file @param {number} line @param {string} column @param {string} value @returns {Said} */
  notNumber: (file, line, column, value) => ({
    message: `${inLine(file, line)}“${value}” in column ${column} is not a number.`,
    next: 'Write a number; an empty cell, a point or NA where there is none.',
  }),
  /** @param {string} file @param {number} line @param {number} cells @param {number} wanted @returns {Said} */
  ragged: (file, line, cells, wanted) => ({
    message: `${inLine(file, line)}there are ${counted(cells, 'column')}, and the header has ${count(wanted)}.`,
    next: 'Give each line one cell for each name of the header, with tabs between them.',
  }),
  /** @param {string} file @param {number} line @param {string} name @returns {Said} */
  twice: (file, line, name) => ({
    message: `${inLine(file, line)}${name} is given again.`,
    next: 'Give each name one line.',
  }),
  /** @param {string} file @param {number | null} line @param {string} name @param {string} labels @returns {Said} */
  noLabels: (file, line, name, labels) => ({
    message: `${inLine(file, line)}${name} has no line in ${labels}.`,
    next: `The first column of ${labels} must be the names of the sequences, or places such as chr1:100-200.`,
  }),

  /** @param {string} file @param {number} line @param {string} text @returns {Said} */
  variant: (file, line, text) => ({
    message: `${inLine(file, line)}“${text}” is not a variant.`,
    next: 'Give VCF, or lines such as chr1:12345 A G with the position counted from 1.',
  }),
  /** @param {string} file @param {number} line @param {string} allele @returns {Said} */
  symbolic: (file, line, allele) => ({
    message: `${inLine(file, line)}the allele ${allele} stands for a change without its letters.`,
    next: 'Give the letters of both alleles.',
  }),
  /** @param {string} file @param {number} line @returns {Said} */
  noAlternative: (file, line) => ({
    message: `${inLine(file, line)}there is no second allele, or it equals the reference.`,
    next: 'Give the letters of both alleles.',
  }),
  /** @param {string} file @param {number} line @param {string} place @param {string} given @param {string} genome @param {string} name of the genome @returns {Said} */
  reference: (file, line, place, given, genome, name) => ({
    message: `${inLine(file, line)}the reference allele at ${place} is ${given}, and ${name} has ${genome} there.`,
    next: 'Choose the genome of the same assembly, or check whether the alleles are exchanged.',
  }),
  /** @param {string} file @param {number} line @param {string} place @param {number} letters @param {number} longest @returns {Said} */
  longAllele: (file, line, place, letters, longest) => ({
    message: `${inLine(file, line)}an allele at ${place} has ${counted(letters, 'letter')}, and the window has ${count(longest)}.`,
    next: 'Give variants that are shorter than the input of the network.',
  }),
  /** @param {string} file @param {number} line @param {number} maximum @returns {Said} */
  manyVariants: (file, line, maximum) => ({
    message: `${inLine(file, line)}more than ${counted(maximum, 'variant')} are not read at a time.`,
    next: 'Give the file in parts, such as one chromosome each.',
  }),

  /** @param {string} file @param {string} name @param {string | null} nearest @returns {Said} */
  noSignal: (file, name, nearest) => ({
    message: `The file ${file} has no signal on the chromosome ${name}${nearest === null ? '' : `; the nearest name is ${nearest}`}.`,
    next: 'Choose a signal and a genome of the same assembly with the same names of chromosomes.',
  }),

  /** @param {string} place @param {string} previous @returns {Said} */
  unordered: (place, previous) => ({
    message: `The track cannot be written: ${place} comes after ${previous}, which ends behind its start.`,
    next: 'Give values in the order of the chromosomes and positions, without overlaps.',
  }),
};

/** @param {string} file @param {number | null} line the beginning of a sentence: `Line 3 of peaks.bed: ` */
function inLine(file, line) {
  return line === null ? `${file}: ` : `Line ${count(line)} of ${file}: `;
}
