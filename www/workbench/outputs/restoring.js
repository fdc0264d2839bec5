/** A link has the chosen output and the ranking: they are asked again as soon as the engine is free. */
import { allLayers } from '../../session/network.js';
import { obstacleTo } from '../../session/runs.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {Pick<import('../actions.js').Actions, 'askOutputs' | 'rankNeurons'>} actions
 * @param {{asking: string, ranking: string}} owners ids of the views that ask
 */
export function restoreOutputs(store, { askOutputs, rankNeurons }, owners) {
  /** What was asked again last: what was refused or cancelled is not asked twice. */
  let last = '';
  store.watch(
    ({ model }) => [model],
    () => (last = ''),
  );

  store.watch(
    state => [wanted(state), obstacleTo(state)],
    state => {
      const now = wanted(state);
      if (now === '' || now === last || obstacleTo(state)) return;
      last = now;
      const { ranked, rankedIn } = state.settings;
      if (ranked === null) askOutputs(owners.asking);
      else rankNeurons(owners.ranking, { layer: ranked, sequences: rankedIn, given: false });
    },
  );
}

/** What the address has and the panel has not. @param {State} state @returns {string} nothing where they agree */
function wanted({ settings, outputs, model }) {
  const { ranked, rankedIn, output, scale } = settings;
  if (!model) return '';
  const { info, ranking } = outputs;
  const hasLayer = ranked !== null && allLayers(model.info).some(({ index }) => index === ranked);
  if (hasLayer && ranking?.layer !== ranked) return JSON.stringify([ranked, rankedIn, scale]);
  return info === null && (output > 0 || scale === 'output') ? scale : '';
}
