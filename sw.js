/**
 * The service worker: headers where the host sends none, and the whole site where there is no network.
 *
 * Every request goes to the network first, past what the host allows the browser to reuse unasked, so that nothing stale
 * is ever shown and no old file next to a new one, neither after a rebuild nor after a new release; the kept copy answers
 * only when the network does not. The list of files, its hash
 * and the headers come from a generated script; a changed list makes the browser install this worker anew.
 */
importScripts('www/vendor/offline.js');

const worker =
  /** @type {ServiceWorkerGlobalScope & {OFFLINE: {version: string, files: string[], later: string[], headers: Record<string, string>}}} */ (
    /** @type {unknown} */ (self)
  );
const { version, files, later, headers } = worker.OFFLINE;

const PREFIX = 'neuronmotif-';
const CACHE = PREFIX + version;

worker.addEventListener('install', event => event.waitUntil(keep()));
worker.addEventListener('activate', event => event.waitUntil(dropOldCopies()));
worker.addEventListener('fetch', event => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(worker.registration.scope)) event.respondWith(answer(event));
});

worker.addEventListener('notificationclick', event => event.waitUntil(bringToFront(event.notification)));

/** The tab that a notification is of, or, where it was closed, its address anew. @param {Notification} notification */
async function bringToFront(notification) {
  notification.close();
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const tab = tabs.find(({ url }) => url === notification.data) ?? tabs[0];
  if (tab) await tab.focus();
  else await worker.clients.openWindow(notification.data);
}

/** Past the HTTP cache, which may still hold files of the last release. */
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(files.map(file => new Request(file, { cache: 'reload' })));
}

/**
 * The copies of an older service worker go. Pages that are open are not taken over: their engine's threads wait inside
 * WebAssembly, and Firefox, which tells every worker of a page about its new service worker, would wait for them for
 * ever, and every request of the page with it. The next page that is loaded is served from here.
 */
async function dropOldCopies() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(PREFIX) && name !== CACHE).map(name => caches.delete(name)));
}

/** @param {FetchEvent} event */
async function answer(event) {
  const { request } = event;
  try {
    const response = await fetch(request, { cache: 'no-cache' });
    // Where there is no room for the copy, the file is kept another time.
    if (response.ok && isForLater(request)) event.waitUntil(keepCopy(request, response.clone()).catch(() => {}));
    return withHeaders(response);
  } catch (offline) {
    const kept = await caches.match(request, { cacheName: CACHE, ignoreSearch: true });
    if (!kept) throw offline;
    return withHeaders(kept);
  }
}

/**
 * Whether the file is kept when it is first asked for.
 * @param {Request} request
 */
function isForLater({ url }) {
  const path = url.slice(worker.registration.scope.length).replace(/[?#].*/, '');
  return later.includes(path);
}

/** @param {Request} request @param {Response} response */
async function keepCopy(request, response) {
  const cache = await caches.open(CACHE);
  await cache.put(request, response);
}

/**
 * A response that lacks nothing is passed on as it is: the browser then also keeps its compiled code. One that may be
 * reused unasked would be: Chromium takes modules that it has in memory without asking this worker.
 * @param {Response} response
 */
function withHeaders(response) {
  const missing = Object.entries(headers).filter(([name]) => !response.headers.has(name));
  const reuse = response.headers.get('Cache-Control') ?? '';
  if (!/no-cache|no-store|max-age=0\b/.test(reuse)) missing.push(['Cache-Control', 'no-cache']);
  if (missing.length === 0 || response.type === 'opaqueredirect') return response;
  const all = new Headers(response.headers);
  for (const [name, value] of missing) all.set(name, value);
  const { status, statusText } = response;
  const body = [204, 304].includes(status) ? null : response.body;
  return new Response(body, { status, statusText, headers: all });
}
