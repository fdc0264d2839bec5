/** The engine in the state of a page: ready, or failed with a reason. */
import { asProblem } from '../ui/problem.js';

/** @typedef {import('../engine/client.js').Engine} Engine */
/** @typedef {Pick<import('./state.js').State, 'engine' | 'engineFailure'>} EngineState */
/** @typedef {{state: Pick<EngineState, 'engine'>, update: (patch: Partial<EngineState>) => void}} EngineStore */

/**
 * @param {EngineStore} store
 * @param {Engine} engine
 * @param {() => Promise<object>} [prepare] computes what else the state needs of the engine before it counts as ready
 */
export async function startEngine(store, engine, prepare = async () => ({})) {
  try {
    await engine.start();
    const prepared = await prepare();
    store.update({ engine: engine.started, engineFailure: null, ...prepared });
  } catch (error) {
    store.update({ engine: null, engineFailure: asProblem(error) });
  }
}

/**
 * Follows an engine whose further threads join, and that restarts after a failure, or fails to.
 * @param {EngineStore} store
 * @param {Engine} engine
 * @param {() => void} [restarted]
 */
export function followEngine(store, engine, restarted = () => {}) {
  engine.addEventListener('threads', () => {
    if (store.state.engine) store.update({ engine: engine.started });
  });
  engine.addEventListener('restarted', () => {
    store.update({ engine: engine.started, engineFailure: null });
    restarted();
  });
  engine.addEventListener('failed', event => {
    store.update({ engine: null, engineFailure: /** @type {CustomEvent} */ (event).detail });
  });
}
