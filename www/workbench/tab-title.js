/** The browser tab: its title shows the progress of a run, and its end until the tab is looked at. */
import { isBusy } from '../session/runs.js';
import { percent } from '../texts/format.js';
import { RUN } from '../texts/workbench.js';
import { isInFront, whenInFront } from '../ui/in-front.js';

/** @typedef {import('../session/state.js').State} State */

/** @param {import('../ui/store.js').Store<State>} store */
export function tabView(store) {
  const { title } = document;
  let wasBusy = false;
  let end = '';
  const write = () => {
    document.title = [...progressOf(store.state), end, title].filter(Boolean).join(' · ');
  };
  store.watch(
    ({ run }) => [run?.status, percent(run?.progress?.fraction ?? 0)],
    state => {
      if (isBusy(state)) end = '';
      else if (wasBusy && !isInFront()) end = RUN.tab.ends[state.run?.status ?? ''] ?? '';
      wasBusy = isBusy(state);
      write();
    },
  );
  whenInFront(() => {
    end = '';
    write();
  });
}

/** @param {State} state */
function progressOf(state) {
  if (!isBusy(state)) return [];
  const done = percent(state.run?.progress?.fraction ?? 0);
  return state.run?.status === 'paused' ? [done, RUN.tab.paused] : [done];
}
