import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openGenome } from '../../www/sources/genome.js';
import { openRecords } from '../../www/sources/records.js';
import { openSignal } from '../../www/sources/signal.js';
import { bigWig } from '../../www/sources/tracks/bigwig.js';
import { openVariants } from '../../www/sources/variants.js';
import { Dice } from '../differential/dice.mjs';
import { bgzip, fasta, file, integers, randomGenome, twoBit } from './writing.mjs';

const FILES = 150;

const VCF = `##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n${'chr1\t1\t.\tA\tC\t.\t.\t.\n'.repeat(50)}`;
const BED = 'chr1\t0\t5\tname\t5\t+\t2.5\n'.repeat(20);

/** Signals of one chromosome, and of so many that their trees have several nodes. */
const SIGNALS = await Promise.all(
  [1, 300].map(async count => {
    const chromosomes = new Map(Array.from({ length: count }, (_, number) => [`chr${number}`, 3000]));
    const intervals = [...chromosomes.keys()].map(chromosome => ({ chromosome, start: 5, end: 9, value: 2.5 }));
    return new Uint8Array(await (await bigWig(intervals, chromosomes)).arrayBuffer());
  }),
);

/** @param {Dice} dice @param {Uint8Array} bytes @returns {Uint8Array<ArrayBuffer>} with some of them changed, or cut */
function damaged(dice, bytes) {
  const changed = new Uint8Array(bytes);
  for (let change = dice.from(1, 4); change > 0; change--) {
    const at = dice.below(dice.chance(0.6) ? Math.min(changed.length, 300) : changed.length);
    if (dice.chance(0.5)) changed[at] = dice.choose([0, 1, 255, dice.below(256)]);
    else if (at + 4 <= changed.length)
      changed.set(integers([dice.choose([0, 1, 2 ** 31 - 1, 2 ** 32 - 1, dice.below(1e6)])]), at);
  }
  return dice.chance(0.1) ? changed.slice(0, dice.from(1, changed.length)) : changed;
}

/** @param {import('../../www/sources/genome.js').GenomeFiles} files */
async function readGenome(files) {
  const genome = await openGenome(files);
  for (const [name, length] of genome.chromosomes) await genome.sequence(name, 0, Math.min(length, 5000));
}

/** @param {import('../../www/sources/records.js').FastaChoice | import('../../www/sources/records.js').BedChoice} choice */
async function readRecords(choice) {
  const source = await openRecords(choice);
  for await (const { regions, ends } of source.chunks()) assert.equal(regions.length, ends.length);
}

/** @param {import('../../www/sources/file.js').NamedBlob} blob */
async function readSignal(blob) {
  const signal = await openSignal(blob);
  for (const [name, length] of [...signal.chromosomes].slice(0, 5))
    await signal.values(name, 0, Math.min(length, 5000));
}

/** Each reads a file that was whole. @type {Record<string, (dice: Dice) => Promise<unknown>>} */
const READERS = {
  '2bit': async dice => readGenome({ twobit: file('g', damaged(dice, twoBit(randomGenome(dice)))) }),
  'an index': async dice => {
    const { text, index } = fasta(randomGenome(dice));
    await readGenome({ fasta: file('g', text), index: file('i', damaged(dice, Buffer.from(index))) });
  },
  'packed FASTA and the index of its blocks': async dice => {
    const { text, index } = fasta(randomGenome(dice));
    const { packed, gzi } = bgzip(text, 500);
    await readGenome({
      fasta: file('g', damaged(dice, packed)),
      index: file('i', index),
      gzi: file('z', damaged(dice, gzi)),
    });
  },
  'packed records': async dice =>
    readRecords({ fasta: file('r', damaged(dice, bgzip(fasta(randomGenome(dice)).text).packed)) }),
  BED: async dice => {
    const genome = { twobit: file('g', twoBit(new Map([['chr1', 'ACGTACGT']]))) };
    await readRecords({
      bed: file('b', damaged(dice, Buffer.from(BED))),
      genome,
      length: null,
      labels: { bedColumns: true },
    });
  },
  VCF: async dice => {
    const genome = await openGenome({ twobit: file('g', twoBit(new Map([['chr1', 'ACGTACGT']]))) });
    await openVariants(file('v', damaged(dice, dice.chance(0.5) ? Buffer.from(VCF) : bgzip(VCF).packed)), genome);
  },
  bigWig: async dice => readSignal(file('w', damaged(dice, dice.choose(SIGNALS)))),
};

describe('a damaged file is read or refused with a code, and never holds up the reader:', () => {
  for (const [name, read] of Object.entries(READERS)) {
    test(name, { timeout: 120_000 }, async () => {
      let refusals = 0;
      for (let seed = 0; seed < FILES; seed++) {
        const problem = await read(new Dice(seed)).then(
          () => null,
          error => error,
        );
        if (problem === null) continue;
        refusals += 1;
        assert.match(String(problem.code), /^sources\./, `seed ${seed}: ${problem.stack}`);
        assert.ok(problem.message && problem.next && problem.concerns);
      }
      assert.ok(refusals > 0);
    });
  }
});
