/**
 * `npm run release`: builds, and puts into release/ what a release consists of: the npm package, dist/ as a zip, and
 * their checksums.
 *
 *     npm run release [-- --tag v0.1.0]            refuses a tag that is not the version
 *     npm run release -- --publish --tag v0.1.0    publishes the files of release/ with the program gh
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dist, DIST } from './dist.mjs';
import { folderDigest, sha256 } from './dist/digest.mjs';
import { notesOf } from './release/notes.mjs';
import { run, say, tool } from './run.mjs';
import { root } from './site.mjs';

const RELEASE = join(root, 'release');
const CHECKSUMS = 'SHA256SUMS';
const NOTES = 'notes.md';

await tool(async () => {
  const { values } = parseArgs({ options: { tag: { type: 'string' }, publish: { type: 'boolean', default: false } } });
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (values.tag !== undefined && values.tag !== `v${version}`) {
    throw new Error(`The tag ${values.tag} is not the version ${version}. Tag v${version}, or change the version.`);
  }
  if (values.publish) await publish(values.tag ?? `v${version}`);
  else await make(version);
});

/** @param {string} version */
async function make(version) {
  await dist();
  // fflate is there only once the npm packages are.
  const { zipOf } = await import('./dist/zip.mjs');
  await rm(RELEASE, { recursive: true, force: true });
  await mkdir(RELEASE);
  await run('npm', ['pack', '--pack-destination', 'release']);
  await writeFile(join(RELEASE, `neuronmotif-${version}-dist.zip`), await zipOf(DIST));
  const files = (await readdir(RELEASE)).sort();
  const lines = await Promise.all(files.map(async file => `${sha256(await readFile(join(RELEASE, file)))}  ${file}\n`));
  await writeFile(join(RELEASE, CHECKSUMS), lines.join(''));
  say(`release/ holds ${files.join(', ')} and ${CHECKSUMS}. The digest of dist/: ${await folderDigest(DIST)}`);
}

/** @param {string} tag */
async function publish(tag) {
  const files = (await readdir(RELEASE)).filter(file => file !== NOTES).sort();
  await writeFile(join(RELEASE, NOTES), notesOf(await readFile(join(root, 'CHANGELOG.md'), 'utf8'), tag.slice(1)));
  const paths = files.map(file => join('release', file));
  const notes = ['--notes-file', join('release', NOTES)];
  await run('gh', ['release', 'create', tag, '--verify-tag', '--title', tag, ...notes, ...paths]);
}
