/**
 * The headers of every response: our server sends them, `dist/_headers` configures static hosts, and the service
 * worker adds them where a host cannot.
 */
import { createHash } from 'node:crypto';

/** Without these two headers a page has no shared memory and the engine one thread. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const ALWAYS = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * @param {string} indexHtml text of index.html, whose inline import map the policy allows by hash
 * @param {{isolated?: boolean}} [options] `isolated: false` leaves the isolation out, for tests
 * @returns {Record<string, string>} header name → value
 */
export function siteHeaders(indexHtml, { isolated = true } = {}) {
  return { ...ALWAYS, 'Content-Security-Policy': policy(importMaps(indexHtml)), ...(isolated ? ISOLATION : {}) };
}

/**
 * Only the site's own files are allowed, so a model cannot leave the browser tab.
 * @param {string[]} inlineScripts
 */
function policy(inlineScripts) {
  const hashes = inlineScripts.map(text => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${hashes.join('')}`,
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** @param {string} html */
function importMaps(html) {
  return [...html.matchAll(/<script type="importmap">([\s\S]*?)<\/script>/g)].map(match => match[1]);
}
