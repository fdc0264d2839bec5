/** Records of a FASTA file, part after part: a file of any size is read with flat memory. */
import { SOURCES } from '../../texts/sources.js';
import { objection } from '../refusals.js';
import { unpacked } from '../unpacked.js';

const NEWLINE = 10;
const HEADER = 62;

/** `name::chr1:100-200(+)`: what samtools and bedtools write, with or without name and strand. */
const PLACE = /^(?:.*::)?(.+):(\d+)-(\d+)(?:\(([+-])\))?$/;

/**
 * @param {import('../file.js').CountedFile} file packed or not
 * @param {import('./builder.js').Pass} pass
 * @returns {AsyncGenerator<import('./builder.js').RecordChunk>}
 */
export async function* fastaChunks(file, pass) {
  const records = new FastaRecords(file.name, pass);
  for await (const bytes of unpacked(file, pass.signal)) {
    for (let from = 0; from < bytes.length; ) from = records.read(bytes, from);
    if (pass.builder.length >= pass.letters) yield pass.builder.take();
  }
  records.finish();
  if (pass.builder.length > 0) yield pass.builder.take();
}

class FastaRecords {
  #file;
  #pass;
  #decoder = new TextDecoder();
  #line = 1;
  #atLineStart = true;
  /** The header that is being read, without its sign. @type {string | null} */
  #header = null;
  /** The record whose letters are being read. @type {{header: string, line: number} | null} */
  #record = null;

  /** @param {string} file @param {import('./builder.js').Pass} pass */
  constructor(file, pass) {
    this.#file = file;
    this.#pass = pass;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {number} from
   * @returns {number} how far it has read: to the end of a line, of its part in `bytes`, or beyond the sign of a header
   */
  read(bytes, from) {
    if (this.#atLineStart && bytes[from] === HEADER) {
      this.finish();
      this.#header = '';
      this.#atLineStart = false;
      return from + 1;
    }
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline < 0 ? bytes.length : newline;
    const part = bytes.subarray(from, end);
    if (this.#header === null) this.#pass.builder.append(part);
    else this.#header += this.#decoder.decode(part, { stream: true });
    this.#atLineStart = newline >= 0;
    if (newline >= 0) this.#endLine();
    return end + 1;
  }

  #endLine() {
    if (this.#header !== null) {
      this.#record = { header: this.#header.trim(), line: this.#line };
      this.#header = null;
    }
    this.#line += 1;
  }

  /** Ends the record that is being read, if there is one. */
  finish() {
    if (this.#header !== null) this.#endLine();
    if (this.#record !== null) this.#keep(this.#record);
    this.#pass.builder.drop();
    this.#record = null;
  }

  /** @param {{header: string, line: number}} record */
  #keep({ header, line }) {
    const { builder, refusals, labels, alphabet } = this.#pass;
    const [name] = header.split(/\s/, 1);
    const few = () => objection('letters', this.#file, line, SOURCES.fewLetters(this.#file, line, name, alphabet));
    const wrong = builder.objectionTo(this.#file, line, name) ?? (builder.isForeign ? few() : null);
    if (wrong) {
      refusals.add(wrong);
      return;
    }
    const region = { name, ...placeOf(name, builder.open), line, labels: null };
    builder.keep({
      ...region,
      labels: labels?.of({ names: [name, header], line, file: this.#file }, refusals) ?? null,
    });
  }
}

/**
 * The place that a header names. samtools counts the start from 1, bedtools from 0: the number of letters tells which.
 * @param {string} name
 * @param {number} letters
 * @returns {{chromosome: string | null, start: number | null, end: number | null, strand: '+' | '-' | '.'}}
 */
function placeOf(name, letters) {
  const [, chromosome, first, last, sign = '.'] = PLACE.exec(name) ?? [];
  const strand = /** @type {'+' | '-' | '.'} */ (sign);
  const [start, end] = [Number(first), Number(last)];
  if (end - start === letters) return { chromosome, start, end, strand };
  if (end - start === letters - 1) return { chromosome, start: start - 1, end, strand };
  return { chromosome: null, start: null, end: null, strand: '.' };
}
