import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../tools/serve.mjs';

/**
 * A request whose path is sent exactly as written, unlike fetch, which tidies it up.
 * @param {string} origin
 * @param {string} path
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{status: number | undefined, headers: import('node:http').IncomingHttpHeaders, body: string}>}
 */
function ask(origin, path, headers = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, response => {
      let body = '';
      response.setEncoding('latin1').on('data', text => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    }).on('error', reject);
  });
}

describe('the server', () => {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server.close());

  test('isolates every response, refusals too', async () => {
    for (const path of ['/', '/sw.js', '/no/such/file']) {
      const { headers } = await ask(server.origin, path);
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
      assert.equal(headers['cross-origin-embedder-policy'], 'require-corp', path);
      assert.match(String(headers['content-security-policy']), /^default-src 'none'; /, path);
    }
  });

  test('gives away nothing but the site', async () => {
    const forbidden = ['/package.json', '/.git/config', '/tools/serve.mjs', '/www/../package.json'];
    const disguised = [
      '/www/%2e%2e/package.json',
      '/www/..%2fpackage.json',
      '/www/..%5cpackage.json',
      '/www/%00',
      '/%E0',
    ];
    for (const path of [...forbidden, ...disguised]) {
      assert.equal((await ask(server.origin, path)).status, 404, path);
    }
  });

  test('compresses where the browser accepts it, and recognises an unchanged file by its tag', async () => {
    const plain = await ask(server.origin, '/sw.js');
    assert.equal(plain.headers['content-encoding'], undefined);
    const brotli = await ask(server.origin, '/sw.js', { 'accept-encoding': 'gzip, br' });
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.ok(brotli.body.length < plain.body.length);
    const again = await ask(server.origin, '/sw.js', { 'if-none-match': String(plain.headers.etag) });
    assert.equal(again.status, 304);
  });

  test('serves a worker script with a JavaScript type', async () => {
    const { headers } = await ask(server.origin, '/sw.js');
    assert.match(String(headers['content-type']), /^text\/javascript/);
  });
});
