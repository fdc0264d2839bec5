/**
 * The development server: the site's files with the headers of headers.mjs, compressed, never stale.
 *
 *     node tools/serve.mjs [--port 8080] [--no-isolation] [--plain]
 */
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compressed } from './compress.mjs';
import { siteHeaders } from './headers.mjs';
import { Refusal } from './headless/refusal.mjs';
import { tool } from './run.mjs';
import { isPublic, REFERENCE, root } from './site.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.bed': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.meme': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.py': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.transfac': 'text/plain; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.vcf': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const NO_REFERENCE = 'The Rust reference has not been built. Run: cargo doc --no-deps';

/** @typedef {'isolated' | 'single' | 'open' | 'plain'} Mode */

/**
 * @typedef {object} ServeOptions
 * @property {number} [port] 0, the default, takes a free one
 * @property {Mode} [mode] `single` leaves out the isolation and the service worker that would add it; `open` leaves out
 *   the policy, for benchmarks with programs that it would stop; `plain` behaves like a static host that sends no
 *   headers of ours
 * @property {number} [maxAge] seconds for which the browser may reuse a file unasked, as many hosts allow; 0 by default
 * @property {boolean} [offline] false leaves out the service worker, which copies the whole site at a first visit
 * @property {Record<string, string>} [extra] further addresses, such as `/extra/model.onnx`, and the files behind them
 */

/**
 * @param {ServeOptions} [options]
 * @returns {Promise<{origin: string, close: () => Promise<void>}>} once it listens
 */
export async function serve({ port = 0, mode = 'isolated', maxAge = 0, offline = true, extra = {} } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, { mode, maxAge, offline, extra }).catch(error => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${address.port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Required<Omit<ServeOptions, 'port'>>} options
 */
async function answer(request, response, { mode, maxAge, offline, extra }) {
  const headers = await headersOf(mode);
  const refuse = (/** @type {number} */ status, /** @type {string} */ text) => {
    response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD are answered.');
  const file = locate(request.url ?? '/', { hasWorker: offline && mode !== 'single', extra });
  const state = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file?.startsWith(`${root}/${REFERENCE.folder}`) && !state) return refuse(404, NO_REFERENCE);
  if (file === undefined || !state?.isFile()) return refuse(404, 'No such file on this site.');

  const tag = `"${state.size.toString(36)}-${state.mtimeMs.toString(36)}"`;
  const reuse = maxAge > 0 ? `max-age=${maxAge}` : 'no-cache';
  const common = { ...headers, ETag: tag, 'Cache-Control': reuse, Vary: 'Accept-Encoding' };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, common).end();
    return;
  }
  const { body, encoding } = await compressed(file, tag, String(request.headers['accept-encoding'] ?? ''));
  response.writeHead(200, {
    ...common,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': body.length,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** @param {Mode} mode @returns {Promise<Record<string, string>>} */
async function headersOf(mode) {
  if (mode === 'plain') return {};
  const headers = siteHeaders(await readFile(`${root}/index.html`, 'utf8'), { isolated: mode !== 'single' });
  const { 'Content-Security-Policy': _, ...open } = headers;
  return mode === 'open' ? open : headers;
}

/**
 * @param {string} url
 * @param {{hasWorker: boolean, extra: Record<string, string>}} site whether it has its service worker, and what it has besides
 * @returns {string | undefined} the file behind an address, or nothing where the site has none
 */
function locate(url, { hasWorker, extra }) {
  const path = decoded(new URL(url, 'http://localhost').pathname);
  if (path === undefined) return undefined;
  if (Object.hasOwn(extra, path)) return extra[path];
  const relative = path.slice(1).replace(/^$/, 'index.html');
  const walks = relative.split(/[\\/]/).some(part => part === '..' || part === '.' || part.includes('\0'));
  if (walks) return undefined;
  if (relative.startsWith(REFERENCE.served)) return `${root}/${relative.replace(REFERENCE.served, REFERENCE.folder)}`;
  if (!isPublic(relative) || (relative === 'sw.js' && !hasWorker)) return undefined;
  return `${root}/${relative}`;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/**
 * Serves until the program ends, and says where.
 * @param {ServeOptions} options
 */
export async function serveUntilStopped(options) {
  const { origin } = await serve(options).catch(error => {
    if (error.code !== 'EADDRINUSE') throw error;
    const next = `Choose another with --port, such as ${Number(options.port) + 1}.`;
    throw new Refusal('serve.port', `Port ${options.port} is in use.`, next);
  });
  process.stdout.write(`NeuronMotif is at ${origin}/ (stop with Ctrl-C)\n`);
}

/**
 * @param {string[]} words the command line
 * @returns {ServeOptions}
 */
export function serveOptions(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      port: { type: 'string', default: '8080' },
      'no-isolation': { type: 'boolean', default: false },
      plain: { type: 'boolean', default: false },
    },
  });
  const mode = values.plain ? 'plain' : values['no-isolation'] ? 'single' : 'isolated';
  return { port: Number(values.port), mode };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await tool(() => serveUntilStopped(serveOptions(process.argv.slice(2))));
}
