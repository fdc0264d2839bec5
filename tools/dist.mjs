/** `npm run dist`: builds, and puts into dist/ exactly what a static host must serve. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';
import { build } from './build.mjs';
import { folderDigest } from './dist/digest.mjs';
import { siteHeaders } from './headers.mjs';
import { run, say, tool } from './run.mjs';
import { setup } from './setup.mjs';
import { REFERENCE, root, siteFiles } from './site.mjs';

export const DIST = join(root, 'dist');

/** Builds, fills dist/, and says its digest. */
export async function dist() {
  await setup();
  await build();
  const count = await copySite(DIST);
  await copyReference();
  say(`dist/ holds ${count} files. ${await moduleSizes()}`);
  say(`The digest of dist/: ${await folderDigest(DIST)}`);
}

/**
 * Fills a folder with the built site, without the Rust reference.
 * @param {string} folder whose former content is removed
 * @returns {Promise<number>} files
 */
export async function copySite(folder) {
  const files = await siteFiles();
  await rm(folder, { recursive: true, force: true });
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
  await writeFile(join(folder, '_headers'), await headersFile());
  return files.length;
}

/** From an empty folder, so that no other crate's documentation is in it. */
async function copyReference() {
  await rm(join(root, REFERENCE.folder), { recursive: true, force: true });
  await run('cargo', ['doc', '--package', 'neuronmotif', '--lib', '--no-deps', '--locked', '--target-dir', 'target']);
  await cp(join(root, REFERENCE.folder), join(DIST, REFERENCE.served), {
    recursive: true,
    filter: file => !/[\\/]\.[^\\/]*$/.test(file),
  });
}

/** The form that Netlify, Cloudflare Pages and others read. Elsewhere sw.js does the same in the browser. */
async function headersFile() {
  const headers = siteHeaders(await readFile(join(root, 'index.html'), 'utf8'));
  return `/*\n${Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`;
}

async function moduleSizes() {
  const bytes = await readFile(join(root, 'pkg', 'neuronmotif_bg.wasm'));
  const megabytes = (/** @type {Buffer} */ { length }) => `${(length / 1e6).toFixed(2)} MB`;
  const brotli = zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } });
  const gzip = zlib.gzipSync(bytes, { level: 9 });
  return `The module: ${megabytes(bytes)}, gzip ${megabytes(gzip)}, brotli ${megabytes(brotli)}.`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await tool(dist);
