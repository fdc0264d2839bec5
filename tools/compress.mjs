/** Compressed copies of the site's files, made once for each version of a file and kept in memory. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** Without the module: on a local connection, compressing its 20 MB takes longer than sending them. */
const WORTHWHILE = new Set([
  '.bed',
  '.css',
  '.html',
  '.js',
  '.json',
  '.meme',
  '.mjs',
  '.onnx',
  '.svg',
  '.transfac',
  '.tsv',
  '.ttf',
  '.txt',
  '.vcf',
]);

/** Fast rather than small: on a local connection strong compression would take longer than the transfer. */
const ENCODERS = {
  br: (/** @type {Buffer} */ bytes) =>
    promisify(zlib.brotliCompress)(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (/** @type {Buffer} */ bytes) => promisify(zlib.gzip)(bytes, { level: 4 }),
};

/** @type {Map<string, {version: string, body: Promise<Buffer>}>} */
const kept = new Map();

/**
 * @param {string} file
 * @param {string} version changes whenever the file does
 * @param {string} accepted the request's Accept-Encoding
 * @returns {Promise<{body: Buffer, encoding?: 'br' | 'gzip'}>}
 */
export async function compressed(file, version, accepted) {
  const encoding = WORTHWHILE.has(extname(file)) ? choose(accepted) : undefined;
  if (encoding === undefined) return { body: await readFile(file) };
  const key = `${encoding} ${file}`;
  let entry = kept.get(key);
  if (entry?.version !== version) {
    entry = { version, body: readFile(file).then(ENCODERS[encoding]) };
    kept.set(key, entry);
  }
  return { body: await entry.body, encoding };
}

/** @param {string} accepted */
function choose(accepted) {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}
