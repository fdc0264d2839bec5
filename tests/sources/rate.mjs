/**
 * Measures, by hand, how many windows are read per second from a genome of 3 GB: `node tests/sources/rate.mjs [COUNT] [LENGTH]`.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFile } from '../../tools/node/file.mjs';
import { openGenome } from '../../www/sources/genome.js';
import { openRecords } from '../../www/sources/records.js';
import { Dice } from '../differential/dice.mjs';
import { scratch } from '../headless/command.mjs';
import { writeLargeTwoBit } from './large.mjs';

const [count = 100_000, length = 1000] = process.argv.slice(2).map(Number);
const dice = new Dice(1);
const folder = await scratch();
try {
  const path = join(folder, 'large.2bit');
  const { size, longest } = await writeLargeTwoBit(path, { chromosomes: 60, tail: new Uint8Array(4) });
  const lines = Array.from({ length: count }, (_, number) => {
    const start = length + dice.below(longest - 3 * length);
    return `chr${(number % 60) + 1}\t${start}\t${start + length}\n`;
  });
  const genome = await openGenome({ twobit: await openFile(path) });
  const opened = genome.bytesRead();
  await writeFile(join(folder, 'regions.bed'), lines.join(''));
  const source = await openRecords({ bed: await openFile(join(folder, 'regions.bed')), genome, length });
  const start = performance.now();
  let memory = 0;
  for await (const _ of source.chunks()) memory = Math.max(memory, process.memoryUsage().rss);
  console.log({
    bytesOfFile: size,
    bytesToOpen: opened,
    bytesRead: genome.bytesRead(),
    windows: source.count,
    windowsPerSecond: Math.round((1000 * count) / (performance.now() - start)),
    memoryInMB: Math.round(memory / 1e6),
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
