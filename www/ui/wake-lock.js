/** Keeps the screen on. Browsers end that when the tab is hidden: it is asked for again as soon as the tab is seen. */

/** @typedef {'unsupported' | 'none' | 'held' | 'refused'} Lock */

/** @param {(lock: Lock) => void} changed called with every change, and at once */
export function createWakeLock(changed) {
  if (!('wakeLock' in navigator)) {
    changed('unsupported');
    return { hold() {}, release() {} };
  }
  let isWanted = false;
  let isAsked = false;
  /** @type {WakeLockSentinel | null} */
  let sentinel = null;
  const isSeen = () => document.visibilityState === 'visible';

  async function take() {
    if (!isWanted || isAsked || sentinel || !isSeen()) return;
    isAsked = true;
    try {
      keep(await navigator.wakeLock.request('screen'));
    } catch {
      if (isWanted && isSeen()) changed('refused'); // such as to save the battery
    } finally {
      isAsked = false;
    }
  }

  /** @param {WakeLockSentinel} taken */
  function keep(taken) {
    if (!isWanted) return void taken.release();
    sentinel = taken;
    taken.addEventListener('release', () => {
      if (sentinel !== taken) return;
      sentinel = null;
      changed('none');
    });
    changed('held');
  }

  document.addEventListener('visibilitychange', take);
  changed('none');

  return {
    hold() {
      isWanted = true;
      take();
    },
    release() {
      isWanted = false;
      const taken = sentinel;
      sentinel = null;
      taken?.release();
      changed('none');
    },
  };
}
