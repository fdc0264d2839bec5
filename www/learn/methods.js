/** Other interpretation methods on the page's neuron: computed on demand, stopped on demand. */
import { NEURON } from './actions.js';

/** @typedef {import('../engine/types.js').Reference} Reference */

/**
 * What is left out is the engine's choice, which its types do not say.
 * @param {Reference} reference
 */
function optionsWith(reference) {
  return /** @type {import('../engine/types.js').MethodsOptions} */ ({ attribution: { reference } });
}

/** DeepLIFT compares every sequence with something; these are offered. @type {Reference[]} */
export const REFERENCES = ['uniform', 'zeros', 'shuffled'];

/**
 * @param {import('./state.js').LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('./actions.js').Actions} session
 */
export function createMethods(store, engine, session) {
  for (const job of ['run', 'methods']) {
    engine.addEventListener(`${job}.progress`, event => {
      const { fraction } = /** @type {CustomEvent<{fraction: number}>} */ (event).detail;
      if (store.state.comparing !== null) store.update({ comparing: fraction });
    });
  }

  /** The neuron's own report is where the methods take its sequences from. */
  async function analyse() {
    const options = await engine.call('preset', { name: 'paper' });
    options.targets = [{ layer: NEURON.layer, channels: [NEURON.channel] }];
    return engine.call('run', { options, withoutMotifs: true });
  }

  /** The comparison at work, or the last one. */
  let current = Promise.resolve();

  function compare() {
    current = work();
  }

  async function work() {
    const { comparing, ready, info, sha256, address } = store.state;
    if (comparing !== null || !ready) return;
    const stale = () => store.state.sha256 !== sha256 || store.state.address.reference !== address.reference;
    store.update({ comparing: 0 });
    try {
      const { report, cancelled } = await analyse();
      if (cancelled || stale()) return;
      const truth = info?.truth ? { name: info.truth.name, ppm: info.truth.ppm } : null;
      const request = { ...NEURON, truth, options: optionsWith(address.reference) };
      const methods = await engine.call('methods', { report, request });
      if (!stale()) store.update({ methods });
    } catch (error) {
      session.refuse(error);
    } finally {
      store.update({ comparing: null });
    }
  }

  /** @param {Reference} reference */
  function refer(reference) {
    session.set({ reference });
    store.update({ methods: null });
  }

  function cancel() {
    if (store.state.comparing !== null) engine.cancel();
  }

  /** Until the engine is free again. */
  async function stop() {
    cancel();
    await current;
  }

  return { compare, refer, cancel, stop };
}
