/** A job of the engine as part of a question: its progress is the question's, and a cancelled question ends it. */

/**
 * @template T
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('../engine/protocol.js').JobMethod} job
 * @param {AbortSignal} signal
 * @param {import('./asking.js').Progresses} progress
 * @param {() => Promise<T>} work that does the job; ended early, the job answers with what it has
 * @returns {Promise<T | null>} null where it was cancelled before it began
 */
export async function during(engine, job, signal, progress, work) {
  if (signal.aborted) return null;
  const follow = (/** @type {Event} */ event) =>
    progress(0, /** @type {CustomEvent<{fraction: number}>} */ (event).detail.fraction);
  const cancel = () => engine.cancel().catch(() => {}); // a worker that stops rejects the work itself
  engine.addEventListener(`${job}.progress`, follow);
  signal.addEventListener('abort', cancel);
  try {
    return await work();
  } finally {
    engine.removeEventListener(`${job}.progress`, follow);
    signal.removeEventListener('abort', cancel);
  }
}
