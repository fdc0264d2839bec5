/** Going from one area of the workbench to another, by hand and when something has come. */
import { areaOf, TOGETHER } from '../../session/area.js';
import { createSettings } from '../../session/settings.js';
import { focusArea } from './focus.js';

/** @typedef {import('../../session/address.js').AreaId} AreaId */
/** @typedef {import('../../session/state.js').State} State */

/** @param {import('../../ui/store.js').Store<State>} store */
export function createGoing(store) {
  const { set } = createSettings(store);

  /** @param {AreaId} area */
  function goTo(area) {
    set({ area });
    queueMicrotask(() => focusArea(area)); // after the views, which react in a microtask, too
  }

  /** To the settings of a run, which are below the neurons. */
  function goToRun() {
    goTo('neurons');
    queueMicrotask(() => document.getElementById('run-title')?.scrollIntoView());
  }

  return { goTo, goToRun };
}

/**
 * A run that has ended shows its result, unless the visitor is at something else.
 * @param {import('../../ui/store.js').Store<State>} store
 */
export function comeToResults(store) {
  const { set } = createSettings(store);
  let before = store.state.run?.status;
  store.watch(
    ({ run }) => [run?.status],
    state => {
      const { run } = state;
      const wasBusy = before === 'running' || before === 'stopping';
      before = run?.status;
      const hasEnded = run?.status === 'done' || run?.status === 'cancelled';
      const here = areaOf(state);
      if (wasBusy && hasEnded && run.results && (here === 'start' || TOGETHER.includes(here))) set({ area: 'result' });
    },
  );
}
