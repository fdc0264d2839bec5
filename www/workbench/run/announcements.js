/** Tells people who listen rather than look how a run goes: stages and finished neurons, not every figure. */
import { counted } from '../../texts/format.js';
import { write } from '../../ui/dom.js';
import { inWords } from './stages.js';

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
      if (run.status === 'running' && run.progress) write(region, inWords(run.progress));
      else if (run.status === 'done') write(region, `Finished: ${counted(facets, 'facet')}.`);
      else if (run.status === 'cancelled') write(region, 'Cancelled. What was computed is shown.');
      else if (run.status === 'paused') write(region, 'Paused.');
    },
  );
}
