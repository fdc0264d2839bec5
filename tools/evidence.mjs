/**
 * `npm run evidence`: analyses networks whose grammar is known with the built engine, scores the syntax trees, and writes
 * what was planted next to what was found into the documentation. Results stay in `tests/evidence/results`: a run can be
 * stopped, and the next one goes on with the neurons that are missing.
 *
 *     npm run evidence [-- --only WORD] [--modules NAME,NAME] [--channels 1] [--preset quick|paper] [--seed 5]
 *                      [--threads N] [--no-methods] [--again] [--write]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withResults } from '../tests/evidence/page.mjs';
import { readResults } from '../tests/evidence/results.mjs';
import { oneOf, wholeNumber } from './headless/arguments.mjs';
import { tool } from './run.mjs';
import { root } from './site.mjs';

const PAGE = join(root, 'www', 'docs', 'grammar-evidence.html');

await tool(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      modules: { type: 'string', default: '' },
      channels: { type: 'string', default: '1' },
      preset: { type: 'string', default: 'quick' },
      seed: { type: 'string', default: '5' },
      threads: { type: 'string' },
      'no-methods': { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  writePage();
  if (values.write) return;
  // A build of its own would change the engine between a run that was stopped and the next one.
  if (!existsSync(join(root, 'pkg', 'package.json'))) throw new Error('The site has not been built: npm run build.');
  oneOf(values, 'preset', ['quick', 'paper']);
  const { evidence } = await import('../tests/evidence/evidence.mjs');
  const wishes = {
    only: values.only,
    modules: values.modules.split(',').filter(name => name !== ''),
    channels: wholeNumber(values.channels, 'channels', 1) ?? 1,
    preset: /** @type {'quick' | 'paper'} */ (values.preset),
    seed: wholeNumber(values.seed, 'seed') ?? 0,
    threads: wholeNumber(values.threads, 'threads', 1),
    methods: !values['no-methods'],
    again: values.again,
  };
  await evidence(wishes, writePage);
});

/** Puts the results that are there into the page. */
function writePage() {
  writeFileSync(PAGE, withResults(readFileSync(PAGE, 'utf8'), readResults()));
}
