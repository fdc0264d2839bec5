/** Of what kind a file is, by its first bytes, never by its name. */
import { SOURCES } from '../texts/sources.js';
import { genomicFiles } from './library.js';
import { objection, SourceError } from './refusals.js';
import { isPacked } from './unpacked.js';

/** @typedef {{kind: string, packed: boolean, blocks: boolean}} Kind a name of `SOURCES.kinds`; whether it is packed with gzip, and as bgzip does, in blocks */

/** First bytes that are searched. */
const SEARCHED = 1 << 16;

/** Bytes of a packed file without content: header, an empty block, checksum and length. */
const MIN_PACKED = 20;

/** @type {[kind: string, bytes: number[]][]} */
const SIGNATURES = [
  ['2bit', [0x43, 0x27, 0x41, 0x1a]],
  ['2bit-swapped', [0x1a, 0x41, 0x27, 0x43]],
  ['bigwig', [0x26, 0xfc, 0x8f, 0x88]],
  ['bigwig-swapped', [0x88, 0x8f, 0xfc, 0x26]],
  ['bigbed', [0xeb, 0xf2, 0x89, 0x87]],
  ['bigbed', [0x87, 0x89, 0xf2, 0xeb]],
  ['bam', ascii('BAM\x01')],
  ['cram', ascii('CRAM')],
  ['bcf', ascii('BCF\x02')],
  ['index', ascii('TBI\x01')],
  ['index', ascii('CSI\x01')],
  ['index', ascii('BAI\x01')],
  ['png', [0x89, ...ascii('PNG')]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['pdf', ascii('%PDF')],
  ['zip', ascii('PK\x03\x04')],
  ['hdf5', [0x89, ...ascii('HDF')]],
  ['numpy', [0x93, ...ascii('NUMPY')]],
  ['bzip2', ascii('BZh')],
  ['xz', [0xfd, ...ascii('7zXZ')]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['utf16', [0xff, 0xfe]],
  ['utf16', [0xfe, 0xff]],
];

/** @type {[kind: string, start: RegExp][]} */
const TEXTS = [
  ['html', /^\s*<(!doctype html|html|head)/i],
  ['vcf', /^##fileformat=VCF|^#CHROM\tPOS\tID\t/],
  ['fasta', /^(?:[ \t\r]*\n)*>/],
  ['fastq', /^@\S.*\r?\n[A-Za-z.-]+\r?\n\+/],
  ['genbank', /^LOCUS {2}/],
  ['json', /^\s*[{[]/],
];

/**
 * @param {import('./file.js').CountedFile} file
 * @returns {Promise<Kind>}
 */
export async function kindOf(file) {
  const head = await file.read(SEARCHED);
  if (!isPacked(head)) return { kind: kindOfBytes(head), packed: false, blocks: false };
  const content = await unpackedHead(head);
  const blocks = (head[3] & 4) !== 0 && head[12] === 0x42 && head[13] === 0x43;
  return { kind: content === null ? 'gzip-damaged' : kindOfBytes(content), packed: true, blocks };
}

/**
 * Refuses a file of a kind that is not wanted.
 * @param {import('./file.js').CountedFile} file
 * @param {string[]} kinds that are read
 * @param {keyof typeof SOURCES.wanted} wanted
 * @returns {Promise<Kind>}
 */
export async function ofKind(file, kinds, wanted) {
  const found = await kindOf(file);
  if (kinds.includes(found.kind)) return found;
  const code = found.kind === 'empty' ? 'empty' : 'kind';
  const said = SOURCES.otherKind(file.name, SOURCES.kinds[found.kind], SOURCES.wanted[wanted]);
  throw new SourceError(objection(code, file.name, null, said));
}

/** @param {Uint8Array} bytes the first of a file @returns {string} */
function kindOfBytes(bytes) {
  if (bytes.length === 0) return 'empty';
  const signature = SIGNATURES.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (signature) return signature[0];
  if (bytes.some(isControl)) return 'binary';
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') return 'empty';
  return TEXTS.find(([, start]) => start.test(text))?.[0] ?? 'text';
}

/** @param {number} byte whether text does not contain it */
function isControl(byte) {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12;
}

/** @param {Uint8Array} head @returns {Promise<Uint8Array | null>} the first bytes of what is packed; none if it is damaged */
async function unpackedHead(head) {
  if (head.length < MIN_PACKED) return null;
  const { Gunzip } = await genomicFiles();
  /** @type {Uint8Array[]} */
  const parts = [];
  try {
    new Gunzip(part => parts.push(part)).push(head);
  } catch {
    return null;
  }
  const [first = new Uint8Array()] = parts.filter(({ length }) => length > 0);
  return first.subarray(0, SEARCHED);
}

/** @param {string} text @returns {number[]} */
function ascii(text) {
  return Array.from(text, letter => letter.charCodeAt(0));
}
