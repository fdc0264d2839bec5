/** What the engine is asked for motifs of the strongest windows, by MEME's algorithm, then for the known ones that resemble them. */
import { windowMotifs } from '../../session/questions/meme.js';
import { neuronId } from '../../session/network.js';
import { during } from '../job.js';
import { knownMotifsQuestion } from './known-motifs.js';
import { CANCELLED } from './pattern-question.js';

/** @typedef {import('../../session/sources-state.js').FoundMotifs} FoundMotifs */
/** @typedef {import('../../engine/types.js').ExpectationOptions} ExpectationOptions */

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {import('../asking.js').Asking} asking
 */
export function createMotifQuestion(store, engine, { ask, answer }) {
  const knownMotifs = knownMotifsQuestion(store, engine, ask);

  /**
   * Finds the motifs of the windows that activate a neuron most, then compares them with the known motifs that are open.
   * @param {string} owner
   * @param {{layer: number, channel: number}} neuron
   * @param {ExpectationOptions} options
   * @returns {Promise<typeof CANCELLED | null>}
   */
  async function findWindowMotifs(owner, neuron, options) {
    const found = await ask('motifs', owner, async (signal, progress) => {
      const { records } = store.state.sources;
      if (!records) return null;
      const work = () => windowMotifs(engine, records.source, { ...neuron, options }, { signal, onprogress: progress });
      const found = await during(engine, 'meme.search', signal, progress, work);
      return found && !found.cancelled ? found : CANCELLED;
    });
    if (found === null || found === CANCELLED) return found;
    keep(neuronId(neuron), { found, known: null });
    const informative = found.motifs.filter(({ informative }) => informative);
    const known = await knownMotifs('motifs', owner, { meme: found.meme, count: informative.length });
    if (known) keep(neuronId(neuron), { found, known });
    return null;
  }

  /** @param {string} id of the neuron @param {FoundMotifs} motifs */
  function keep(id, motifs) {
    answer({ motifs: { ...store.state.answers.motifs, [id]: motifs } });
  }

  return { findWindowMotifs };
}
