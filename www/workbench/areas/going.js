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

  /** To a section of an area, which may be below others. @param {AreaId} area @param {string} heading its id */
  function goToSection(area, heading) {
    goTo(area);
    onArrival(() => document.getElementById(heading)?.scrollIntoView());
  }

  return { goTo, goToSection };
}

/** Acts after the bar of the areas has scrolled to the area that was chosen just now, which it does in a frame: else it would scroll away. @param {() => void} act */
export function onArrival(act) {
  queueMicrotask(() => requestAnimationFrame(act)); // after the views, which react in a microtask, and ask for their frame first
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
