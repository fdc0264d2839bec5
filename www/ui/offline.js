/** Registers the service worker, which keeps the site for offline use and isolates the page where the host does not. */
import { UI } from '../texts/ui.js';
import { h } from './dom.js';
import { forget, recall, remember } from './memory.js';
import { notice } from './notices.js';

/** Remembers the one reload that isolation may cost, so that a browser that never isolates is not reloaded for ever. */
const RELOADED = 'neuronmotif.reloaded';

/**
 * Call it once, early. On a host that sends no isolation headers the first visit reloads the page once, as soon as
 * the service worker can add them; where that would cost the visitor something, it is offered in its place.
 * @param {() => boolean} [isUntouched] whether nothing was opened or computed that a reload would lose
 */
export async function keepOffline(isUntouched = () => true) {
  if (!('serviceWorker' in navigator)) return;
  try {
    const address = new URL('../../sw.js', import.meta.url);
    follow(await navigator.serviceWorker.register(address, { updateViaCache: 'none' }));
  } catch {
    // A private window or a host without sw.js: the page works all the same, with the headers that it has.
    return;
  }
  if (crossOriginIsolated) return forget('sessionStorage', RELOADED);
  await navigator.serviceWorker.ready;
  // Without a memory of the reload there would be no end of them.
  if (recall('sessionStorage', RELOADED) || !remember('sessionStorage', RELOADED, 'yes')) return;
  if (isUntouched()) return location.reload();
  notice(UI.isolation.text, h('button', { type: 'button', onclick: () => location.reload() }, UI.isolation.reload));
}

/** Says when the copies could not be made, of this visit's version or of a later one. @param {ServiceWorkerRegistration} registration */
function follow(registration) {
  const watch = () => {
    const { installing } = registration;
    let isInstalled = false;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant' && !isInstalled) notice(UI.notKept.offline);
      isInstalled = true;
    });
  };
  registration.addEventListener('updatefound', watch);
  watch();
}
