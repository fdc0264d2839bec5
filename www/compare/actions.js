/** The actions of the page that compares motifs: comparing the motifs of a file with the open databases. */
import { startEngine } from '../session/engine-state.js';
import { createSettings } from '../session/settings.js';
import { grammarOf } from '../session/options.js';
import { COMPARE } from '../texts/compare.js';
import { createProblems } from '../ui/problem.js';
import { consensusMeme, isConsensus } from './consensus.js';

/** @typedef {import('../engine/types.js').Progress} Progress */
/** @typedef {import('./state.js').CompareState} CompareState */
/** @typedef {import('./state.js').Queries} Queries */

/** Tomtom's defaults: all matches up to this q-value. */
const TOMTOM = { threshold: 0.5, listed: 1000 };

/**
 * @param {import('../ui/store.js').Store<CompareState>} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {ReturnType<typeof import('../session/motifs.js').createMotifs>} motifs
 */
export function createActions(store, engine, motifs) {
  /** @type {Promise<void>} */
  let ended = Promise.resolve();

  const { refuse, dismiss } = createProblems(store);
  const { override, resetParameters } = createSettings(store);

  async function start() {
    await startEngine(store, engine, async () => {
      const quick = await engine.call('preset', { name: 'quick' });
      const preset = { ...quick, grammar: { ...quick.grammar, ...TOMTOM } };
      return { presets: { quick: preset, paper: preset } };
    });
    if (store.state.engine) await motifs.loadMotifs();
  }

  /** @param {File} file */
  function chooseQueries(file) {
    return use({ name: file.name, content: file });
  }

  /** @param {string} text a motif file, or consensus sequences */
  async function pasteQueries(text) {
    const name = COMPARE.pastedName;
    try {
      if (text.trim() === '') throw nothingPasted(name);
      const content = new Blob([isConsensus(text) ? consensusMeme(text, name) : text]);
      await use({ name, content, isPasted: true });
    } catch (error) {
      refuse(error);
    }
  }

  /** @param {Queries} queries */
  async function use(queries) {
    await stop();
    store.update({ queries, problem: null });
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
  async function work({ name, content, isPasted = false }, options) {
    try {
      const comparison = await engine.call('compare', { name, content, options });
      store.update({ comparison: { ...comparison, name, content, options } });
    } catch (error) {
      refuse(isPasted ? aboutPasted(error) : error);
    } finally {
      store.update({ comparing: null });
    }
  }

  /** Ends a comparison in progress; the results so far are shown. */
  async function stop() {
    if (store.state.comparing) await engine.cancel().catch(() => {}); // a worker that stops rejects the comparison itself
    await ended;
  }

  engine.addEventListener('compare.progress', event => {
    const progress = /** @type {CustomEvent<Progress>} */ (event).detail;
    if (store.state.comparing) store.update({ comparing: { progress } });
  });

  return {
    override,
    resetParameters,
    refuse,
    dismiss,
    startEngine: start,
    chooseQueries,
    pasteQueries,
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
  };
}

/** What the engine says of files, said of a text in the box. @param {any} error */
function aboutPasted(error) {
  return error?.code === 'motifs.not-motifs' ? { ...error, next: COMPARE.pastedNext } : error;
}

/** @param {string} concerns @returns {import('../engine/protocol.js').EngineError} */
function nothingPasted(concerns) {
  return { code: 'motifs.empty', concerns, message: COMPARE.nothingPasted, next: COMPARE.nothingPastedNext };
}

/** @typedef {ReturnType<typeof createActions>} CompareActions */
