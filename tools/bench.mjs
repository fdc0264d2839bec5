/** `npm run bench [-- --json]`: how fast the built engine is in Chromium, one table, or JSON for machines. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAll } from '../tests/bench/measure.mjs';
import { table } from '../tests/bench/table.mjs';
import { build } from './build.mjs';
import { tool } from './run.mjs';
import { setup } from './setup.mjs';

await tool(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  await setup();
  await build();
  const result = { machine: `${cpus()[0].model.trim()}, ${cpus().length} threads`, ...(await measureAll()) };
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
});
