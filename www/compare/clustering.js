/** The motifs of a file in clusters: read, compared with each other once, and divided again when the visitor changes how. */
import { grammarOf } from '../session/options.js';
import { similarities } from '../session/similarity.js';
import { COMPARE } from '../texts/compare.js';
import { pauses } from '../ui/next-task.js';
import { createProblems } from '../ui/problem.js';
import { alphabetOf } from './alphabet.js';
import { clustersOf } from './clusters.js';
import { dendrogram } from './dendrogram.js';

/** @typedef {import('./dendrogram.js').Linkage} Linkage */
/** @typedef {import('./state.js').Alike} Alike */
/** @typedef {import('./state.js').Queries} Queries */

/** Motifs that can be compared with each other: their pairs take 108 MB. */
const MAX_MOTIFS = 3_000;

/** The second strand is compared only where the letters are those of DNA. */
const ONE_STRAND = 'ACGU';

/**
 * @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store
 * @param {import('../engine/client.js').Engine} engine
 */
export function createClustering(store, engine) {
  const { refuse } = createProblems(store);
  let aborting = new AbortController();
  /** The trees of what is compared, by linkage. @type {Map<Linkage, import('./dendrogram.js').Join[]>} */
  const trees = new Map();

  async function cluster() {
    const { queries } = store.state;
    const options = grammarOf(store.state);
    if (!queries || !options) return;
    stopClustering();
    aborting = new AbortController();
    const { signal } = aborting;
    store.update({ clustering: { motifs: 0, fraction: 0 }, alike: null, clustered: null, problem: null });
    try {
      const alike = await compared(queries, options, signal);
      if (!alike || signal.aborted) return;
      trees.clear();
      store.update({ alike });
      await divide();
    } catch (error) {
      refuse(error);
    } finally {
      if (!signal.aborted) store.update({ clustering: null });
    }
  }

  /**
   * @param {Queries} queries
   * @param {import('../engine/types.js').GrammarOptions} options
   * @param {AbortSignal} signal
   * @returns {Promise<Alike | null>}
   */
  async function compared({ name, content }, options, signal) {
    const read = await engine.call('motifs.read', { name, content, options });
    const { length: motifs } = read.motifs;
    if (motifs > MAX_MOTIFS) throw tooMany(name, motifs);
    const alphabet = alphabetOf(read.motifs);
    const progress = (/** @type {number} */ fraction) => {
      if (!signal.aborted) store.update({ clustering: { motifs, fraction } });
    };
    progress(0);
    const found = await similarities(
      engine,
      read.motifs.map(({ ppm }) => ppm),
      alphabet.length === ONE_STRAND.length && !options.both_strands ? ONE_STRAND : alphabet,
      { progress, signal },
    );
    return found && { ...read, name, alphabet, similarities: found };
  }

  /** Divides what is compared as the settings want it; a later change overtakes an earlier one. */
  async function divide() {
    const { alike, clusterSettings } = store.state;
    if (!alike) return;
    const { linkage, threshold } = clusterSettings;
    const pause = pauses();
    const { size, correlation } = alike.similarities;
    const joins = trees.get(linkage) ?? (await dendrogram(size, correlation, linkage, pause));
    if (store.state.alike !== alike) return;
    trees.set(linkage, joins);
    const clusters = await clustersOf(alike.similarities, joins, threshold, pause);
    if (store.state.alike === alike && store.state.clusterSettings === clusterSettings) {
      store.update({ clustered: { ...alike, clusters } });
    }
  }

  function stopClustering() {
    aborting.abort();
    store.update({ clustering: null });
  }

  store.watch(
    ({ queries }) => [queries],
    () => {
      stopClustering();
      store.update({ alike: null, clustered: null });
    },
  );

  return {
    cluster,
    stopClustering,
    /** @param {Partial<import('./state.js').ClusterSettings>} settings */
    clusterBy(settings) {
      store.update({ clusterSettings: { ...store.state.clusterSettings, ...settings } });
      return divide();
    },
  };
}

/** @param {string} name @param {number} motifs @returns {import('../engine/protocol.js').EngineError} */
function tooMany(name, motifs) {
  const { tooMany: message, tooManyNext: next } = COMPARE.clusters;
  return { code: 'motifs.too-many', concerns: name, message: message(name, motifs, MAX_MOTIFS), next };
}

/** @typedef {ReturnType<typeof createClustering>} ClusterActions */
