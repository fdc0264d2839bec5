/** Writes bigWig files of random values, and what is in them as JSON: `node write.mjs FOLDER COUNT`. `check.py` compares. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Dice } from '../../tests/differential/dice.mjs';
import { randomPieces } from '../../tests/sources/pieces.mjs';
import { bigWig } from '../../www/sources/tracks/bigwig.js';
import { intervalsOf } from '../../www/sources/tracks/pieces.js';

const [folder, count] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (let seed = 0; seed < Number(count); seed++) {
  const { chromosomes, pieces, values } = randomPieces(new Dice(seed));
  const file = await bigWig(intervalsOf(pieces, chromosomes.keys()), chromosomes);
  await writeFile(join(folder, `${seed}.bw`), new Uint8Array(await file.arrayBuffer()));
  const written = [...values].map(([name, all]) => [
    name,
    Array.from(all, value => (Number.isNaN(value) ? null : value)),
  ]);
  await writeFile(join(folder, `${seed}.json`), JSON.stringify(Object.fromEntries(written)));
}
