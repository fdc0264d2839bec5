/** Announces the stages and the end of a run to screen readers. */
import { RUN } from '../../texts/workbench.js';
import { write } from '../../ui/dom.js';

/**
 * @param {HTMLElement} region an aria-live region
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 */
export function announceRuns(region, store) {
  store.watch(
    ({ run }) => [run?.status, run?.progress?.stage, run?.progress?.finished],
    ({ run, shown }) => {
      if (!run) return;
      const facets = shown?.report.neurons.reduce((sum, neuron) => sum + neuron.crms.length, 0) ?? 0;
      if (run.status === 'running' && run.progress) write(region, RUN.stage(run.progress));
      else if (run.status === 'done') write(region, RUN.announced.done(facets));
      else if (run.status === 'cancelled') write(region, RUN.cancelled(run.results?.neurons ?? 0));
      else if (run.status === 'failed') write(region, RUN.failed(run.results?.neurons ?? 0));
      else if (run.status === 'paused') write(region, RUN.announced.paused);
    },
  );
}
