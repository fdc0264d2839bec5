/** Writes the generated script that sw.js reads: which files to keep for offline use, their common hash, the headers. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { siteHeaders } from './headers.mjs';
import { OFFLINE_LIST, root, siteFiles } from './site.mjs';

/** Files that the browser keeps by itself as parts of the service worker, and one that nobody reads offline. */
const NOT_KEPT = ['sw.js', OFFLINE_LIST, 'LICENSE'];

/** Files that few visitors need: each is cached when it is first requested. */
const KEPT_WHEN_ASKED_FOR =
  /^www\/(motifs\/jaspar-core\.transfac$|examples\/regions\/|vendor\/(figures\.js|resvg\.wasm|arimo))/;

export async function writeOfflineList() {
  const files = (await siteFiles()).filter(file => !NOT_KEPT.includes(file));
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(`${root}/${file}`));
  const headers = siteHeaders(await readFile(`${root}/index.html`, 'utf8'));
  const [later, atOnce] = [true, false].map(asked => files.filter(file => KEPT_WHEN_ASKED_FOR.test(file) === asked));
  const list = {
    version: hash.digest('hex').slice(0, 16),
    files: ['./', ...atOnce],
    later,
    headers,
  };
  await mkdir(dirname(`${root}/${OFFLINE_LIST}`), { recursive: true });
  await writeFile(`${root}/${OFFLINE_LIST}`, `self.OFFLINE = ${JSON.stringify(list, null, 1)};\n`);
}
