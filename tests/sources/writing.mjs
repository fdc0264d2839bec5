/** Genomes and files as the tests write them: 2bit, FASTA with index, bgzip, from random letters. */
import { crc32, deflateRawSync } from 'node:zlib';

/** @typedef {import('../differential/dice.mjs').Dice} Dice */
/** @typedef {import('../../www/sources/file.js').NamedBlob} NamedBlob */
/** @typedef {Map<string, string>} Letters chromosome → letters, small ones where they are masked */

/** @param {string} name @param {string | Uint8Array<ArrayBuffer>} content @returns {NamedBlob} */
export function file(name, content) {
  return Object.assign(new Blob([content]), { name });
}

/** @param {Dice} dice @param {NamedBlob} blob @returns {NamedBlob} which streams parts of random lengths */
export function inParts(dice, blob) {
  const stream = () =>
    new ReadableStream({
      async start(controller) {
        for (let at = 0; at < blob.size; ) {
          const end = at + dice.from(1, dice.choose([3, 40, 3000]));
          controller.enqueue(new Uint8Array(await blob.slice(at, end).arrayBuffer()));
          at = end;
        }
        controller.close();
      },
    });
  return Object.assign(blob, { stream });
}

/** @param {Dice} dice @param {number} length @returns {string} letters with runs of N and of masked ones */
export function randomLetters(dice, length) {
  let letters = '';
  while (letters.length < length) {
    const run = Array.from({ length: dice.from(1, dice.choose([5, 60, 400])) }, () => dice.choose([...'ACGT'])).join(
      '',
    );
    letters += dice.choose([run, run, run.toLowerCase(), 'N'.repeat(run.length), 'n'.repeat(run.length)]);
  }
  return letters.slice(0, length);
}

/** @param {Dice} dice @param {string[]} [names] @returns {Letters} */
export function randomGenome(dice, names = ['chr1', 'chr2', 'chrX', 'chrM', 'scaffold_17']) {
  return new Map(names.map(name => [name, randomLetters(dice, dice.from(1, 3000))]));
}

/**
 * https://genome.ucsc.edu/FAQ/FAQformat.html#format7
 * @param {Letters} genome
 * @param {{version?: 0 | 1}} [options] version 1 has places of 64 bits
 * @returns {Buffer<ArrayBuffer>}
 */
export function twoBit(genome, { version = 0 } = {}) {
  const records = [...genome.values()].map(twoBitRecord);
  const names = [...genome.keys()].map(name => Buffer.from(name));
  const placeBytes = version === 1 ? 8 : 4;
  let at = 16 + names.reduce((sum, name) => sum + 1 + name.length + placeBytes, 0);
  const index = names.map((name, number) => {
    const place = Buffer.alloc(placeBytes);
    place.writeUInt32LE(at);
    at += records[number].length;
    return Buffer.concat([Buffer.from([name.length]), name, place]);
  });
  return Buffer.concat([integers([0x1a412743, version, genome.size, 0]), ...index, ...records]);
}

/** @param {string} letters */
function twoBitRecord(letters) {
  const unknown = blocksOf(letters, /[Nn]+/g);
  const masked = blocksOf(letters, /[a-z]+/g);
  const packed = Buffer.alloc(Math.ceil(letters.length / 4));
  for (const [place, letter] of [...letters.toUpperCase()].entries()) {
    packed[place >> 2] |= Math.max('TCAG'.indexOf(letter), 0) << (6 - 2 * (place & 3));
  }
  return Buffer.concat([integers([letters.length, ...unknown, ...masked, 0]), packed]);
}

/** @param {string} letters @param {RegExp} pattern @returns {number[]} number of blocks, their starts, their lengths */
function blocksOf(letters, pattern) {
  const blocks = [...letters.matchAll(pattern)];
  return [blocks.length, ...blocks.map(({ index }) => index), ...blocks.map(([block]) => block.length)];
}

/** @param {number[]} values @returns {Buffer<ArrayBuffer>} 32 bits each */
export function integers(values) {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [place, value] of values.entries()) bytes.writeUInt32LE(value, 4 * place);
  return bytes;
}

/**
 * @param {Letters} genome
 * @param {{width?: number, newline?: string}} [options]
 * @returns {{text: string, index: string}} FASTA, and what `samtools faidx` writes for it
 */
export function fasta(genome, { width = 60, newline = '\n' } = {}) {
  let text = '';
  let index = '';
  for (const [name, letters] of genome) {
    text += `>${name} a description${newline}`;
    index += `${[name, letters.length, text.length, width, width + newline.length].join('\t')}\n`;
    for (let at = 0; at < letters.length; at += width) text += letters.slice(at, at + width) + newline;
  }
  return { text, index };
}

/**
 * What bgzip writes, and its index (.gzi): http://www.htslib.org/doc/bgzip.html
 * @param {string} text
 * @param {number} [block] bytes of a block before it is packed
 * @returns {{packed: Buffer<ArrayBuffer>, gzi: Buffer<ArrayBuffer>}}
 */
export function bgzip(text, block = 1000) {
  const content = Buffer.from(text);
  /** @type {Buffer<ArrayBuffer>[]} */
  const blocks = [];
  /** @type {[number, number][]} */
  const places = [];
  let length = 0;
  for (let at = 0; at < content.length; at += block) {
    if (at > 0) places.push([length, at]);
    blocks.push(bgzipBlock(content.subarray(at, at + block)));
    length += blocks[blocks.length - 1].length;
  }
  const gzi = Buffer.alloc(8 + 16 * places.length);
  gzi.writeBigUInt64LE(BigInt(places.length));
  for (const [place, pair] of places.entries()) {
    for (const [half, value] of pair.entries()) gzi.writeBigUInt64LE(BigInt(value), 8 + 16 * place + 8 * half);
  }
  return { packed: Buffer.concat([...blocks, bgzipBlock(Buffer.alloc(0))]), gzi };
}

/** @param {Buffer} content @returns {Buffer<ArrayBuffer>} */
function bgzipBlock(content) {
  const data = deflateRawSync(content);
  const head = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0, 0, 0]);
  head.writeUInt16LE(head.length + data.length + 8 - 1, 16);
  return Buffer.concat([head, data, integers([crc32(content), content.length])]);
}
