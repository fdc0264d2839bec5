/** Files of gigabytes that take no room: holes between the parts that are read. */
import { open } from 'node:fs/promises';
import { integers } from './writing.mjs';

/** Letters of a chromosome of a large genome, about those of a human one. */
const LONGEST = 200_000_000;

/**
 * A genome of so many chromosomes of T, which is 0 in 2bit, and one at the end with known letters. Places are of 64 bits
 * (version 1), as genomes beyond 4 GB need.
 * @param {string} path
 * @param {{chromosomes: number, tail: Uint8Array}} content `tail`: packed letters of the last chromosome, 4 per byte
 */
export async function writeLargeTwoBit(path, { chromosomes, tail }) {
  const names = [...Array.from({ length: chromosomes }, (_, number) => `chr${number + 1}`), 'tail'];
  const lengths = [...Array(chromosomes).fill(LONGEST), 4 * tail.length];
  let at = 16 + names.reduce((sum, name) => sum + 1 + name.length + 8, 0);
  const file = await open(path, 'w');
  const index = [integers([0x1a412743, 1, names.length, 0])];
  for (const [number, name] of names.entries()) {
    const place = Buffer.alloc(8);
    place.writeBigUInt64LE(BigInt(at));
    index.push(Buffer.from([name.length]), Buffer.from(name), place);
    await file.write(integers([lengths[number], 0, 0, 0]), 0, 16, at);
    at += 16 + lengths[number] / 4;
  }
  await file.write(tail, 0, tail.length, at - tail.length);
  await file.write(Buffer.concat(index), 0, undefined, 0);
  await file.close();
  return { size: at, longest: LONGEST };
}

/**
 * Moves the index of a bigWig file behind a hole, as if there were so many bytes of data. Its summaries are left out.
 * @param {string} path
 * @param {Uint8Array<ArrayBuffer>} small whose index has one node
 * @param {number} hole in bytes
 */
export async function writeLargeBigWig(path, small, hole) {
  const header = new DataView(small.buffer.slice(0, 64));
  const index = Number(header.getBigUint64(24, true));
  header.setUint16(6, 0, true);
  header.setBigUint64(24, BigInt(index + hole), true);
  const file = await open(path, 'w');
  await file.write(small.subarray(0, index), 0, index, 0);
  await file.write(new Uint8Array(header.buffer), 0, 64, 0);
  await file.write(small.subarray(index), 0, small.length - index, index + hole);
  await file.close();
}
