/**
 * `npm run reference`: the reference data, which many tests need, as one release asset.
 *
 *     npm run reference -- pack [--from ../shared] [--out FILE] [--all]   packs what has a licence, or all
 *     npm run reference -- fetch [--url URL] [--to ../shared]            fetches, verifies and unpacks
 */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from './dist/digest.mjs';
import { Refusal } from './headless/refusal.mjs';
import { MANIFEST, readCatalogue, readManifest } from './reference/catalogue.mjs';
import { addressOf, ASSET, download } from './reference/download.mjs';
import { SHARED } from './reference/lacking.mjs';
import { unpack } from './reference/unpack.mjs';
import { say, tool } from './run.mjs';
import { packages } from './setup.mjs';
import { root } from './site.mjs';

await tool(async () => {
  const [command, ...args] = process.argv.slice(2);
  // What packs and unpacks archives is there only once the npm packages are.
  await packages();
  if (command === 'pack') return packCommand(args);
  if (command === 'fetch') return fetchCommand(args);
  throw new Refusal('request.command', `There is no command “${command ?? ''}”.`, 'Use pack or fetch.');
});

/** @param {string[]} args */
async function packCommand(args) {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string', default: SHARED },
      out: { type: 'string', default: join(root, ASSET) },
      all: { type: 'boolean', default: false },
    },
  });
  const { pack } = await import('./reference/pack.mjs');
  const { archive, manifest, unlicensed, unknown } = await pack(values.from, await readCatalogue(), values);
  await writeFile(values.out, archive);
  await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  if (unknown.length > 0) say(`Left out, because the catalogue does not name them: ${unknown.join(', ')}`);
  const without = `${unlicensed.length} files without a licence`;
  say(
    values.all ? `Packed with ${without}: ${unlicensed.join(', ')}` : `Left out ${without}: ${unlicensed.join(', ')}`,
  );
  say(`${resolve(values.out)}: ${(archive.length / 1e6).toFixed(1)} MB, sha256 ${sha256(archive)}`);
}

/** @param {string[]} args */
async function fetchCommand(args) {
  const { values } = parseArgs({
    args,
    options: { url: { type: 'string', default: process.env.REFERENCE_URL }, to: { type: 'string', default: SHARED } },
  });
  const manifest = await readManifest();
  const url = addressOf(values.url);
  const { verified } = await import('./reference/verify.mjs');
  say(`Fetching ${url}`);
  const files = await verified(await download(url), manifest);
  const { written, kept } = await unpack(files, values.to);
  say(
    `${resolve(values.to)}: ${written} files are new, ${kept} were there already; all are as the manifest lists them`,
  );
  const lacking = manifest.filter(({ path }) => !files.has(path));
  if (lacking.length > 0) say(`Not in this archive: ${lacking.length} of ${manifest.length} files of the manifest`);
}
