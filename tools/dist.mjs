/** `npm run dist`: builds, and puts into dist/ exactly what a static host must serve. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import zlib from 'node:zlib';
import { build } from './build.mjs';
import { siteHeaders } from './headers.mjs';
import { run, say, tool } from './run.mjs';
import { setup } from './setup.mjs';
import { REFERENCE, root, siteFiles } from './site.mjs';

const DIST = join(root, 'dist');

await tool(async () => {
  await setup();
  await build();
  const files = await siteFiles();
  await rm(DIST, { recursive: true, force: true });
  for (const file of files) {
    await mkdir(dirname(join(DIST, file)), { recursive: true });
    await cp(join(root, file), join(DIST, file));
  }
  await copyReference();
  await writeFile(join(DIST, '_headers'), await headersFile());
  say(`dist/ holds ${files.length} files. ${await moduleSizes()}`);
});

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
