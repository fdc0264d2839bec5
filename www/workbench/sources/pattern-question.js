/** What the engine is asked for patterns in the contributions: TF-MoDISco, then the known motifs that resemble them. */
import { patternsOf } from '../../session/questions/modisco-files.js';
import { discovered } from '../../session/questions/modisco.js';
import { neuronId } from '../../session/network.js';
import { during } from '../job.js';
import { knownMotifsQuestion } from './known-motifs.js';

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
  const knownMotifs = knownMotifsQuestion(store, engine, ask);

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
    const known = await knownMotifs('patterns', owner, { meme: found.meme, count: patternsOf(found).length });
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

  return { findPatterns };
}
