/**
 * `npm run endure`: long tests of the built page in a real browser, by hand or at night. Each prints a short table, and
 * ends with exit status 1 where it found something.
 *
 *     npm run endure -- monkey     [--minutes 10] [--browser chromium|firefox] [--seed 1] [--replay LOG]
 *     npm run endure -- soak       [--analyses 200] [--browser chromium|firefox]
 *     npm run endure -- background [--minutes 10] [--browser chromium|firefox]
 *     npm run endure -- wall       [--browser chromium|firefox]
 *     npm run endure -- tasks
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { background } from '../tests/endurance/background.mjs';
import { tasks } from '../tests/endurance/tasks.mjs';
import { wall } from '../tests/endurance/wall.mjs';
import { visitAtRandom } from '../tests/endurance/visit.mjs';
import { soak } from '../tests/endurance/soak.mjs';
import { oneOf, wholeNumber } from './headless/arguments.mjs';
import { tool } from './run.mjs';
import { root } from './site.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */

await tool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '10' },
      browser: { type: 'string', default: 'chromium' },
      seed: { type: 'string', default: '1' },
      replay: { type: 'string' },
      analyses: { type: 'string', default: '200' },
    },
  });
  if (!existsSync(join(root, 'pkg', 'package.json'))) throw new Error('The site has not been built: npm run build.');
  oneOf(values, 'browser', ['chromium', 'firefox']);
  const browser = /** @type {BrowserName} */ (values.browser);
  const minutes = wholeNumber(values.minutes, 'minutes', 1) ?? 1;
  /** @type {Record<string, () => Promise<{table: string, ok: boolean}>>} */
  const tests = {
    monkey: () => visitAtRandom({ browser, minutes, seed: wholeNumber(values.seed, 'seed') ?? 1, log: values.replay }),
    soak: () => soak({ browser, analyses: wholeNumber(values.analyses, 'analyses', 20) ?? 20 }),
    background: () => background({ browser, minutes }),
    wall: () => wall({ browser }),
    tasks,
  };
  const [name] = positionals;
  if (!Object.hasOwn(tests, name ?? '')) throw new Error(`Name a test: ${Object.keys(tests).join(', ')}.`);
  const { table, ok } = await tests[name]();
  process.stdout.write(`${table}\n`);
  if (!ok) process.exitCode = 1;
});
