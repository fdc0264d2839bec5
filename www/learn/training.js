/** Training in the tab: what the button does, and what an address with a trained network does on its own. */
import { isTraining } from './state.js';

/** @typedef {import('../engine/types.js').TrainingProgress} TrainingProgress */

/** What a trained network's file is called. @param {import('../engine/types.js').TrainingOptions} options */
export function fileName({ seed, examples, epochs }) {
  return `zeb1-toy-seed-${seed}-${examples}-${epochs}.onnx`;
}

/**
 * @param {import('./state.js').LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('./actions.js').Actions} session
 * @param {{stop: () => Promise<void>}} comparing what else may keep the engine busy
 */
export function createTraining(store, engine, session, comparing) {
  engine.addEventListener('lesson.train.progress', event => {
    const progress = /** @type {CustomEvent<TrainingProgress>} */ (event).detail;
    const { training } = store.state;
    if (training?.status !== 'running' || !('losses' in progress)) return;
    store.update({ training: { ...training, progress } });
  });

  /** Counts what was begun: late results of an earlier training are ignored. */
  let latest = 0;

  /** The training at work, or the last one. */
  let current = Promise.resolve();

  function train() {
    current = work();
    return current;
  }

  async function work() {
    const { comparing, address } = store.state;
    if (isTraining(store.state) || comparing !== null) return;
    const mine = ++latest;
    const options = { seed: address.seed, examples: address.examples, epochs: address.epochs };
    const progress = { epoch: 0, epochs: options.epochs, losses: [], accuracy: [] };
    store.update({ training: { status: 'running', progress, result: null, model: null } });
    try {
      const { model: bytes, ...result } = await engine.call('lesson.train', options);
      if (mine !== latest) return;
      const model = new Blob([/** @type {BlobPart} */ (bytes)], { type: 'application/octet-stream' });
      await session.open(fileName(options), model, () => {
        const training = store.state.training ?? { progress };
        store.update({
          training: { ...training, status: result.cancelled ? 'cancelled' : 'done', result, model },
        });
        session.set({ ...options, trained: !result.cancelled });
      });
    } catch (error) {
      if (mine !== latest) return;
      store.update({ training: null });
      await session.openShipped();
      session.refuse(error);
    }
  }

  function cancel() {
    if (isTraining(store.state)) engine.cancel();
  }

  /** Stops the current training and ignores its results. */
  async function drop() {
    latest++;
    cancel();
    store.update({ training: null });
    await comparing.stop();
  }

  async function forget() {
    await drop();
    await session.openShipped();
  }

  /** Trains the network of the current address. */
  async function again() {
    await drop();
    await current;
    await train();
  }

  return { train, again, cancel, forget };
}
