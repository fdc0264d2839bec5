/**
 * `npm run build`: pkg/, the page's libraries, the solved examples and the generated list for offline use. Nothing is
 * done twice; cargo knows what changed.
 */
import { pathToFileURL } from 'node:url';
import { writeOfflineList } from './offline.mjs';
import { run, say, tool } from './run.mjs';
import { setup } from './setup.mjs';
import { solveMissing } from './solve.mjs';
import { copyVendor } from './vendor.mjs';

export async function build() {
  say('Building pkg/ (the first time takes some minutes)');
  await run('cargo', ['run', '--quiet', '--locked', '--package', 'neuronmotif-build']);
  await copyVendor();
  await solveMissing();
  await writeOfflineList();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await tool(async () => {
    await setup();
    await build();
  });
}
