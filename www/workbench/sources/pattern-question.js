/** What the engine is asked for patterns in the contributions: TF-MoDISco, then the known motifs that resemble them. */
import { discovered } from '../../session/questions/modisco.js';
import { grammarOf, isComparable, neuronId } from '../../session/state.js';
import { during } from '../job.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/sources-state.js').FoundPatterns} FoundPatterns */
/** @typedef {import('../../session/questions/modisco.js').Discovered} Discovered */
/** @typedef {import('./attribution-choice.js').Chosen} Chosen */

/** What a cancelled search gives. */
export const CANCELLED = 'cancelled';

/** Letters in the middle of each window that are searched, as in the published program. */
const WITHIN = 400;

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {import('../asking.js').Asking} asking
 */
export function createPatternQuestion(store, engine, { ask, answer }) {
  /**
   * Finds the patterns in the contributions to a neuron, then compares them with the known motifs that are open.
   * @param {string} owner
   * @param {{layer: number, channel: number}} neuron
   * @param {Chosen} chosen
   * @returns {Promise<typeof CANCELLED | null>}
   */
  async function findPatterns(owner, neuron, chosen) {
    const found = await ask('patterns', owner, (signal, progress) => search(neuron, chosen, signal, progress));
    if (found === null || found === CANCELLED) return found;
    const id = neuronId(neuron);
    keep(id, { found, ...chosen, known: null });
    const known = await knownMotifs(owner, found);
    if (known) keep(id, { found, ...chosen, known });
    return null;
  }

  /** @param {string} id of the neuron @param {FoundPatterns} patterns */
  function keep(id, patterns) {
    answer({ patterns: { ...store.state.answers.patterns, [id]: patterns } });
  }

  /**
   * @param {{layer: number, channel: number}} neuron
   * @param {Chosen} chosen
   * @param {AbortSignal} signal
   * @param {import('../asking.js').Progresses} progress
   * @returns {Promise<Discovered | typeof CANCELLED | null>}
   */
  async function search({ layer, channel }, { method, options }, signal, progress) {
    const { records } = store.state.sources;
    if (!records) return null;
    const request = { layer, channel, method, attribution: options, within: WITHIN };
    const work = () => discovered(engine, records.source, request, { signal, onprogress: progress });
    const found = await during(engine, 'modisco.search', signal, progress, work);
    return found && !found.cancelled ? found : CANCELLED;
  }

  /**
   * A question of its own: where the comparison is refused, the patterns stay.
   * @param {string} owner
   * @param {Discovered} found
   */
  async function knownMotifs(owner, { meme, positive, negative }) {
    const options = grammarOf(store.state);
    const comparable = isComparable(store.state) && store.state.databases.length > 0;
    if (!options || !comparable || positive.length + negative.length === 0) return null;
    const file = { name: 'patterns.meme', content: new Blob([meme]), options };
    return ask('patterns', owner, async (signal, progress) => {
      const compared = await during(engine, 'compare', signal, progress, () => engine.call('compare', file));
      return compared?.queries ?? null;
    });
  }

  return { findPatterns };
}
