/**
 * `npm run differential`: random networks against ONNX Runtime, and random motif files and sequences, written and read
 * back, with the built engine. What `tests/differential/kept` has is tried first.
 *
 *     npm run differential [-- networks motifs sequences] [--count 10000] [--seed 1] [--keep FOLDER]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeNumber } from './headless/arguments.mjs';
import { tool } from './run.mjs';
import { root } from './site.mjs';

/** How each subject is loaded: what it needs is there only once the npm packages are. */
const SUBJECTS = {
  networks: async () => (await import('../tests/differential/networks/subject.mjs')).networks(),
  motifs: async () => (await import('../tests/differential/motifs/subject.mjs')).motifs(),
  sequences: async () => (await import('../tests/differential/sequences/subject.mjs')).sequences(),
};

await tool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string' },
    },
  });
  if (!existsSync(join(root, 'pkg', 'package.json'))) throw new Error('The site has not been built: npm run build.');
  const count = wholeNumber(values.count, 'count') ?? 0;
  const seed = wholeNumber(values.seed, 'seed') ?? 0;
  const names = positionals.length > 0 ? positionals : Object.keys(SUBJECTS);
  const wrong = names.find(name => !Object.hasOwn(SUBJECTS, name));
  if (wrong !== undefined) throw new Error(`There are ${Object.keys(SUBJECTS).join(', ')}, not “${wrong}”.`);
  const { load } = await import('../tests/differential/networks/reference.mjs');
  await load();
  const { inNode } = await import('./headless/in-node.mjs');
  const { run } = await import('../tests/differential/run.mjs');
  const place = inNode();
  await place.ask('start', { threads: 1 });
  let differences = 0;
  for (const name of /** @type {(keyof typeof SUBJECTS)[]} */ (names)) {
    const subject = await SUBJECTS[name]();
    const outcome = await run(/** @type {any} */ (subject), place, { count, seed, keep: values.keep });
    differences += outcome.differences;
    process.stdout.write(`${outcome.text}\n\n`);
  }
  await place.close();
  if (differences > 0) throw new Error(`There are ${differences} differences.`);
});
