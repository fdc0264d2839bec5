/** Training in the tab: what the button does, and what an address with a trained network does on its own. */

/** @typedef {import('./state.js').LearnState} LearnState */
/** @typedef {import('../engine/types.js').TrainingProgress} TrainingProgress */

/** What a trained network's file is called. @param {import('../engine/types.js').TrainingOptions} options */
export function fileName({ seed, examples, epochs }) {
  return `zeb1-toy-seed-${seed}-${examples}-${epochs}.onnx`;
}

/**
 * @param {import('./state.js').LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('./session.js').Session} session
 */
export function createTraining(store, engine, session) {
  engine.addEventListener('progress', event => {
    const progress = /** @type {CustomEvent<TrainingProgress>} */ (event).detail;
    const { training } = store.state;
    if (training?.status !== 'running' || !('losses' in progress)) return;
    store.update({ training: { ...training, progress } });
  });

  async function train() {
    if (store.state.training?.status === 'running') return;
    const { seed, examples, epochs } = store.state.address;
    const options = { seed, examples, epochs };
    const progress = { epoch: 0, epochs, losses: [], accuracy: [] };
    store.update({ training: { status: 'running', progress, result: null, model: null } });
    try {
      const { model: bytes, ...result } = await engine.call('lesson.train', options);
      const model = new Blob([/** @type {BlobPart} */ (bytes)], { type: 'application/octet-stream' });
      await session.open(fileName(options), model);
      const training = store.state.training ?? { progress };
      store.update({
        training: { ...training, status: result.cancelled ? 'cancelled' : 'done', result, model },
      });
      session.set({ trained: !result.cancelled });
    } catch (error) {
      store.update({ training: null });
      await session.openShipped();
      session.refuse(error);
    }
  }

  function cancel() {
    if (store.state.training?.status === 'running') engine.cancel();
  }

  async function forget() {
    store.update({ training: null });
    await session.openShipped();
  }

  return { train, cancel, forget };
}
