/** What the page does for a visitor who looks elsewhere during a run: the screen stays on, a notification tells the end. */
import { NO_ATTENTION } from '../../session/attention-state.js';
import { isBusy } from '../../session/runs.js';
import { RUN } from '../../texts/workbench.js';
import { isInFront, whenInFront } from '../../ui/in-front.js';
import { recall, remember } from '../../ui/memory.js';
import { askPermission, notify, permission } from '../../ui/notifications.js';
import { createWakeLock } from '../../ui/wake-lock.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/attention-state.js').Attention} Attention */

/** Where the browser remembers what was chosen. */
const KEYS = { notify: 'neuronmotif.notify', awake: 'neuronmotif.awake' };

/** @param {import('../../ui/store.js').Store<State>} store */
export function createAttention(store) {
  /** @param {Partial<Attention>} part */
  const patch = part => store.update({ attention: { ...store.state.attention, ...part } });

  patch({
    notify: permission() === 'granted' && recall('localStorage', KEYS.notify) === 'yes',
    permission: permission(),
    awake: (recall('localStorage', KEYS.awake) ?? (NO_ATTENTION.awake ? 'yes' : 'no')) === 'yes',
  });
  keepAwake(store, patch);
  tellEnd(store);
  // The visitor may come back from the settings of the browser.
  whenInFront(() => {
    if (store.state.attention.permission !== 'asking') patch({ permission: permission() });
  });

  /** @param {boolean} wished asks the browser for its permission, where that was not done before */
  async function chooseNotify(wished) {
    if (wished) {
      patch({ permission: 'asking' });
      patch({ permission: await askPermission().catch(permission) });
    }
    const can = wished && permission() === 'granted';
    patch({ notify: can });
    remember('localStorage', KEYS.notify, can ? 'yes' : 'no');
  }

  /** @param {boolean} awake */
  function chooseAwake(awake) {
    patch({ awake });
    remember('localStorage', KEYS.awake, awake ? 'yes' : 'no');
  }

  return { chooseNotify, chooseAwake };
}

/** @param {import('../../ui/store.js').Store<State>} store @param {(part: Partial<Attention>) => void} patch */
function keepAwake(store, patch) {
  const screen = createWakeLock(lock => {
    if (lock !== store.state.attention.lock) patch({ lock });
  });
  store.watch(
    ({ attention, run }) => [attention.awake && isBusy({ run }) && run?.status !== 'paused'],
    ({ attention, run }) => {
      if (attention.awake && isBusy({ run }) && run?.status !== 'paused') screen.hold();
      else screen.release();
    },
  );
}

/** @param {import('../../ui/store.js').Store<State>} store */
function tellEnd(store) {
  let wasBusy = false;
  store.watch(
    ({ run }) => [run?.status],
    state => {
      const { run, attention, shown } = state;
      const hasEnded = wasBusy && (run?.status === 'done' || run?.status === 'failed');
      wasBusy = isBusy(state);
      if (!run || !hasEnded || !attention.notify || isInFront()) return;
      const facets = shown?.report.neurons.reduce((sum, { crms }) => sum + crms.length, 0) ?? 0;
      const { title, body } = RUN.notified[run.status === 'done' ? 'done' : 'failed'];
      notify(title, body(run, facets)).catch(() => {}); // the permission may be gone by now: the title of the tab tells it, too
    },
  );
}
