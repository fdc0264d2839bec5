/** A genome as FASTA with its index, plain or packed by bgzip. Format: http://www.htslib.org/doc/faidx.html */
import { SOURCES } from '../../texts/sources.js';
import { CountedFile } from '../file.js';
import { kindOf, ofKind } from '../kinds.js';
import { genomicFiles } from '../library.js';
import { linesOf } from '../lines.js';
import { objection, SourceError } from '../refusals.js';

/** @typedef {import('../file.js').NamedBlob} NamedBlob */

/**
 * @param {CountedFile} file
 * @param {import('../kinds.js').Kind} kind its own
 * @param {{index?: NamedBlob | null, gzi?: NamedBlob | null}} indexes
 * @returns {Promise<import('./two-bit.js').Letters & {indexes: CountedFile[]}>}
 */
export async function openIndexedFasta(file, kind, { index, gzi }) {
  const refuse = (/** @type {string} */ code, /** @type {{message: string, next: string}} */ said) => {
    throw new SourceError(objection(code, file.name, null, said));
  };
  if (kind.packed && !kind.blocks) refuse('not-blocks', SOURCES.notBlocks(file.name));
  if (!index) return refuse('no-index', SOURCES.noIndex(file.name));
  if (kind.packed && !gzi) return refuse('no-index', SOURCES.noPackedIndex(file.name));
  const fai = new CountedFile(index);
  const end = await checkIndex(fai);
  if (!kind.packed && end > file.size) refuse('foreign-index', SOURCES.foreignIndex(fai.name, file.name));

  const blocks = kind.packed && gzi ? await packedIndex(gzi) : null;
  const { BgzipIndexedFasta, IndexedFasta } = await genomicFiles();
  const genome = blocks
    ? new BgzipIndexedFasta({ fasta: file, fai, gzi: blocks })
    : new IndexedFasta({ fasta: file, fai });
  return {
    chromosomes: new Map(Object.entries(await genome.getSequenceSizes())),
    read: async (chromosome, start, end) => String(await genome.getSequence(chromosome, start, end)),
    indexes: blocks ? [fai, blocks] : [fai],
  };
}

/** @param {NamedBlob} gzi */
async function packedIndex(gzi) {
  const file = new CountedFile(gzi);
  const { kind } = await kindOf(file);
  const entries = file.size < 8 ? -1 : Number(new DataView((await file.read(8)).buffer).getBigUint64(0, true));
  if (file.size === 8 + 16 * entries) return file;
  const said = SOURCES.otherKind(file.name, SOURCES.kinds[kind], SOURCES.wanted.gzi);
  throw new SourceError(objection('kind', file.name, null, said));
}

/**
 * @param {CountedFile} index
 * @returns {Promise<number>} the end of the last letter that it names, in bytes of the unpacked FASTA
 */
async function checkIndex(index) {
  await ofKind(index, ['text'], 'index');
  let end = 0;
  for await (const { lines, first } of linesOf(index)) {
    for (const [place, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const [name, ...rest] = line.split('\t');
      const [length, offset, letters, bytes] = rest.map(Number);
      const whole = [length, offset, letters, bytes].every(value => Number.isSafeInteger(value) && value >= 0);
      if (name === '' || rest.length !== 4 || !whole || letters > bytes || (letters === 0 && length > 0)) {
        const said = SOURCES.malformedIndex(index.name, first + place);
        throw new SourceError(objection('malformed-index', index.name, first + place, said));
      }
      if (length === 0) continue;
      end = Math.max(end, offset + bytes * Math.floor((length - 1) / letters) + ((length - 1) % letters) + 1);
    }
  }
  return end;
}
