/** Registers the service worker, which keeps the site for offline use and isolates the page where the host does not. */

/** Remembers the one reload that isolation may cost, so that a browser that never isolates is not reloaded for ever. */
const RELOADED = 'neuronmotif.reloaded';

/**
 * Call it once, early. On a host that sends no isolation headers the first visit reloads the page once, as soon as
 * the service worker can add them.
 */
export async function keepOffline() {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('../../sw.js', import.meta.url), { updateViaCache: 'none' });
  } catch {
    // A private window or a host without sw.js: the page works all the same, with the headers that it has.
    return;
  }
  if (crossOriginIsolated) {
    sessionStorage.removeItem(RELOADED);
    return;
  }
  await navigator.serviceWorker.ready;
  if (sessionStorage.getItem(RELOADED)) return;
  sessionStorage.setItem(RELOADED, 'yes');
  location.reload();
}
