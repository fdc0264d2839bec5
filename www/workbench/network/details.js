/** Details of the open network: its operations, its first filters, the receptive field of a neuron, and scans. */
import { layerOf } from '../../session/network.js';
import { asProblem, createProblems } from '../../ui/problem.js';

/** @typedef {import('../../session/state.js').NetworkDetails} NetworkDetails */
/** @typedef {import('../../session/state.js').Sequence} Sequence */

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../../engine/client.js').Engine} engine
 */
export function createNetworkDetails(store, engine) {
  const { refuse } = createProblems(store);

  /** @param {Partial<NetworkDetails>} patch */
  function patch(patch) {
    store.update({ details: { ...store.state.details, ...patch } });
  }

  store.watch(({ model }) => [model], look);
  engine.addEventListener('restarted', () => {
    if (store.state.details.nodes.length === 0) look();
  });
  store.watch(state => [state.details.nodes, layerOf(state)?.index], findField);

  async function look() {
    const { model } = store.state;
    patch({ nodes: [], filters: [], field: null, scan: null });
    if (!model) return;
    try {
      const nodes = await engine.call('picture', {});
      const first = nodes.flatMap(({ layer, inputs }) =>
        layer && inputs.every(input => input === null) ? [layer] : [],
      );
      const matrices = await Promise.all(first.map(layer => engine.call('filters', { layer })));
      if (store.state.model !== model) return;
      const filters = first.map((layer, i) => ({ layer, matrices: matrices[i] }));
      patch({ nodes, filters: filters.filter(({ matrices }) => matrices.length > 0) });
    } catch (error) {
      refuse(error);
    }
  }

  async function findField() {
    const { nodes } = store.state.details;
    const layer = layerOf(store.state)?.index;
    if (!layer || !nodes.some(node => node.layer === layer)) return patch({ field: null });
    try {
      const field = await engine.call('field', { layer });
      if (store.state.details.nodes === nodes && layerOf(store.state)?.index === layer)
        patch({ field: { layer, field } });
    } catch (error) {
      refuse(error);
    }
  }

  /** @param {number} layer @param {Sequence} sequence */
  async function scan(layer, sequence) {
    const { model } = store.state;
    const controller = new AbortController();
    patch({ scan: { abort: () => controller.abort() } });
    const answer = await engine.scan(layer, sequence.letters, controller.signal).then(
      scanned => ({ scanned, sequence }),
      error => (controller.signal.aborted ? null : { refusal: asProblem(error) }),
    );
    if (store.state.model === model) patch({ scan: answer });
  }

  /** The first sequence of a pasted text, or why there is none. @param {string} text @returns {Promise<Sequence | string>} */
  function readPasted(text) {
    return engine.call('pasted', { text }).catch(error => asProblem(error).message);
  }

  return { scan, readPasted };
}
