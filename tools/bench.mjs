/**
 * `npm run bench`: how fast the built engine is in Chromium, compared with others, and how long whole neurons and layers
 * take. Tables for the terminal, JSON for machines, or short tables in Markdown.
 *
 *     npm run bench [-- --json | --markdown] [--rounds 5] [--milliseconds 400] [--only WORD] [--native PYTHON] [--plots DIR]
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { summary } from '../tests/bench/summary.mjs';
import { table } from '../tests/bench/table.mjs';
import { build } from './build.mjs';
import { tool } from './run.mjs';
import { setup } from './setup.mjs';

await tool(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
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
  const effort = { rounds: count('rounds', values.rounds), milliseconds: count('milliseconds', values.milliseconds) };
  const measured = await bench({ effort, only: values.only, python: values.native, plots: values.plots });
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} threads, ${new Date().toISOString().slice(0, 10)}`;
  const result = { machine, ...measured };
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else process.stdout.write(values.markdown ? summary(result) : table(result));
});

/** @param {string} option @param {string} text */
function count(option, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${option} must be a whole number from 1, not “${text}”.`);
  return value;
}
