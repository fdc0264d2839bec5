/** The usual methods on the page's neuron: asked for when somebody wants them, stopped when they do not. */

/**
 * @param {import('./state.js').LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('./session.js').Session} session
 */
export function createComparing(store, engine, session) {
  engine.addEventListener('methods', event => {
    if (store.state.comparing !== null) {
      store.update({ comparing: /** @type {CustomEvent<{fraction: number}>} */ (event).detail.fraction });
    }
  });

  async function compare() {
    if (store.state.comparing !== null || !store.state.ready) return;
    store.update({ comparing: 0 });
    try {
      store.update({ methods: await engine.call('methods', { layer: 2, channel: 0 }), comparing: null });
    } catch (error) {
      store.update({ comparing: null });
      session.refuse(error);
    }
  }

  return { compare, cancel: () => engine.cancel() };
}
