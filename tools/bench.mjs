/**
 * `npm run bench`: how fast the built engine is in Chromium, beside others. One table, or JSON for machines.
 *
 *     npm run bench [-- --json] [--rounds 5] [--milliseconds 400] [--only WORD] [--native PYTHON] [--plots DIR]
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { table } from '../tests/bench/table.mjs';
import { build } from './build.mjs';
import { tool } from './run.mjs';
import { setup } from './setup.mjs';

await tool(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      milliseconds: { type: 'string', default: '400' },
      only: { type: 'string', default: '' },
      native: { type: 'string' },
      plots: { type: 'string' },
    },
  });
  await setup();
  await build();
  // The browser's driver is there only once the npm packages are.
  const { bench } = await import('../tests/bench/bench.mjs');
  const effort = { rounds: Number(values.rounds), milliseconds: Number(values.milliseconds) };
  const measured = await bench({ effort, only: values.only, python: values.native, plots: values.plots });
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} threads, ${new Date().toISOString().slice(0, 10)}`;
  const result = { machine, ...measured };
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
});
