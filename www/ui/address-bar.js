/** Keeps the state of the page in its address. */

/** Minimum milliseconds between two changes that are not steps: Safari refuses more than a hundred in 30 seconds. */
const PAUSE = 400;

/**
 * @template {object} S
 * @template {object} A
 * @param {import('./store.js').Store<S>} store
 * @param {object} address
 * @param {(state: S) => A} address.of the part of the state that the address contains
 * @param {(value: A) => string} address.write as `#…`, or empty where all is as usual
 * @param {(before: A, after: A) => boolean} [address.isStep] whether the browser's back button undoes the change
 * @param {() => A} [address.restore] called after back and forward; returns the new content of the address
 */
export function keepAddress(store, { of, write, isStep = () => false, restore }) {
  let known = of(store.state);
  let last = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {string | null} */
  let waiting = null;

  /** @param {'pushState' | 'replaceState'} method @param {string} hash */
  function put(method, hash) {
    if (hash === location.hash) return;
    last = performance.now();
    history[method](null, '', hash || location.pathname + location.search);
  }

  function settle() {
    clearTimeout(timer);
    if (waiting !== null) put('replaceState', waiting);
    waiting = null;
  }

  store.watch(
    state => [of(state)],
    state => {
      const value = of(state);
      const step = isStep(known, value);
      known = value;
      if (step) {
        settle();
        return put('pushState', write(value));
      }
      waiting = write(value);
      const pause = last + PAUSE - performance.now();
      clearTimeout(timer);
      if (pause > 0) timer = setTimeout(settle, pause);
      else settle();
    },
  );
  addEventListener('pagehide', settle);
  if (!restore) return;
  addEventListener('popstate', () => {
    clearTimeout(timer);
    waiting = null;
    known = restore();
  });
}
