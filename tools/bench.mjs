/** `npm run bench [-- --json]`: how fast the built engine is in Chromium, one table, or JSON for machines. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { table } from '../tests/bench/table.mjs';
import { build } from './build.mjs';
import { tool } from './run.mjs';
import { setup } from './setup.mjs';

await tool(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  await setup();
  await build();
  // The browser's driver is there only once the npm packages are.
  const { measureAll } = await import('../tests/bench/measure.mjs');
  const result = { machine: `${cpus()[0].model.trim()}, ${cpus().length} threads`, ...(await measureAll()) };
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
});
