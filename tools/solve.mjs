/**
 * `npm run solve`: renews the solved examples below `www/examples/` with the built engine. `npm run build` does it by
 * itself where one is missing or is not the one that `digests.json` names; `BLESS=1 npm run solve` rewrites that list.
 */
import { pathToFileURL } from 'node:url';
import { say, tool } from './run.mjs';
import { changedExamples, digestOf, writeDigests } from './solve/digests.mjs';

/** Solves the examples whose files are not those that `digests.json` names. */
export async function solveMissing() {
  if (changedExamples().length === 0) return;
  await solveAll();
  const different = changedExamples();
  if (different.length > 0) {
    say(`Not as www/examples/digests.json says: ${different.join(', ')}. If that is meant, run: BLESS=1 npm run solve`);
  }
}

/** What it imports is there only once the npm packages and the engine are. */
async function solveAll() {
  say('Solving the examples (half a minute)');
  const { examples, filesOf, solve } = await import('./solve/examples.mjs');
  const list = await examples();
  await solve(list);
  return list.flatMap(filesOf);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await tool(async () => {
    const files = await solveAll();
    const digests = Object.fromEntries(files.map(file => [file, digestOf(file) ?? '']));
    if (process.env.BLESS) writeDigests(digests);
  });
}
