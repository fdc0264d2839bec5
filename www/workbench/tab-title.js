/** The browser tab: its title shows the progress of a run. */
import { isBusy } from '../session/state.js';
import { percent } from '../texts/format.js';

/** @param {import('../ui/store.js').Store<import('../session/state.js').State>} store */
export function tabView(store) {
  const { title } = document;
  store.watch(
    ({ run }) => [run?.status, percent(run?.progress?.fraction ?? 0)],
    state => {
      const done = percent(state.run?.progress?.fraction ?? 0);
      document.title = isBusy(state) ? `${done} · ${title}` : title;
    },
  );
}
