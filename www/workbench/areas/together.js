/** The areas that a wide screen shows together: the network, its neurons, and the results. */
import { databasesView } from '../../session/views/databases.js';
import { OPEN } from '../../texts/workbench.js';
import { byId } from '../../ui/dom.js';
import { nextTask } from '../../ui/next-task.js';
import { filtersView } from '../network/filters.js';
import { layersView } from '../network/layers.js';
import { neuronsView } from '../network/neuron-choice.js';
import { operationsView } from '../network/operations.js';
import { pictureView } from '../network/picture.js';
import { resultView } from '../result/result.js';
import { runView } from '../run/run-panel.js';
import { neuronsOverview } from '../wall/overview.js';

/**
 * Builds them in the order in which they are read, each in a task of its own, so that the page answers meanwhile.
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export async function buildTogether(store, actions, engine) {
  for (const build of [
    () => layersView(byId('network'), store, actions),
    () => pictureView(byId('picture'), store, actions),
    () => operationsView(byId('operations'), store),
    () => filtersView(byId('filters'), store, actions, engine),
    () => neuronsView(byId('neurons'), store, actions),
    () => neuronsOverview(byId('overview'), store, actions, engine),
    () => runView(byId('run'), store, actions),
    () => databasesView(byId('known'), store, actions, OPEN.known),
    () => resultView(byId('result'), store, actions, engine),
  ]) {
    await build();
    await nextTask();
  }
}
