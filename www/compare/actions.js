/** Comparing the motifs of a file with the databases that are open: what the page of its own can do. */
import { DEFAULTS } from '../session/address.js';
import { grammarOf } from '../session/state.js';
import { asProblem } from '../ui/problem.js';

/** @typedef {import('../engine/protocol.js').Compared} Compared */
/** @typedef {import('../engine/types.js').Progress} Progress */
/** @typedef {{name: string, content: Blob}} Queries */

/**
 * @typedef {import('../session/state.js').State & {
 *   queries: Queries | null,
 *   comparing: {progress: Progress | null} | null,
 *   comparison: (Compared & {name: string}) | null,
 * }} CompareState
 */

/** What Tomtom shows unless it is told otherwise: matches up to this q-value, and all of them. */
const TOMTOM = { threshold: 0.5, listed: 1000 };

/**
 * @param {import('../ui/store.js').Store<CompareState>} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {ReturnType<typeof import('../session/motifs.js').createMotifs>} motifs
 */
export function createComparing(store, engine, motifs) {
  /** @type {Promise<void>} */
  let ended = Promise.resolve();

  /** @param {Partial<CompareState['settings']>} patch */
  function set(patch) {
    store.update({ settings: { ...store.state.settings, ...patch } });
  }

  async function startEngine() {
    try {
      await engine.start();
      const quick = await engine.call('preset', { name: 'quick' });
      const preset = { ...quick, grammar: { ...quick.grammar, ...TOMTOM } };
      store.update({ engine: engine.started, engineFailure: null, presets: { quick: preset, paper: preset } });
      await motifs.loadMotifs();
    } catch (error) {
      store.update({ engineFailure: asProblem(error) });
    }
  }

  /** @param {File} file */
  async function chooseQueries(file) {
    await stop();
    store.update({ queries: { name: file.name, content: file }, problem: null });
    await compare();
  }

  async function compare() {
    const { queries, comparing, engine: started } = store.state;
    if (!queries || comparing || !started) return;
    await motifs.motifsReady();
    const options = grammarOf(store.state);
    if (!options || store.state.databases.length === 0 || store.state.comparing) return;
    store.update({ comparing: { progress: null }, problem: null });
    ended = work(queries, options);
    await ended;
  }

  /** @param {Queries} queries @param {import('../engine/types.js').GrammarOptions} options */
  async function work({ name, content }, options) {
    try {
      const comparison = await engine.call('compare', { name, content, options });
      store.update({ comparison: { ...comparison, name } });
    } catch (error) {
      store.update({ problem: asProblem(error) });
    } finally {
      store.update({ comparing: null });
    }
  }

  /** Ends a comparison that goes on; what was compared is shown. */
  async function stop() {
    if (store.state.comparing) await engine.cancel().catch(() => {}); // a worker that dies refuses the comparison, too
    await ended;
  }

  engine.addEventListener('progress', event => {
    const progress = /** @type {CustomEvent<Progress>} */ (event).detail;
    if (store.state.comparing) store.update({ comparing: { progress } });
  });

  return {
    startEngine,
    chooseQueries,
    compare,
    stop,
    /**
     * Files dropped on the databases' panel join them; dropped elsewhere the first is what is compared.
     * @param {File[]} files
     * @param {EventTarget | null} target
     */
    openFiles(files, target) {
      if (target instanceof Element && target.closest('#known')) motifs.addMotifs(files);
      else if (files.length > 0) chooseQueries(files[0]);
    },
    /** @param {unknown} error */
    refuse: error => store.update({ problem: asProblem(error) }),
    dismiss: () => store.update({ problem: null }),
    /** @param {string} path @param {number | string | null} value null for the usual one */
    override(path, value) {
      const { [path]: _, ...rest } = store.state.settings.overrides;
      set({ overrides: value === null ? rest : { ...rest, [path]: value } });
    },
    resetParameters: () => set({ overrides: DEFAULTS.overrides }),
  };
}

/** @typedef {ReturnType<typeof createComparing>} ComparingActions */
